package dev.autodidact.core.fakes;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.Cancellation;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.optimizer.Objective;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.suite.EpisodeSource;
import dev.autodidact.api.suite.SuiteSource;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.suite.TaskReference.Role;
import dev.autodidact.api.suite.TaskSuite;
import dev.autodidact.api.task.BlackBoxTask;
import dev.autodidact.api.task.Episode;
import dev.autodidact.api.task.EpisodeTask;
import dev.autodidact.api.task.Metrics;
import dev.autodidact.api.task.ObjectiveTask;
import dev.autodidact.api.task.Resampling;
import dev.autodidact.api.task.TableTask;
import dev.autodidact.api.task.Task;
import dev.autodidact.api.task.TaskKind;
import dev.autodidact.api.task.TaskType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Suites for comparisons, by what stands after the colon. */
final class FakeSuites implements SuiteSource {

    @Override
    public String id() {
        return "fake";
    }

    @Override
    public String usage() {
        return "fake:NAME, a suite for tests";
    }

    @Override
    public TaskSuite open(String argument) {
        List<TaskReference> tasks = switch (argument) {
            case "families" ->
                List.of(
                        box("a1", "a", Role.BOTH, 1),
                        box("a2", "a", Role.BOTH, 2),
                        box("b1", "b", Role.BOTH, 3),
                        box("c1", "c", Role.BOTH, 4));
            case "roles" ->
                List.of(
                        box("train1", "t", Role.META_TRAIN, 11),
                        box("train2", "t", Role.META_TRAIN, 12),
                        box("test1", "t", Role.META_TEST, 13),
                        box("test2", "u", Role.META_TEST, 14),
                        box("both1", "t", Role.BOTH, 15));
            case "tables" ->
                List.of(
                        TaskReference.of("classes", TaskKind.TABLE, () -> table("classes")),
                        TaskReference.of("missing", TaskKind.TABLE, () -> {
                            throw AutodidactException.caller("no such file: missing.csv");
                        }),
                        TaskReference.of("faulty", TaskKind.TABLE, () -> {
                            throw new IllegalStateException("faulty loader");
                        }),
                        TaskReference.of("liar", TaskKind.TABLE, () -> new Box("liar", 9)));
            case "episodes" -> List.of(TaskReference.of("episode", TaskKind.EPISODE, FakeSuites::episode));
            case "drawn" -> List.of(TaskReference.of("line", TaskKind.EPISODE, FakeSuites::line));
            case "objectives" -> List.of(TaskReference.of("bowl", TaskKind.OBJECTIVE, FakeSuites::bowl));
            default -> throw AutodidactException.caller("no suite " + argument);
        };
        return new TaskSuite(
                "fake:" + argument, "1", tasks, argument.equals("drawn") ? Optional.of(new Line()) : Optional.empty());
    }

    private static TaskReference box(String name, String family, Role role, int number) {
        return new TaskReference(name, family, TaskKind.BLACK_BOX, role, () -> new Box(name, number));
    }

    private static Task table(String name) {
        return new TableTask(
                name,
                Samples.classes(60, 2),
                "kind",
                TaskType.CLASSIFICATION,
                Metrics.LOG_LOSS,
                new Resampling.CrossValidation(2));
    }

    private static Task episode() {
        return new EpisodeTask(
                "episode",
                Samples.classes(6, 1),
                Samples.classes(20, 2),
                "kind",
                TaskType.CLASSIFICATION,
                Metrics.ACCURACY);
    }

    private static Task line() {
        return new EpisodeTask(
                "line", Samples.reals(6, 1), Samples.reals(20, 2), "y", TaskType.REGRESSION, Metrics.RMSE);
    }

    private static Task bowl() {
        return new ObjectiveTask(
                "bowl",
                new Objective() {
                    @Override
                    public int parameters() {
                        return 1;
                    }

                    @Override
                    public float[] start(RandomGenerator random) {
                        return new float[] {2};
                    }

                    @Override
                    public double loss(float[] parameters) {
                        return parameters[0] * parameters[0];
                    }

                    @Override
                    public double lossAndGradient(float[] parameters, float[] gradient, RandomGenerator random) {
                        gradient[0] = 2 * parameters[0];
                        return loss(parameters);
                    }
                },
                5);
    }

    private record Box(String name, int number) implements BlackBoxTask {

        @Override
        public SearchSpace space() {
            return SearchSpace.of("x", Domain.real(0, 1));
        }

        @Override
        public double evaluate(Configuration configuration, double fidelity, long seed, Cancellation cancellation) {
            return Math.abs(configuration.real("x") - number / 20.0);
        }

        @Override
        public Map<String, Double> metaFeatures() {
            return Map.of("number", (double) number);
        }
    }

    /** Episodes of one point, (1, 3). */
    private record Line() implements EpisodeSource {

        @Override
        public String name() {
            return "points of a line";
        }

        @Override
        public Episode draw(Part part, RandomGenerator random) {
            TrainingData point = new TrainingData(
                    new Features(List.of("a"), new int[1], new double[][] {{1}}, 1), new RealTarget(new double[] {3}));
            return new Episode(point, point);
        }
    }
}
