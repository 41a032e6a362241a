package dev.autodidact.api.strategy;

import dev.autodidact.api.Cancellation;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * What learning gets beside experience.
 *
 * @param seed the only source of chance
 * @param cancellation to be asked now and then
 * @param progress to be told the share done, 0 to 1
 * @param folder where learning that takes long may keep what it needs to go on after a kill, with the same result; not
 *     shared with any other learning; empty where it is to begin anew
 */
public record LearnContext(long seed, Cancellation cancellation, DoubleConsumer progress, Optional<Path> folder) {

    /**
     * Makes a context without a folder.
     *
     * @param seed see above
     * @param cancellation see above
     * @param progress see above
     */
    public LearnContext(long seed, Cancellation cancellation, DoubleConsumer progress) {
        this(seed, cancellation, progress, Optional.empty());
    }

    /**
     * {@return a context that nobody cancels or watches}
     *
     * @param seed the seed
     */
    public static LearnContext of(long seed) {
        return new LearnContext(seed, Cancellation.none(), share -> {});
    }
}
