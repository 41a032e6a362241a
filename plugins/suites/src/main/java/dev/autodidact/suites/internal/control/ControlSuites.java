package dev.autodidact.suites.internal.control;

import dev.autodidact.api.optimizer.Objective;
import dev.autodidact.api.suite.EpisodeSource;
import dev.autodidact.api.suite.ObjectiveSource;
import dev.autodidact.api.suite.SuiteSource;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.suite.TaskSuite;
import dev.autodidact.api.task.ObjectiveTask;
import dev.autodidact.api.task.TaskKind;
import dev.autodidact.suites.internal.Chance;
import dev.autodidact.suites.internal.FixedSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The suites {@code navigation}, {@code cartpole} and {@code bandits}: a world each, to be mastered by a policy in
 * {@value #STEPS} gradient steps. The first {@value #JUDGED} are for judging; the others, and as many as are drawn, for
 * learning.
 */
public final class ControlSuites {

    private static final int JUDGED = 100;
    private static final int TASKS = 150;
    private static final int STEPS = 10;
    private static final String VERSION = "1";

    private static final List<Family> FAMILIES = List.of(
            new Family(
                    "navigation",
                    "a point that looks for an unseen goal in the plane",
                    Navigation::draw,
                    new Policy(2, 16, 4, Head.NORMAL),
                    20),
            new Family(
                    "cartpole",
                    "carts of unlike poles, forces and wiring",
                    CartPole::draw,
                    new Policy(4, 8, 2, Head.CHOICE),
                    5),
            new Family(
                    "bandits",
                    "slot machines of " + Bandit.ARMS + " arms",
                    Bandit::draw,
                    new Policy(0, 0, Bandit.ARMS, Head.CHOICE),
                    20));

    private ControlSuites() {}

    /** {@return the sources of the suites} */
    public static List<SuiteSource> sources() {
        return List.copyOf(FAMILIES);
    }

    /**
     * Worlds of one kind.
     *
     * @param name the suite's
     * @param what it is, in words
     * @param draw makes a world of chance
     * @param policy acts in them
     * @param trajectories how many a gradient step takes
     */
    private record Family(String name, String what, Function<Chance, World> draw, Policy policy, int trajectories)
            implements SuiteSource, ObjectiveSource {

        @Override
        public String id() {
            return name;
        }

        @Override
        public String usage() {
            return name + ", policies for " + what;
        }

        @Override
        public TaskSuite open(String argument) {
            FixedSource.requireNone(name, argument);
            List<TaskReference> tasks =
                    IntStream.rangeClosed(1, TASKS).mapToObj(this::reference).toList();
            return new TaskSuite(name, VERSION, tasks, Optional.empty(), Optional.of(this));
        }

        private TaskReference reference(int number) {
            String task = name + "-" + number;
            return new TaskReference(
                    task,
                    name,
                    TaskKind.OBJECTIVE,
                    number <= JUDGED ? TaskReference.Role.META_TEST : TaskReference.Role.META_TRAIN,
                    () -> new ObjectiveTask(task, objective(new Chance(name, task), task), STEPS));
        }

        /** Worlds come from a continuum, so that no two are the same. */
        @Override
        public Objective draw(EpisodeSource.Part part, RandomGenerator random) {
            return objective(new Chance(random), Long.toString(random.nextLong()));
        }

        private Objective objective(Chance chance, String seed) {
            return new PolicyGradient(draw.apply(chance), policy, trajectories, seed);
        }
    }
}
