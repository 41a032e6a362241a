package dev.autodidact.api.execution;

import java.util.Locale;

/**
 * Why a trial failed.
 *
 * @param kind the kind of failure
 * @param message one line for a person
 * @param detail stack trace or exit code; empty where there is none
 */
public record Failure(Kind kind, String message, String detail) {

    /** The kinds of failure. */
    public enum Kind {
        /** The code threw. */
        EXCEPTION,
        /** The trial's time limit passed. */
        TIMEOUT,
        /** Memory ran out. */
        OUT_OF_MEMORY,
        /** The process that ran the trial died. */
        CRASH,
        /** The code ended its process. */
        EXIT,
        /** The model's predictions were malformed. */
        INVALID_OUTPUT;

        /** {@return the name in lower case with dashes, as files have it} */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
