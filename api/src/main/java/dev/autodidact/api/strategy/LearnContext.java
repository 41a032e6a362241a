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
 * @param effort the share of its full effort that learning is to take, above 0 and at most 1; 1 but for a quick look.
 *     Learning that has no such measure ignores it
 */
public record LearnContext(
        long seed, Cancellation cancellation, DoubleConsumer progress, Optional<Path> folder, double effort) {

    /**
     * Checks the effort.
     *
     * @param seed see above
     * @param cancellation see above
     * @param progress see above
     * @param folder see above
     * @param effort see above
     * @throws IllegalArgumentException where the effort is no share
     */
    public LearnContext {
        if (!(effort > 0 && effort <= 1)) {
            throw new IllegalArgumentException("an effort lies above 0 and at most at 1, unlike " + effort);
        }
    }

    /**
     * Makes a context of full effort.
     *
     * @param seed see above
     * @param cancellation see above
     * @param progress see above
     * @param folder see above
     */
    public LearnContext(long seed, Cancellation cancellation, DoubleConsumer progress, Optional<Path> folder) {
        this(seed, cancellation, progress, folder, 1);
    }

    /**
     * Makes a context of full effort without a folder.
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
