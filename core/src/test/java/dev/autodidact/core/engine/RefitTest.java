package dev.autodidact.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.execution.TrialRequest;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.api.task.Metrics;
import dev.autodidact.api.task.Resampling;
import dev.autodidact.core.fakes.Deaf;
import dev.autodidact.core.fakes.Memory;
import dev.autodidact.core.fakes.Samples;
import dev.autodidact.core.fakes.Scripted;
import dev.autodidact.core.preprocess.Splits;
import dev.autodidact.runtime.model.FittedModel;
import dev.autodidact.runtime.model.Member;
import dev.autodidact.runtime.model.Pool;
import dev.autodidact.runtime.preprocess.LabelledTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RefitTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private static final Scripted.Answer UNDECIDED = features -> {
        double[] flat = new double[2 * features.rows()];
        Arrays.fill(flat, 0.5);
        return new ClassProbabilities(flat, 2);
    };

    private final LabelledTable data = LabelledTable.of(Samples.classes(60, 1), "kind");
    private final Folds folds = Folds.of(data, Metrics.LOG_LOSS, new Resampling.CrossValidation(2), 1);

    @Test
    void noCandidateGivesTheConstant() {
        Refit.Fitted fitted = refit(new Memory("test.memory")).fit(List.of(), LONG);

        assertThat(fitted.model().members()).isEmpty();
        ClassProbabilities constant = (ClassProbabilities) fitted.model().predict(data.table());
        assertThat(constant.probability(0, 0)).isEqualTo(0.5);
    }

    @Test
    void weightsAddUpToOneWhereAMemberCannotBeFitted() throws Exception {
        Scripted fragile = onAllRows(() -> {
            throw new IllegalStateException("too many rows");
        });
        Learner memory = new Memory("test.memory");
        TableProblem problem = new TableProblem(folds, Samples.offers(memory, fragile));
        Candidate first = knowing(0, memory, "doubt", problem);
        Candidate second = knowing(1, fragile, "x", problem);

        Refit.Fitted fitted = new Refit(data, problem, rows -> Optional.empty(), Samples.offers(memory, fragile), 1, 2)
                .fit(List.of(first, second), LONG);

        assertThat(fitted.model().members()).hasSize(1);
        assertThat(fitted.model().members().get(0).weight()).isEqualTo(1);
        assertThat(fitted.leftOut())
                .singleElement()
                .asString()
                .contains("test.fragile")
                .contains("too many rows");
    }

    @Test
    void thoseThatAreLeftAreChosenAmongAnew() throws Exception {
        Scripted fragile = onAllRows(() -> {
            throw new IllegalStateException("too many rows");
        });
        Scripted sound = new Scripted("test.sound", (configuration, training, context) -> UNDECIDED);
        TableProblem problem = new TableProblem(folds, Samples.offers(sound, fragile));
        Candidate lost = judging(problem, fragile, 0.1, 0.8, 0.5, 0.6);
        Candidate good = judging(problem, sound, 0.2, 0.3, 0.7, 0.8);
        Candidate partnerOfTheLost = judging(problem, sound, 0.3, 0.2, 0.95, 0.65);

        Refit.Fitted fitted = new Refit(data, problem, rows -> Optional.empty(), Samples.offers(sound, fragile), 1, 2)
                .fit(List.of(lost, good, partnerOfTheLost), LONG);

        assertThat(fitted.leftOut()).singleElement().asString().contains("test.fragile");
        Member heaviest = fitted.model().members().getFirst();
        assertThat(heaviest.configuration()).isEqualTo(good.own());
        assertThat(heaviest.weight()).isGreaterThan(0.9);
    }

    @Test
    void thoseThatAreBestByThemselvesAreFittedFirst() throws Exception {
        List<Object> fitted = new ArrayList<>();
        Scripted notes = new Scripted("test.notes", (configuration, training, context) -> {
            fitted.add(configuration.real("x"));
            return UNDECIDED;
        });
        TableProblem problem = new TableProblem(folds, Samples.offers(notes));
        Candidate best = judging(problem, notes, 0.1, 0.8, 0.5, 0.6);
        Candidate good = judging(problem, notes, 0.2, 0.3, 0.7, 0.8);
        Candidate partnerOfTheBest = judging(problem, notes, 0.3, 0.2, 0.95, 0.65);

        Refit.Fitted ensemble = new Refit(data, problem, rows -> Optional.empty(), Samples.offers(notes), 1, 1)
                .fit(List.of(best, partnerOfTheBest, good), LONG);

        assertThat(ensemble.model().members())
                .extracting(member -> member.configuration().real("x"))
                .as("the heaviest first")
                .containsExactly(0.1, 0.3, 0.2);
        assertThat(fitted).containsExactly(0.1, 0.2, 0.3);
    }

    @Test
    void ensembleIsExpectedToTakeWhatItsMembersTakeNotWhatTheBestDo() {
        Scripted sound = new Scripted("test.sound", (configuration, training, context) -> UNDECIDED);
        TableProblem problem = new TableProblem(folds, Samples.offers(sound));
        Candidate quick = judging(problem, sound, 0.1, 0.9, 0.5, 0.8);
        Candidate other = judging(problem, sound, 0.2, 0.5, 0.9, 0.7);
        Candidate slow = new Candidate(2, other.configuration(), other.loss(), other.outOfFold(), 1, 10);
        Supplier<Refit> refit = () -> new Refit(data, problem, rows -> Optional.empty(), Samples.offers(sound), 1, 1);

        assertThat(refit.get().estimateBest(List.of(quick, slow))).isEqualTo(Duration.ofMillis(10));
        assertThat(refit.get().estimateEnsemble(List.of(quick))).isLessThan(Duration.ofSeconds(1));
        assertThat(refit.get().estimateEnsemble(List.of(quick, slow))).isGreaterThan(Duration.ofSeconds(10));
    }

    /** Gives the true class some probability, the same for every third row. */
    private static Candidate judging(TableProblem problem, Learner learner, double parameter, double... right) {
        ClassTarget truth = (ClassTarget) problem.validated();
        double[] flat = new double[2 * truth.rows()];
        for (int row = 0; row < truth.rows(); row++) {
            flat[2 * row + truth.code(row)] = right[row % right.length];
            flat[2 * row + 1 - truth.code(row)] = 1 - right[row % right.length];
        }
        ClassProbabilities outOfFold = new ClassProbabilities(flat, 2);
        Configuration joint = Configuration.of(Map.of("x", parameter)).nestedIn("learner", learner.id());
        return new Candidate(
                (int) (10 * parameter), joint, problem.metric().score(truth, outOfFold), outOfFold, 1, 0.01);
    }

    @Test
    void secondLayerTakesTheEnsemblesPlaceWhereThereIsTimeToFitIt() {
        LabelledTable many = LabelledTable.of(Samples.classes(600, 1), "kind");
        Scripted one = new Scripted("test.one", (configuration, training, context) -> UNDECIDED);
        Scripted other = new Scripted("test.other", (configuration, training, context) -> UNDECIDED);
        TableProblem problem = new TableProblem(
                Folds.of(many, Metrics.LOG_LOSS, new Resampling.CrossValidation(2), 1), Samples.offers(one, other));
        Refit refit = new Refit(many, problem, rows -> Optional.empty(), Samples.offers(one, other), 1, 1);

        FittedModel stacked = refit.fit(List.of(witness(problem, one, 0.01), witness(problem, other, 0.01)), LONG)
                .model();
        FittedModel hurried = refit.fit(List.of(witness(problem, one, 30), witness(problem, other, 30)), LONG)
                .model();

        assertThat(stacked.pool()).isEqualTo(Pool.LOGARITHMIC);
        assertThat(stacked.calibration().sharpness()).isCloseTo(2, within(0.4));
        assertThat(stacked.members()).hasSize(2);
        assertThat(hurried.pool()).as("each of two would take 30 of 60 seconds").isEqualTo(Pool.LINEAR);
    }

    /** Has seen a sign of its own of each row's class, and says how likely that makes the class. */
    private static Candidate witness(TableProblem problem, Learner learner, double seconds) {
        ClassTarget truth = (ClassTarget) problem.validated();
        Random random = new Random(learner.id().hashCode());
        double[] flat = new double[2 * truth.rows()];
        for (int row = 0; row < truth.rows(); row++) {
            double sign = random.nextGaussian() + (truth.code(row) == 0 ? -1 : 1);
            flat[2 * row] = 1 / (1 + Math.exp(2 * sign));
            flat[2 * row + 1] = 1 - flat[2 * row];
        }
        ClassProbabilities outOfFold = new ClassProbabilities(flat, 2);
        Configuration joint = Configuration.of(Map.of("x", 0.5)).nestedIn("learner", learner.id());
        return new Candidate(0, joint, problem.metric().score(truth, outOfFold), outOfFold, 1, seconds);
    }

    @Test
    void modelThatPredictsNonsenseIsLeftOut() throws Exception {
        Scripted fragile = onAllRows(() -> features -> new ClassProbabilities(new double[2 * features.rows()], 2));

        Refit.Fitted fitted = fitAlone(fragile, LONG);

        assertThat(fitted.leftOut()).anyMatch(line -> line.contains("sum to"));
    }

    @Test
    void whereNothingCanBeFittedInTimeTheBestTrialsModelIsGivenBack() throws Exception {
        Scripted slow = onAllRows(Deaf::forever);

        Refit.Fitted fitted = fitAlone(slow, Duration.ofMillis(200));

        assertThat(fitted.model().members()).hasSize(1);
        assertThat(fitted.leftOut()).anyMatch(line -> line.contains("30 of 60 rows"));
        ClassProbabilities predicted = (ClassProbabilities) fitted.model().predict(data.table());
        assertThat(predicted.probability(0, 0)).isEqualTo(0.75);
    }

    /** Is sure and right about every second row, and has no opinion on the others: two of these make a good pair. */
    private static Candidate knowing(int odd, Learner learner, String parameter, TableProblem problem) {
        ClassTarget truth = (ClassTarget) problem.validated();
        double[] flat = new double[2 * truth.rows()];
        for (int row = 0; row < truth.rows(); row++) {
            double right = row / 2 % 2 == odd ? 0.99 : 0.5;
            flat[2 * row + truth.code(row)] = right;
            flat[2 * row + 1 - truth.code(row)] = 1 - right;
        }
        Configuration joint = Configuration.of(Map.of(parameter, 0.9)).nestedIn("learner", learner.id());
        return new Candidate(odd, joint, 0.4, new ClassProbabilities(flat, 2), 1, 0.01);
    }

    @Test
    void whereNoTrialEndedTheFirstFoldsModelIsGivenBack() {
        AtomicInteger fits = new AtomicInteger();
        Scripted dies = new Scripted("test.dies", (configuration, training, context) -> {
            if (fits.incrementAndGet() > 1) {
                throw new IllegalStateException("the second fold is too much");
            }
            return UNDECIDED;
        });
        TableProblem problem = new TableProblem(folds, Samples.offers(dies));
        assertThatThrownBy(() -> candidate(problem, 0, dies, "x")).hasMessageContaining("second fold");

        Refit.Fitted fitted =
                new Refit(data, problem, rows -> Optional.empty(), Samples.offers(dies), 1, 1).fit(List.of(), LONG);

        assertThat(fitted.model().members()).hasSize(1);
        assertThat(fitted.leftOut()).anyMatch(line -> line.contains("30 of 60 rows"));
    }

    @Test
    void whatIsSearchedOnASampleIsFittedOnAllRowsInAsManyTimesTheSeconds() throws Exception {
        List<Integer> trained = new ArrayList<>();
        Scripted counts = new Scripted("test.counts", (configuration, training, context) -> {
            trained.add(training.rows());
            return UNDECIDED;
        });
        Folds ofSample = Folds.of(Splits.sample(data, 20, 1), Metrics.LOG_LOSS, new Resampling.CrossValidation(2), 1);
        TableProblem problem = new TableProblem(ofSample, Samples.offers(counts));
        Candidate quick = candidate(problem, 0, counts, "x");
        Candidate slow = new Candidate(0, quick.configuration(), quick.loss(), quick.outOfFold(), 1, 4);
        Refit refit = new Refit(data, problem, rows -> Optional.empty(), Samples.offers(counts), 1, 1);

        assertThat(refit.estimateBest(List.of(slow))).isEqualTo(Duration.ofSeconds(12));
        assertThat(refit.fit(List.of(slow), LONG).model().members()).hasSize(1);
        assertThat(trained).containsExactly(10, 10, 60);

        Refit.Fitted hurried = refit.fit(List.of(slow), Duration.ofSeconds(8));
        assertThat(trained.getLast()).as("in three quarters of 8 of 12 seconds").isEqualTo(30);
        assertThat(hurried.leftOut())
                .containsExactly("the model knows 30 of 60 rows: the time did not suffice for more");
    }

    private Refit.Fitted fitAlone(Scripted learner, Duration limit) throws Exception {
        TableProblem problem = new TableProblem(folds, Samples.offers(learner));
        Candidate candidate = candidate(problem, 0, learner, "x");
        return new Refit(data, problem, rows -> Optional.empty(), Samples.offers(learner), 1, 2)
                .fit(List.of(candidate), limit);
    }

    private Refit refit(Learner learner) {
        return new Refit(
                data,
                new TableProblem(folds, Samples.offers(learner)),
                rows -> Optional.empty(),
                Samples.offers(learner),
                1,
                1);
    }

    /** Works on the rows of a fold, and does something else on all rows. */
    private static Scripted onAllRows(Otherwise otherwise) {
        return new Scripted("test.fragile", (configuration, training, context) -> {
            if (training.rows() == 60) {
                return otherwise.fit();
            }
            return features -> {
                double[] flat = new double[2 * features.rows()];
                Arrays.setAll(flat, i -> i % 2 == 0 ? 0.75 : 0.25);
                return new ClassProbabilities(flat, 2);
            };
        });
    }

    @FunctionalInterface
    private interface Otherwise {

        Scripted.Answer fit() throws InterruptedException;
    }

    private static Candidate candidate(TableProblem problem, int trial, Learner learner, String parameter)
            throws Exception {
        Configuration joint = Configuration.of(Map.of(parameter, 0.9)).nestedIn("learner", learner.id());
        Proposal proposal = Proposal.full(joint);
        Outcome.Scored scored =
                (Outcome.Scored) problem.runner().run(new TrialRequest(trial, proposal, 1, LONG), Cancellation.none());
        return Candidate.of(new Observation(trial, proposal, scored), scored);
    }
}
