package dev.autodidact.registry;

/**
 * How a run ended.
 *
 * @param status how
 * @param message one line for a person; empty where there is nothing to say
 * @param seconds wall-clock seconds that the run took
 * @param cpuSeconds processor seconds that the run took; NaN where unknown
 */
public record RunEnd(Status status, String message, double seconds, double cpuSeconds) {

    /** The ways in which a run ends. */
    public enum Status {
        /** It used up its budget or had nothing left to propose. */
        DONE,
        /** Somebody stopped it. */
        CANCELLED,
        /** It could not go on; the message says why. */
        FAILED
    }
}
