package dev.autodidact.api.strategy;

import dev.autodidact.api.Cancellation;
import java.util.function.DoubleConsumer;

/**
 * What learning gets beside experience.
 *
 * @param seed the only source of chance
 * @param cancellation to be asked now and then
 * @param progress to be told the share done, 0 to 1
 */
public record LearnContext(long seed, Cancellation cancellation, DoubleConsumer progress) {

    /**
     * {@return a context that nobody cancels or watches}
     *
     * @param seed the seed
     */
    public static LearnContext of(long seed) {
        return new LearnContext(seed, Cancellation.none(), share -> {});
    }
}
