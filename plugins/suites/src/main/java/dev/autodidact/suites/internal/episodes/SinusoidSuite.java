package dev.autodidact.suites.internal.episodes;

import dev.autodidact.api.suite.SuiteSource;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.suite.TaskSuite;
import dev.autodidact.api.task.EpisodeTask;
import dev.autodidact.api.task.Metrics;
import dev.autodidact.api.task.TaskKind;
import dev.autodidact.api.task.TaskType;
import dev.autodidact.suites.internal.Chance;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The suite {@code sinusoid}: regression from ten points, or from as many as stand after the colon. Each episode is a
 * {@link Wave} of its own, seen without noise; {@value #QUERY} other points judge. The first {@value #JUDGED} episodes are
 * for judging; the others, and as many as are drawn, for learning.
 */
public final class SinusoidSuite implements SuiteSource {

    static final int QUERY = 100;

    private static final int JUDGED = 600;
    private static final int EPISODES = 800;
    private static final int SHOTS = 10;
    private static final String VERSION = "2";
    private static final String ID = "sinusoid";

    /** Makes the source. */
    public SinusoidSuite() {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String usage() {
        return "sinusoid or sinusoid:K, regression of a wave from 10 or K points";
    }

    @Override
    public TaskSuite open(String argument) {
        int shots = Shots.parse(ID, "points", argument, SHOTS);
        String name = argument.isEmpty() ? ID : ID + ":" + argument;
        List<TaskReference> tasks = IntStream.rangeClosed(1, EPISODES)
                .mapToObj(number -> reference(number, shots))
                .toList();
        return new TaskSuite(
                name, VERSION, tasks, Optional.of(new SinusoidEpisodes(name + ", version " + VERSION, shots)));
    }

    private static TaskReference reference(int number, int shots) {
        String name = ID + "-" + number;
        return new TaskReference(
                name,
                ID,
                TaskKind.EPISODE,
                number <= JUDGED ? TaskReference.Role.META_TEST : TaskReference.Role.META_TRAIN,
                () -> episode(name, shots));
    }

    private static EpisodeTask episode(String name, int shots) {
        Chance chance = new Chance(ID, name);
        Wave wave = Wave.draw(chance);
        return new EpisodeTask(
                name,
                wave.points(shots, chance).table(),
                wave.points(QUERY, chance).table(),
                Points.TARGET,
                TaskType.REGRESSION,
                Metrics.RMSE);
    }
}
