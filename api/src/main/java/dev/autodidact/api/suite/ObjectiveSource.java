package dev.autodidact.api.suite;

import dev.autodidact.api.optimizer.Objective;
import java.util.random.RandomGenerator;

/**
 * Draws objectives to learn to descend, without end. All have the tensors of the objectives that its suite judges, but
 * none is one of them. Thread-safe.
 */
public interface ObjectiveSource {

    /** {@return what it draws, and in which version; it enters the provenance of what is learned} */
    String name();

    /**
     * {@return an objective; the same part and the same state of the generator give the same one}
     *
     * @param part what it is for
     * @param random where chance comes from
     */
    Objective draw(EpisodeSource.Part part, RandomGenerator random);
}
