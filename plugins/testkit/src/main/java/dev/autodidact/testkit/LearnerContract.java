package dev.autodidact.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.Ids;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.RealPredictions;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.Target;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.EarlyStopping;
import dev.autodidact.api.learner.Fidelity;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.learner.Support;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.Metrics;
import dev.autodidact.api.task.TaskProfile;
import dev.autodidact.api.task.TaskType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Learner} must do. Subclass it, return the learner, and run it with JUnit 5; each test is one rule,
 * and its failure says which task and which configuration broke it.
 *
 * <p>The learner is asked with {@link Learner#supports} before each task: a refusal with a reason is fine, a yes is a
 * promise. At least one of binary classification, three classes and regression must get a yes.
 */
public abstract class LearnerContract {

    private static final long SEED = 42;
    private static final int THREADS = 4;

    /** How far a row's prediction may depend on the other rows in the batch: rounding only. */
    private static final double ROUNDING = 1e-5;

    /** How far a formula may be from its model. */
    private static final double FORMULA_ROUNDING = 1e-9;

    /** Makes a contract test. */
    protected LearnerContract() {}

    /** {@return the learner under test; called often, so it may be a new one each time} */
    protected abstract Learner learner();

    /**
     * {@return whether a fit that is already cancelled ends in InterruptedException} Override with false for a library
     * that cannot be asked to stop; the engine then stops it the hard way.
     */
    protected boolean honoursCancellation() {
        return true;
    }

    /** {@return how many configurations beside the defaults are drawn from the space of each task} */
    protected int sampledConfigurations() {
        return 4;
    }

    @Test
    void idIsWellFormed() {
        String id = learner().id();
        assertThatCode(() -> Ids.require(id)).as("id").doesNotThrowAnyException();
        assertThat(id)
                .as("a learner's id is its plugin's id, a dot, and a name")
                .contains(".");
    }

    @Test
    void supportsAnswersEveryTaskAndGivesItsReasonForNo() {
        for (TaskProfile profile : profiles()) {
            if (supports(profile) instanceof Support.No no) {
                assertThat(no.reason())
                        .as("the reason for refusing %s", profile)
                        .isNotBlank();
            }
        }
        assertThat(supported())
                .as(
                        "the learner must support at least one of: %s",
                        Sample.STANDARD.stream().map(Sample::name).toList())
                .isNotEmpty();
    }

    @Test
    void spaceIsStableAndHoldsItsDefaults() {
        for (Sample sample : supported()) {
            SearchSpace space = learner().space(sample.profile());
            assertThat(learner().space(sample.profile()))
                    .as("%s: the space depends on nothing but the task's shape", sample.name())
                    .isEqualTo(space);
            assertThat(space.violations(space.defaults()))
                    .as("%s: the defaults", sample.name())
                    .isEmpty();
        }
    }

    @Test
    void predictionsAreWellFormedForDefaultsAndSampledConfigurations() {
        for (Sample sample : supported()) {
            for (Configuration configuration : configurations(sample)) {
                Case trial = new Case(sample, configuration);
                trial.assertWellFormed(trial.fit());
            }
            Case trial = defaults(sample);
            trial.assertWellFormed(trial.fit(new FitContext(SEED, 0.3, Cancellation.none())));
        }
    }

    @Test
    void sameSeedGivesTheSameModelWhateverElseIsFitted() {
        for (Sample sample : supported()) {
            for (Configuration configuration : configurations(sample).subList(0, 2)) {
                Case trial = new Case(sample, configuration);
                long[] first = bits(trial.predict(trial.fit()));
                trial.fit(FitContext.of(SEED + 1));
                assertThat(bits(trial.predict(trial.fit())))
                        .as("%s: seed, configuration and data alone decide what a model predicts", trial)
                        .isEqualTo(first);
            }
        }
    }

    @Test
    void sameSeedGivesTheSameModelOnManyThreadsAtOnce() throws InterruptedException {
        for (Sample sample : supported()) {
            Case trial = defaults(sample);
            long[] alone = bits(trial.predict(trial.fit()));
            for (long[] together : concurrently(() -> bits(trial.predict(trial.fit())))) {
                assertThat(together)
                        .as("%s: fits at once must not disturb each other", trial)
                        .isEqualTo(alone);
            }
        }
    }

    @Test
    void oneModelPredictsOnManyThreadsAtOnce() throws InterruptedException {
        for (Sample sample : supported()) {
            Case trial = defaults(sample);
            Model model = trial.fit();
            long[] alone = bits(trial.predict(model));
            for (long[] together : concurrently(() -> bits(trial.predict(model)))) {
                assertThat(together).as("%s: a model is thread-safe", trial).isEqualTo(alone);
            }
        }
    }

    @Test
    void rowsArePredictedAloneAsInABatch() {
        for (Sample sample : supported()) {
            Case trial = defaults(sample);
            Model model = trial.fit();
            Features batch = trial.features();
            double[] together = values(model.predict(batch));
            for (int row = 0; row < batch.rows(); row += 7) {
                double[] alone = values(model.predict(batch.take(new int[] {row})));
                for (int i = 0; i < alone.length; i++) {
                    double expected = together[row * alone.length + i];
                    assertThat(Math.abs(alone[i] - expected))
                            .as("%s: row %d alone is %s, in the batch %s", trial, row, alone[i], expected)
                            .isLessThanOrEqualTo(ROUNDING * Math.max(1, Math.abs(expected)));
                }
            }
        }
    }

    @Test
    void noRowsArePredictedAsNoRows() {
        for (Sample sample : supported()) {
            Case trial = defaults(sample);
            trial.assertWellFormed(trial.fit(), trial.features().take(new int[0]));
        }
    }

    @Test
    void writtenModelReadsBackAsTheSame() throws IOException {
        for (Sample sample : supported()) {
            for (Configuration configuration : configurations(sample)) {
                Case trial = new Case(sample, configuration);
                Model model = trial.fit();
                ClosedOrNot stream = new ClosedOrNot(written(model));
                Model read = learner().read(stream);
                assertThat(bits(trial.predict(read)))
                        .as("%s: what a model predicts after write and read", trial)
                        .isEqualTo(bits(trial.predict(model)));
                assertThat(stream.closed)
                        .as("%s: read leaves the stream open", trial)
                        .isFalse();
                assertThat(written(read))
                        .as("%s: a read model can be written again", trial)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void formulaComputesWhatTheModelPredicts() {
        for (Sample sample : supported()) {
            for (Configuration configuration : configurations(sample)) {
                Case trial = new Case(sample, configuration);
                Model model = trial.fit();
                double[] predicted = values(trial.predict(model));
                model.formula().ifPresent(formula -> {
                    double[][] rows = trial.features().toRows();
                    for (int row = 0; row < rows.length; row++) {
                        int width = predicted.length / rows.length;
                        assertThat(Evaluation.of(formula, rows[row]))
                                .as("%s: what the formula gives for row %d", trial, row)
                                .containsExactly(
                                        Arrays.copyOfRange(predicted, row * width, (row + 1) * width),
                                        within(FORMULA_ROUNDING));
                    }
                });
            }
        }
    }

    @Test
    void damagedModelsAreRefusedWithIoException() throws IOException {
        for (Sample sample : supported()) {
            byte[] whole = written(defaults(sample).fit());
            RandomGenerator random = Seeds.generator(SEED, "damage");
            byte[] noise = new byte[500];
            random.nextBytes(noise);
            assertRefused("random bytes", noise, false);
            assertRefused("a line of text", "{\"model\": \"none\"}\n".getBytes(StandardCharsets.UTF_8), false);
            int step = Math.max(1, whole.length / 40);
            for (int length = 0; length < whole.length; length += length < 32 ? 1 : step) {
                assertRefused(
                        "the first " + length + " of " + whole.length + " bytes", Arrays.copyOf(whole, length), false);
            }
            for (int i = 0; i < 100; i++) {
                byte[] tampered = whole.clone();
                int at = i < 50 ? Math.min(i, whole.length - 1) : random.nextInt(whole.length);
                Arrays.fill(tampered, at, Math.min(at + 1 + i % 4, whole.length), (byte) 0x7f);
                assertRefused("bytes overwritten at " + at, tampered, true);
            }
        }
    }

    @Test
    void fitAndPredictLeaveTheDataAsItWas() {
        for (Sample sample : supported()) {
            Case trial = defaults(sample);
            TrainingData data = trial.data();
            Features features = trial.features();
            trial.fit(data, FitContext.of(SEED)).predict(features);
            assertThat(bits(data.features()))
                    .as("%s: training features", trial)
                    .isEqualTo(bits(trial.data().features()));
            assertThat(bits(features)).as("%s: features to predict", trial).isEqualTo(bits(trial.features()));
        }
    }

    @Test
    void classesAbsentFromTheTrainingRowsHaveTheirColumn() {
        for (Sample sample : Sample.STANDARD) {
            if (sample.target() instanceof ClassTarget target) {
                for (int absent = 0; absent < target.classes().size(); absent++) {
                    int left = absent;
                    holds(sample.trainedOn(
                            "trained without class " + absent,
                            Arrays.stream(sample.training())
                                    .filter(row -> target.code(row) != left)
                                    .toArray()));
                }
            }
        }
    }

    @Test
    void classesOfOneRowAreAccepted() {
        for (Sample sample : Sample.STANDARD) {
            if (sample.target() instanceof ClassTarget target) {
                int rare = target.classes().size() - 1;
                holds(sample.trainedOn(
                        "one row of the last class",
                        Arrays.stream(sample.training())
                                .filter(row -> row < target.classes().size() || target.code(row) != rare)
                                .toArray()));
            }
        }
    }

    @Test
    void tinyDataIsFitted() {
        for (Sample sample : Sample.STANDARD) {
            int classes = sample.target() instanceof ClassTarget target
                    ? target.classes().size()
                    : 2;
            holds(sample.trainedOn(
                    "two rows per class", IntStream.range(0, 2 * classes).toArray()));
            holds(sample.ofOneFeature());
        }
    }

    @Test
    void easyTasksAreSolvedBetterThanByAConstant() {
        for (Sample sample : supported()) {
            Case trial = defaults(sample);
            Predictions predictions = trial.predict(trial.fit());
            Target truth = sample.truth();
            if (truth instanceof ClassTarget classes) {
                assertThat(Metrics.ACCURACY.score(truth, predictions))
                        .as("%s: accuracy on rows not seen in training", trial)
                        .isGreaterThan(1.0 / classes.classes().size() + 0.2);
            } else {
                double mean = Arrays.stream(((RealTarget) trial.data().target()).toValues())
                        .average()
                        .orElseThrow();
                double[] constant = new double[truth.rows()];
                Arrays.fill(constant, mean);
                assertThat(Metrics.RMSE.score(truth, predictions))
                        .as("%s: RMSE on rows not seen in training", trial)
                        .isLessThan(0.9 * Metrics.RMSE.score(truth, new RealPredictions(constant)));
            }
        }
    }

    @Test
    void progressOfAFitLiesInZeroToOneAndNeverFalls() {
        for (Sample sample : supported()) {
            Case trial = defaults(sample);
            List<Double> shares = Collections.synchronizedList(new ArrayList<>());
            trial.fit(FitContext.of(SEED).withProgress(shares::add));
            assertThat(shares)
                    .as("%s: the shares of the fit that were told to be done", trial)
                    .isSorted()
                    .allMatch(share -> share >= 0 && share <= 1);
        }
    }

    @Test
    void cancelledFitsEndInInterruptedException() {
        for (Sample sample : supported()) {
            Case trial = defaults(sample);
            Cancellation cancelled = Cancellation.none();
            cancelled.cancel();
            try {
                learner().fit(trial.configuration, trial.data(), new FitContext(SEED, 1, cancelled));
                assertThat(honoursCancellation())
                        .as(
                                "%s: the fit went on although it was cancelled; ask context.cancellation().check() in its"
                                        + " loop, or declare by honoursCancellation() that the library cannot be asked",
                                trial)
                        .isFalse();
            } catch (InterruptedException expected) {
                assertThat(Thread.currentThread().isInterrupted())
                        .as("%s: a thread that threw InterruptedException", trial)
                        .isFalse();
            }
        }
    }

    @Test
    void stoppingEarlyDecidesNothingButTheNumberOfIterations() throws InterruptedException {
        if (learner() instanceof EarlyStopping stopping) {
            assertThat(stopping.fidelity())
                    .as("whoever stops early trains in iterations")
                    .isEqualTo(Fidelity.ITERATIONS);
            for (Sample sample : supported()) {
                for (Configuration configuration : configurations(sample)) {
                    Case trial = new Case(sample, configuration);
                    TrainingData watched = new TrainingData(trial.features(), sample.truth());
                    EarlyStopping.Stopped stopped =
                            stopping.fit(configuration, trial.data(), watched, FitContext.of(SEED));
                    trial.assertWellFormed(stopped.model());
                    assertThat(bits(trial.predict(stopped.model())))
                            .as("%s: a fit of fidelity %s that watches nothing", trial, stopped.effort())
                            .isEqualTo(bits(trial.predict(
                                    trial.fit(new FitContext(SEED, stopped.effort(), Cancellation.none())))));
                }
            }
        }
    }

    @Test
    void noThreadIsLeftBehindThatKeepsTheProcessAlive() throws InterruptedException {
        for (Sample sample : supported()) {
            Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
            Case trial = defaults(sample);
            trial.predict(trial.fit());
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (!before.contains(thread) && !thread.isDaemon()) {
                    thread.join(2_000);
                    assertThat(thread.isAlive())
                            .as("%s: thread '%s' still runs and is no daemon", trial, thread.getName())
                            .isFalse();
                }
            }
        }
    }

    private List<Sample> supported() {
        return Sample.STANDARD.stream().filter(this::isSupported).toList();
    }

    private boolean isSupported(Sample sample) {
        return supports(sample.profile()).isYes();
    }

    private Support supports(TaskProfile profile) {
        try {
            return learner().supports(profile);
        } catch (RuntimeException e) {
            throw new AssertionError("supports must answer yes or no, but for " + profile + " it threw " + e, e);
        }
    }

    private void holds(Sample sample) {
        if (isSupported(sample)) {
            Case trial = defaults(sample);
            trial.assertWellFormed(trial.fit());
        }
    }

    private Case defaults(Sample sample) {
        return new Case(sample, learner().space(sample.profile()).defaults());
    }

    /** The defaults, then draws from the space. */
    private List<Configuration> configurations(Sample sample) {
        SearchSpace space = learner().space(sample.profile());
        RandomGenerator random = Seeds.generator(SEED, "configurations", sample.name());
        return Stream.concat(
                        Stream.of(space.defaults()),
                        Stream.generate(() -> space.sample(random)).limit(sampledConfigurations()))
                .toList();
    }

    private static List<TaskProfile> profiles() {
        List<TaskProfile> profiles = new ArrayList<>();
        for (int rows : new int[] {0, 1, 2, 10, 100_000_000}) {
            for (int width : new int[] {0, 1, 100_000}) {
                profiles.add(new TaskProfile(TaskType.REGRESSION, rows, width, 0, width, 0, 0));
                profiles.add(new TaskProfile(TaskType.REGRESSION, rows, 0, width, 3 * width, 0, 0));
                for (int classes : new int[] {1, 2, 3, 1000}) {
                    int smallest = rows / classes;
                    profiles.add(new TaskProfile(TaskType.CLASSIFICATION, rows, width, 0, width, classes, smallest));
                    profiles.add(
                            new TaskProfile(TaskType.CLASSIFICATION, rows, 0, width, 3 * width, classes, smallest));
                }
            }
        }
        return profiles;
    }

    private void assertRefused(String what, byte[] bytes, boolean mayStillBeAModel) {
        String rule = "reading " + what + " must end in IOException";
        assertTimeoutPreemptively(
                Duration.ofMinutes(1),
                () -> {
                    try {
                        learner().read(new ByteArrayInputStream(bytes));
                        assertThat(mayStillBeAModel)
                                .as("%s, but it gave a model", rule)
                                .isTrue();
                    } catch (IOException expected) {
                        // this is the rule
                    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
                        throw new AssertionError(rule + ", but it threw " + e, e);
                    }
                },
                rule + " and not hang");
    }

    private static byte[] written(Model model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                throw new AssertionError("write must leave the stream open");
            }
        };
        model.write(out);
        return out.toByteArray();
    }

    private static <T> List<T> concurrently(Callable<T> work) throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<T> results = new ArrayList<>();
            for (Future<T> future :
                    threads.invokeAll(Stream.generate(() -> work).limit(THREADS).toList())) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError(
                    "several threads at once broke what one thread does well: " + e.getCause(), e.getCause());
        }
    }

    private static double[] values(Predictions predictions) {
        return switch (predictions) {
            case RealPredictions reals ->
                IntStream.range(0, reals.rows()).mapToDouble(reals::value).toArray();
            case ClassProbabilities classes ->
                IntStream.range(0, classes.rows() * classes.classes())
                        .mapToDouble(i -> classes.probability(i / classes.classes(), i % classes.classes()))
                        .toArray();
        };
    }

    private static long[] bits(Predictions predictions) {
        return Arrays.stream(values(predictions))
                .mapToLong(Double::doubleToRawLongBits)
                .toArray();
    }

    private static long[] bits(Features features) {
        return IntStream.range(0, features.size())
                .mapToObj(features::column)
                .flatMapToDouble(Arrays::stream)
                .mapToLong(Double::doubleToRawLongBits)
                .toArray();
    }

    /** One task and one configuration; its text tells a plugin author where a rule was broken. */
    private final class Case {

        private final Sample sample;
        private final Configuration configuration;

        Case(Sample sample, Configuration configuration) {
            this.sample = sample;
            this.configuration = configuration;
        }

        TrainingData data() {
            return sample.data(learner().encoding(configuration));
        }

        Features features() {
            return sample.features(learner().encoding(configuration));
        }

        Model fit() {
            return fit(FitContext.of(SEED));
        }

        Model fit(FitContext context) {
            return fit(data(), context);
        }

        Model fit(TrainingData data, FitContext context) {
            try {
                return learner().fit(configuration, data, context);
            } catch (RuntimeException | InterruptedException e) {
                throw new AssertionError(this + ": fit must give a model, but it threw " + e, e);
            }
        }

        Predictions predict(Model model) {
            return predict(model, features());
        }

        private Predictions predict(Model model, Features features) {
            try {
                return model.predict(features);
            } catch (RuntimeException e) {
                throw new AssertionError(this + ": predict must not throw, but it threw " + e, e);
            }
        }

        void assertWellFormed(Model model) {
            assertWellFormed(model, features());
        }

        void assertWellFormed(Model model, Features features) {
            Predictions predictions = predict(model, features);
            assertThat(predictions.rows())
                    .as("%s: predictions for %d rows", this, features.rows())
                    .isEqualTo(features.rows());
            assertThat(predictions.defect())
                    .as("%s: what is wrong with the predictions", this)
                    .isEmpty();
            if (sample.target() instanceof ClassTarget target) {
                assertThat(predictions).as("%s: classification", this).isInstanceOf(ClassProbabilities.class);
                assertThat(((ClassProbabilities) predictions).classes())
                        .as("%s: one column per class of the list, absent ones included", this)
                        .isEqualTo(target.classes().size());
            } else {
                assertThat(predictions).as("%s: regression", this).isInstanceOf(RealPredictions.class);
            }
        }

        @Override
        public String toString() {
            return learner().id() + " on " + sample.name() + " with " + configuration.toJson();
        }
    }

    private static final class ClosedOrNot extends ByteArrayInputStream {

        private boolean closed;

        ClosedOrNot(byte[] bytes) {
            super(bytes);
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
