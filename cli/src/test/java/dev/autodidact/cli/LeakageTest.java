package dev.autodidact.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.data.Target;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.execution.TrialRequest;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.api.task.Metric;
import dev.autodidact.api.task.Metrics;
import dev.autodidact.api.task.Resampling;
import dev.autodidact.core.engine.Folds;
import dev.autodidact.core.engine.TableProblem;
import dev.autodidact.core.model.Calibrator;
import dev.autodidact.core.model.EnsembleSelection;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.runtime.model.Calibration;
import dev.autodidact.runtime.model.Mixture;
import dev.autodidact.runtime.plugin.Offer;
import dev.autodidact.runtime.preprocess.LabelledTable;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Where targets are drawn without regard to the columns, no validation score may be better than chance: else something of a
 * row's target has reached what predicts it, be it through an encoding, early stopping, or the choice of an ensemble.
 */
@Timeout(300)
class LeakageTest {

    private static final int ROWS = 300;

    /** Four standard deviations of the area under the curve, were scores drawn at random (Hanley and McNeil, 1982). */
    private static final double FAR = 4 * Math.sqrt((ROWS + 1) / (3.0 * ROWS * ROWS));

    /** Four standard deviations of the share of half the rows that a coin tells right. */
    private static final double FAR_RIGHT = 4 * 0.5 / Math.sqrt(ROWS / 2.0);

    private final LabelledTable data = LabelledTable.of(noise(), "target");
    private final TableProblem problem = new TableProblem(
            Folds.of(data, Metrics.LOG_LOSS, new Resampling.CrossValidation(3), 1),
            Catalogue.discover(Optional.empty()).learners());

    @Test
    void shuffledTargetsAreNotPredictedBetterThanByChance() throws Exception {
        Map<String, Predictions> outOfFold = new LinkedHashMap<>();
        for (Offer<Learner> offer : Catalogue.discover(Optional.empty()).learners()) {
            if (!problem.unsupported().containsKey(offer.id())) {
                outOfFold.put(offer.id(), outOfFold(offer.id()));
            }
        }
        Target truth = problem.validated();
        assertThat(outOfFold).hasSizeGreaterThan(10);
        outOfFold.forEach((learner, predictions) -> assertThat(Metrics.AUC.score(truth, predictions))
                .as("area under the curve of %s", learner)
                .isBetween(0.5 - FAR, 0.5 + FAR));

        Map<Integer, Double> weights = chosenOnEvenPairs(List.copyOf(outOfFold.values()), truth);
        Predictions mixed = mixture(List.copyOf(outOfFold.values()), weights);
        assertThat(Metrics.AUC.score(truth.take(pairs(1, truth)), take(mixed, pairs(1, truth))))
                .as("area under the curve of an ensemble, on rows that it was not chosen on")
                .isBetween(0.5 - FAR * Math.sqrt(2), 0.5 + FAR * Math.sqrt(2));
        assertThat(scoreOfThresholdsChosenOnEvenPairs(mixed, truth))
                .as("balanced accuracy of an ensemble with thresholds, on rows that neither was chosen on")
                .isBetween(0.5 - FAR_RIGHT, 0.5 + FAR_RIGHT);
    }

    private Predictions outOfFold(String learner) throws Exception {
        Configuration joint = problem.space().complete(Map.of(SearchProblem.LEARNER, learner));
        TrialRequest request = new TrialRequest(0, Proposal.full(joint), 1, Duration.ofMinutes(1));
        Outcome outcome = problem.runner().run(request, Cancellation.none());
        return ((Outcome.Scored) outcome).outOfFold().orElseThrow();
    }

    private static Map<Integer, Double> chosenOnEvenPairs(List<Predictions> candidates, Target truth) {
        return EnsembleSelection.select(
                candidates.stream().map(all -> take(all, pairs(0, truth))).toList(),
                truth.take(pairs(0, truth)),
                Metrics.LOG_LOSS,
                Cancellation.none());
    }

    private static Predictions mixture(List<Predictions> candidates, Map<Integer, Double> weights) {
        List<Predictions> chosen = new ArrayList<>();
        weights.keySet().forEach(index -> chosen.add(candidates.get(index)));
        return Mixture.weighted(
                chosen,
                weights.values().stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static double scoreOfThresholdsChosenOnEvenPairs(Predictions mixed, Target truth) {
        Metric metric = Metrics.BALANCED_ACCURACY;
        Calibration calibration = Calibrator.fit(
                take(mixed, pairs(0, truth)), truth.take(pairs(0, truth)), metric, 1, Cancellation.none());
        return calibration.score(
                metric, truth.take(pairs(1, truth)), calibration.calibrated(take(mixed, pairs(1, truth))));
    }

    /** Of every second pair of rows, each of which has one row of either class. */
    private static int[] pairs(int first, Target truth) {
        return IntStream.range(0, truth.rows())
                .filter(row -> row / 2 % 2 == first)
                .toArray();
    }

    private static Predictions take(Predictions all, int[] rows) {
        return Mixture.gather(List.of(all), new int[rows.length], rows);
    }

    /** Numbers, some of them missing; levels, few and many; dates; text; and as many rows of either class. */
    private static Table noise() {
        RandomGenerator random = Seeds.generator(3, "leakage");
        return Table.of(
                new NumericColumn("a", random.doubles(ROWS).toArray()),
                new NumericColumn(
                        "b",
                        random.doubles(ROWS)
                                .map(value -> value < 0.2 ? Double.NaN : value)
                                .toArray()),
                levels("few", 3, random),
                levels("many", ROWS / 4, random),
                new CategoricalColumn(
                        "when",
                        random.ints(ROWS, 0, 1_000).toArray(),
                        IntStream.range(0, 1_000)
                                .mapToObj(day ->
                                        LocalDate.EPOCH.plusDays(20L * day).toString())
                                .toList()),
                new CategoricalColumn(
                        "text",
                        IntStream.range(0, ROWS).toArray(),
                        IntStream.range(0, ROWS)
                                .mapToObj(row ->
                                        "of " + row + " words " + random.nextInt(40) + " says " + random.nextInt(40))
                                .toList()),
                new CategoricalColumn(
                        "target", IntStream.range(0, ROWS).map(row -> row % 2).toArray(), List.of("no", "yes")));
    }

    private static CategoricalColumn levels(String name, int levels, RandomGenerator random) {
        return new CategoricalColumn(
                name,
                random.ints(ROWS, 0, levels).toArray(),
                IntStream.range(0, levels).mapToObj(level -> name + level).toList());
    }
}
