package dev.autodidact.api;

import org.jspecify.annotations.Nullable;

/**
 * The one unchecked exception of Autodidact. Its {@link Kind} says whose move it is; its message names the thing, the
 * value, what was allowed and, on the last line, what to try.
 *
 * <p>A trial that fails is not an exception but data: see {@link dev.autodidact.api.execution.Outcome.Failed}.
 */
public final class AutodidactException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Whose mistake an exception reports. */
    public enum Kind {
        /** The caller asked for something impossible: a missing file, an unknown name, a bad value. */
        CALLER,
        /** A plugin broke its contract. */
        PLUGIN,
        /** The machine or its surroundings failed: a full disk, a missing native library. */
        ENVIRONMENT,
        /** Autodidact itself is wrong. */
        BUG
    }

    /** Whose mistake this is. */
    private final Kind kind;

    /**
     * Makes an exception without a cause.
     *
     * @param kind whose mistake it is
     * @param message what was wrong, where, and what would be right
     */
    public AutodidactException(Kind kind, String message) {
        this(kind, message, null);
    }

    /**
     * Makes an exception with a cause.
     *
     * @param kind whose mistake it is
     * @param message what was wrong, where, and what would be right
     * @param cause what led to it, or null
     */
    public AutodidactException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /**
     * {@return an exception for a caller's mistake}
     *
     * @param message what was wrong, where, and what would be right
     */
    public static AutodidactException caller(String message) {
        return new AutodidactException(Kind.CALLER, message);
    }

    /** {@return whose mistake this is} */
    public Kind kind() {
        return kind;
    }
}
