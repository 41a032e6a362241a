package dev.autodidact.suites.internal.episodes;

import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.suite.SuiteSource;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.task.EpisodeTask;
import dev.autodidact.api.task.Metrics;
import dev.autodidact.api.task.TaskKind;
import dev.autodidact.api.task.TaskType;
import dev.autodidact.suites.internal.Chance;
import dev.autodidact.suites.internal.FixedSource;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The suite {@code sinusoid}: regression from ten points. Each episode is a wave of its own, a sin(x - p) with amplitude
 * a from 0.1 to 5 and phase p from 0 to pi, seen without noise at x from -5 to 5, all uniform; 100 other points judge.
 * The first 20 episodes are for judging, 200 more for learning.
 *
 * <p>Finn, Abbeel and Levine, 2017, "Model-agnostic meta-learning for fast adaptation of deep networks", section 5.1.
 */
public final class SinusoidSuite {

    private static final int JUDGED = 20;
    private static final int EPISODES = 220;
    private static final int SUPPORT = 10;
    private static final int QUERY = 100;
    private static final String FAMILY = "sinusoid";
    private static final String TARGET = "y";

    private SinusoidSuite() {}

    /** {@return the source of the suite} */
    public static SuiteSource source() {
        return new FixedSource(FAMILY, "sinusoid, regression of a wave from 10 points", "1", SinusoidSuite::tasks);
    }

    private static List<TaskReference> tasks() {
        return IntStream.rangeClosed(1, EPISODES)
                .mapToObj(SinusoidSuite::reference)
                .toList();
    }

    private static TaskReference reference(int number) {
        String name = FAMILY + "-" + number;
        return new TaskReference(
                name,
                FAMILY,
                TaskKind.EPISODE,
                number <= JUDGED ? TaskReference.Role.META_TEST : TaskReference.Role.META_TRAIN,
                () -> episode(name));
    }

    private static EpisodeTask episode(String name) {
        Chance chance = new Chance(FAMILY, name);
        double amplitude = chance.uniform(0.1, 5);
        double phase = chance.uniform(0, StrictMath.PI);
        Table support = points(SUPPORT, amplitude, phase, chance);
        Table query = points(QUERY, amplitude, phase, chance);
        return new EpisodeTask(name, support, query, TARGET, TaskType.REGRESSION, Metrics.RMSE);
    }

    private static Table points(int count, double amplitude, double phase, Chance chance) {
        double[] x = new double[count];
        double[] y = new double[count];
        for (int i = 0; i < count; i++) {
            x[i] = chance.uniform(-5, 5);
            y[i] = amplitude * StrictMath.sin(x[i] - phase);
        }
        return Table.of(new NumericColumn("x", x), new NumericColumn(TARGET, y));
    }
}
