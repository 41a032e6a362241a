package dev.autodidact.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.optimizer.Objective;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.suite.TaskSuite;
import dev.autodidact.api.task.BlackBoxTask;
import dev.autodidact.api.task.EpisodeTask;
import dev.autodidact.api.task.Metrics;
import dev.autodidact.api.task.ObjectiveTask;
import dev.autodidact.api.task.Resampling;
import dev.autodidact.api.task.TableTask;
import dev.autodidact.api.task.TaskKind;
import dev.autodidact.api.task.TaskType;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SuiteContractTest {

    private static Supplier<TaskSuite> suite = SuiteContractTest::ofEveryKind;

    @Test
    void suiteOfEveryKindOfTaskKeepsTheContract() {
        assertBroken(SuiteContractTest::ofEveryKind);
    }

    @Test
    void blankVersionIsNoticed() {
        assertBroken(() -> new TaskSuite("kit", "", ofEveryKind().tasks()), "openingTwiceGivesTheSameSuite");
    }

    @Test
    void contentThatChangesIsNoticed() {
        AtomicInteger loads = new AtomicInteger();
        assertBroken(
                () -> suite("changing", TaskKind.TABLE, () -> table("changing", loads.incrementAndGet(), 0)),
                "loadingTwiceGivesTheSameContent");
    }

    @Test
    void wrongNameAndKindAreNoticed() {
        assertBroken(
                () -> suite("other", TaskKind.EPISODE, () -> table("table", 1, 0)),
                "loadedTasksAreWhatTheirReferencesSay");
    }

    @Test
    void targetsThatAreAllMissingAreNoticed() {
        assertBroken(
                () -> suite("table", TaskKind.TABLE, () -> table("table", 1, CategoricalColumn.MISSING)),
                "targetsArePresentAndFitTheType");
    }

    @Test
    void gradientsLeftUnwrittenAreNoticed() {
        assertBroken(
                () -> suite("objective", TaskKind.OBJECTIVE, () -> objective(0)), "gradientsAreWrittenWholeAndFinite");
    }

    private static TaskSuite ofEveryKind() {
        return new TaskSuite(
                "kit",
                "1",
                List.of(
                        TaskReference.of("table", TaskKind.TABLE, () -> table("table", 1, 0)),
                        TaskReference.of("episode", TaskKind.EPISODE, SuiteContractTest::episode),
                        TaskReference.of("box", TaskKind.BLACK_BOX, Bowl::new),
                        TaskReference.of("objective", TaskKind.OBJECTIVE, () -> objective(1))));
    }

    private static TaskSuite suite(String name, TaskKind kind, TaskReference.Loader loader) {
        return new TaskSuite("kit", "1", List.of(TaskReference.of(name, kind, loader)));
    }

    private static TableTask table(String name, double first, int target) {
        return new TableTask(
                name, rows(first, target), "y", TaskType.CLASSIFICATION, Metrics.LOG_LOSS, new Resampling.Automatic());
    }

    private static EpisodeTask episode() {
        return new EpisodeTask("episode", rows(1, 0), rows(2, 0), "y", TaskType.CLASSIFICATION, Metrics.LOG_LOSS);
    }

    private static Table rows(double first, int target) {
        return Table.of(
                new NumericColumn("x", new double[] {first, Double.NaN}),
                new CategoricalColumn("y", new int[] {target, CategoricalColumn.MISSING}, List.of("no", "yes")));
    }

    private static ObjectiveTask objective(int written) {
        return new ObjectiveTask(
                "objective",
                new Objective() {
                    @Override
                    public int parameters() {
                        return 1;
                    }

                    @Override
                    public float[] start(RandomGenerator random) {
                        return new float[] {random.nextFloat()};
                    }

                    @Override
                    public double loss(float[] parameters) {
                        return parameters[0] * parameters[0];
                    }

                    @Override
                    public double lossAndGradient(float[] parameters, float[] gradient, RandomGenerator random) {
                        if (written > 0) {
                            gradient[0] = 2 * parameters[0];
                        }
                        return loss(parameters);
                    }
                },
                10);
    }

    private static void assertBroken(Supplier<TaskSuite> subject, String... rules) {
        suite = subject;
        assertThat(Contracts.broken(Subject.class)).containsOnlyKeys(rules);
    }

    static class Subject extends SuiteContract {
        @Override
        protected TaskSuite suite() {
            return suite.get();
        }
    }

    private static final class Bowl implements BlackBoxTask {

        @Override
        public String name() {
            return "box";
        }

        @Override
        public SearchSpace space() {
            return SearchSpace.of("x", Domain.real(-1, 1));
        }

        @Override
        public double evaluate(Configuration configuration, double fidelity, long seed, Cancellation cancellation) {
            return configuration.real("x") * configuration.real("x");
        }
    }
}
