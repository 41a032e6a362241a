package dev.autodidact.registry;

import org.jspecify.annotations.Nullable;

/** The file holds what no version of this program writes. */
final class DamagedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    DamagedException(String what, @Nullable Throwable cause) {
        super("it holds " + what, cause);
    }
}
