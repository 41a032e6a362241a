package dev.autodidact.api.suite;

import dev.autodidact.api.task.Episode;
import java.util.random.RandomGenerator;

/**
 * Draws few-shot tasks to learn from, without end. All its episodes have the same features and, unless wider ones are
 * asked for, the same number of classes as the episodes that its suite judges, but none of the judged classes (or tasks, where a task is not a choice
 * of classes). Thread-safe.
 */
public interface EpisodeSource {

    /** What a drawn episode is for. The parts share no class, or no task. */
    enum Part {
        /** To learn from. */
        META_TRAIN,
        /** To choose by among what was learned. */
        META_VALIDATION
    }

    /**
     * {@return what it draws, and in which version, such as {@code sinusoid:10, version 2}; it enters the provenance of
     * what is learned}
     */
    String name();

    /**
     * {@return an episode; the same part and the same state of the generator give the same one}
     *
     * @param part what it is for
     * @param random where chance comes from
     */
    Episode draw(Part part, RandomGenerator random);

    /**
     * {@return an episode of more classes than are judged, for strategies that learn more from those; one as any other
     * where the source has none wider}
     *
     * @param part what it is for
     * @param classes how many are wanted; there may be fewer where the part has no more
     * @param random where chance comes from
     */
    default Episode drawWide(Part part, int classes, RandomGenerator random) {
        return draw(part, random);
    }
}
