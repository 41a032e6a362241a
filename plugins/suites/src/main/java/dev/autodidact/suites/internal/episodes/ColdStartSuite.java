package dev.autodidact.suites.internal.episodes;

import dev.autodidact.api.suite.EpisodeSource;
import dev.autodidact.api.suite.SuiteSource;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.suite.TaskSuite;
import dev.autodidact.api.task.Episode;
import dev.autodidact.api.task.EpisodeTask;
import dev.autodidact.api.task.Metrics;
import dev.autodidact.api.task.TaskKind;
import dev.autodidact.api.task.TaskType;
import dev.autodidact.suites.internal.Chance;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The suite {@code cold-start}: how a new {@link Viewer} will rate new films, from ten ratings or from as many as stand
 * after the colon; the task of Lee and others (2019, "MeLU: meta-learned user preference estimator for cold-start
 * recommendation"), on viewers and films that are made up. {@value #QUERY} other ratings judge. The first {@value #JUDGED}
 * viewers are for judging; as many as are drawn, for learning.
 */
public final class ColdStartSuite implements SuiteSource {

    private static final int QUERY = 50;
    private static final int JUDGED = 600;
    private static final int SHOTS = 10;
    private static final String VERSION = "1";
    private static final String ID = "cold-start";

    /** Makes the source. */
    public ColdStartSuite() {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String usage() {
        return "cold-start or cold-start:K, a new viewer's ratings of films from 10 or K others";
    }

    @Override
    public TaskSuite open(String argument) {
        int shots = Shots.parse(ID, "ratings", argument, SHOTS);
        String name = argument.isEmpty() ? ID : ID + ":" + argument;
        List<TaskReference> tasks = IntStream.rangeClosed(1, JUDGED)
                .mapToObj(number -> reference(ID + "-" + number, shots))
                .toList();
        return new TaskSuite(name, VERSION, tasks, Optional.of(new Viewers(name + ", version " + VERSION, shots)));
    }

    private static TaskReference reference(String name, int shots) {
        return new TaskReference(name, ID, TaskKind.EPISODE, TaskReference.Role.META_TEST, () -> {
            Chance chance = new Chance(ID, name);
            Viewer viewer = Viewer.draw(chance);
            return new EpisodeTask(
                    name,
                    viewer.rate(shots, chance).table(),
                    viewer.rate(QUERY, chance).table(),
                    Ratings.TARGET,
                    TaskType.REGRESSION,
                    Metrics.MAE);
        });
    }

    /**
     * Draws viewers from a continuum, so that no two are the same.
     *
     * @param name the suite and its version
     * @param shots the number of ratings to learn from
     */
    private record Viewers(String name, int shots) implements EpisodeSource {

        @Override
        public Episode draw(Part part, RandomGenerator random) {
            Chance chance = new Chance(random);
            Viewer viewer = Viewer.draw(chance);
            return new Episode(
                    viewer.rate(shots, chance).data(),
                    viewer.rate(QUERY, chance).data());
        }
    }
}
