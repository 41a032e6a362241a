package dev.autodidact.api.execution;

/**
 * What something took.
 *
 * @param seconds wall-clock seconds
 * @param cpuSeconds processor seconds of the threads that could be watched; NaN where unknown
 */
public record Cost(double seconds, double cpuSeconds) {

    /** Nothing. */
    public static final Cost NONE = new Cost(0, 0);
}
