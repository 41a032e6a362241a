package dev.autodidact.suites.internal;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Loads when it is first asked, and never again. Thread-safe.
 *
 * @param <T> what is loaded
 */
public final class Once<T> implements Supplier<T> {

    private final Supplier<T> loader;
    private @Nullable T loaded;

    /**
     * Loads nothing yet.
     *
     * @param loader loads it
     */
    public Once(Supplier<T> loader) {
        this.loader = loader;
    }

    @Override
    public synchronized T get() {
        T present = loaded;
        if (present == null) {
            present = loader.get();
            loaded = present;
        }
        return present;
    }
}
