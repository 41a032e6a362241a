package dev.autodidact.tribuo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.EarlyStopping;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.task.Metrics;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class XgboostStoppingTest {

    private static final int ROWS = 200;

    private final XgboostLearner learner = new XgboostLearner();
    private final Features features = Fixtures.features(2 * ROWS, 4, false);
    private final int[] first = rows(0);
    private final int[] second = rows(ROWS);

    @Test
    void whereThereIsNothingToLearnItStopsAtOnce() throws InterruptedException {
        TrainingData noise = new TrainingData(
                features,
                new RealTarget(Seeds.generator(1, "noise").doubles(2 * ROWS).toArray()));

        assertThat(fit(noise, Map.of("eta", 0.05)).effort()).isLessThan(0.02);
    }

    @Test
    void smallStepsGoFartherThanLargeOnes() throws InterruptedException {
        TrainingData sums = Fixtures.reals(features);

        double small = 1000 * fit(sums, Map.of("eta", 0.03)).effort();
        double large = 100 * fit(sums, Map.of("eta", 0.5)).effort();

        assertThat(small).as("rounds").isGreaterThan(2 * large);
    }

    @Test
    void noOtherNumberOfRoundsPredictsTheWatchedRowsBetter() throws InterruptedException {
        TrainingData classes = Fixtures.classes(features, 3);
        EarlyStopping.Stopped stopped = fit(classes, Map.of("eta", 0.5));
        int best = (int) Math.round(100 * stopped.effort());
        double least = Metrics.LOG_LOSS.score(
                classes.target().take(second), stopped.model().predict(features.take(second)));

        for (int rounds = 1; rounds <= best + 8; rounds++) {
            FitContext context = new FitContext(
                    Fixtures.SEED, rounds / 100.0, FitContext.of(1).cancellation());
            double loss = Metrics.LOG_LOSS.score(
                    classes.target().take(second),
                    learner.fit(configuration(classes, Map.of("eta", 0.5)), take(classes, first), context)
                            .predict(features.take(second)));
            assertThat(loss).isGreaterThan(least - 2e-6);
        }
    }

    @Test
    void watchedRowsOfUnknownClassesAreOverlooked() throws InterruptedException {
        int[] codes = new int[2 * ROWS];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = row < ROWS ? row % 2 : 2;
        }
        TrainingData strangers = new TrainingData(features, new ClassTarget(codes, List.of("a", "b", "new")));

        EarlyStopping.Stopped stopped = fit(strangers, Map.of("eta", 0.5));

        assertThat(stopped.effort()).isEqualTo(1);
        assertThat(((ClassProbabilities) stopped.model().predict(features)).probability(0, 2))
                .isZero();
    }

    private EarlyStopping.Stopped fit(TrainingData data, Map<String, ?> fixed) throws InterruptedException {
        return learner.fit(
                configuration(data, fixed), take(data, first), take(data, second), FitContext.of(Fixtures.SEED));
    }

    private Configuration configuration(TrainingData data, Map<String, ?> fixed) {
        return Fixtures.configuration(learner, data, fixed);
    }

    private static TrainingData take(TrainingData data, int[] rows) {
        return new TrainingData(data.features().take(rows), data.target().take(rows));
    }

    private static int[] rows(int from) {
        return IntStream.range(from, from + ROWS).toArray();
    }
}
