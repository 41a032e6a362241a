package dev.autodidact.gradient.fewshot;

import dev.autodidact.api.suite.EpisodeSource;
import dev.autodidact.api.suite.EpisodeSource.Part;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * What an outer step learns from, and how far it goes.
 *
 * @param iterations the number of outer steps, where no other is wanted
 * @param tasks how many an outer step averages over
 * @param wide tasks other than those that are judged; empty where they are the same
 * @param rate the learning rate of outer steps to begin with
 * @param checkpoints how many times validation looks, at most: less often where a look is dear and the last is likely to
 *     be the best
 */
record Curriculum(int iterations, int tasks, Optional<Wide> wide, double rate, int checkpoints) {

    /**
     * Tasks of more classes than are judged, from which a network learns more for each image it sees.
     *
     * @param classes how many
     * @param queries how many query rows are taken, at random, where there are more
     */
    record Wide(int classes, int queries) {

        /** With all query rows. */
        Wide(int classes) {
            this(classes, Integer.MAX_VALUE);
        }
    }

    /** Tasks as they are judged, as many, and the rate, as in Finn, Abbeel and Levine, 2017, section 5.1. */
    static Curriculum asJudged(int iterations) {
        return new Curriculum(iterations, 25, Optional.empty(), 1e-3, 40);
    }

    /** A task to learn from. */
    Task draw(EpisodeSource source, RandomGenerator random) {
        if (wide.isEmpty()) {
            return Task.of(source.draw(Part.META_TRAIN, random));
        }
        Task task = Task.of(source.drawWide(Part.META_TRAIN, wide.get().classes, random));
        int rows = task.query().rows();
        if (rows <= wide.get().queries) {
            return task;
        }
        int[] taken = Arrays.copyOf(shuffled(rows, random), wide.get().queries);
        return new Task(task.support(), task.query().take(taken));
    }

    private static int[] shuffled(int count, RandomGenerator random) {
        int[] rows = IntStream.range(0, count).toArray();
        for (int last = count - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            int row = rows[last];
            rows[last] = rows[other];
            rows[other] = row;
        }
        return rows;
    }
}
