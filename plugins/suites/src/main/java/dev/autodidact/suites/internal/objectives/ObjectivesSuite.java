package dev.autodidact.suites.internal.objectives;

import dev.autodidact.api.optimizer.Objective;
import dev.autodidact.api.suite.SuiteSource;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.task.ObjectiveTask;
import dev.autodidact.api.task.TaskKind;
import dev.autodidact.suites.internal.Chance;
import dev.autodidact.suites.internal.FixedSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The suite {@code objectives}: four kinds of differentiable functions, ten random instances of each. The first two
 * instances of a kind are for judging, the others for learning.
 */
public final class ObjectivesSuite {

    private static final int INSTANCES = 10;
    private static final int JUDGED = 2;

    private static final List<Kind> KINDS = List.of(
            new Kind("quadratic", 100, Quadratic::new),
            new Kind("logistic", 100, LogisticRegression::new),
            new Kind("rosenbrock", 100, RosenbrockBowl::new),
            new Kind("mlp", 200, SigmoidNetwork::new));

    private ObjectivesSuite() {}

    /** {@return the source of the suite} */
    public static SuiteSource source() {
        return new FixedSource(
                "objectives",
                "objectives, quadratics, logistic regressions, curved valleys and small networks for update rules",
                "1",
                ObjectivesSuite::tasks);
    }

    private static List<TaskReference> tasks() {
        List<TaskReference> tasks = new ArrayList<>();
        for (int instance = 1; instance <= INSTANCES; instance++) {
            for (Kind kind : KINDS) {
                tasks.add(kind.reference(instance));
            }
        }
        return tasks;
    }

    /**
     * A kind of objective.
     *
     * @param name its name, which is also its family
     * @param steps the number of steps its tasks allow
     * @param maker makes an instance of chance
     */
    private record Kind(String name, int steps, Function<Chance, Objective> maker) {

        TaskReference reference(int instance) {
            String task = name + "-" + instance;
            return new TaskReference(
                    task,
                    name,
                    TaskKind.OBJECTIVE,
                    instance <= JUDGED ? TaskReference.Role.META_TEST : TaskReference.Role.META_TRAIN,
                    () -> new ObjectiveTask(task, maker.apply(new Chance("objectives", task)), steps));
        }
    }
}
