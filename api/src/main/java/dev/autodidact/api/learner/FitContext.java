package dev.autodidact.api.learner;

import dev.autodidact.api.Cancellation;
import java.util.function.DoubleConsumer;

/**
 * What a fit gets beside configuration and data.
 *
 * @param seed the only source of chance: the same seed, configuration and data give the same model
 * @param fidelity the share of its iterations that a learner of fidelity {@link Fidelity#ITERATIONS} should do, above 0
 *     and at most 1; always 1 for the others
 * @param cancellation to be asked now and then; a learner that cannot ask is stopped the hard way
 * @param progress to be told the share done, 0 to 1, never less than before; a learner that cannot know need not tell
 */
public record FitContext(long seed, double fidelity, Cancellation cancellation, DoubleConsumer progress) {

    /**
     * Checks the fidelity.
     *
     * @param seed see above
     * @param fidelity see above
     * @param cancellation see above
     * @param progress see above
     * @throws IllegalArgumentException where the fidelity is outside 0 (excluded) to 1
     */
    public FitContext {
        if (!(fidelity > 0 && fidelity <= 1)) {
            throw new IllegalArgumentException("fidelity " + fidelity + " is outside 0 (excluded) to 1");
        }
    }

    /**
     * Makes a context whose progress nobody watches.
     *
     * @param seed see above
     * @param fidelity see above
     * @param cancellation see above
     */
    public FitContext(long seed, double fidelity, Cancellation cancellation) {
        this(seed, fidelity, cancellation, share -> {});
    }

    /**
     * {@return a context of full fidelity that nobody cancels}
     *
     * @param seed the seed
     */
    public static FitContext of(long seed) {
        return new FitContext(seed, 1, Cancellation.none());
    }

    /**
     * {@return the same, with its progress watched}
     *
     * @param watcher is told the share done
     */
    public FitContext withProgress(DoubleConsumer watcher) {
        return new FitContext(seed, fidelity, cancellation, watcher);
    }
}
