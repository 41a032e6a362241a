package dev.autodidact.core.worker;

import java.lang.management.ManagementFactory;

/**
 * How much memory one worker process may take.
 *
 * @param heapBytes Java's heap
 * @param totalBytes everything: heap, native libraries, the JVM itself; enforced where the system tells (Linux)
 */
public record WorkerLimits(long heapBytes, long totalBytes) {

    /** Below this, a worker does not even start. */
    public static final long LEAST_BYTES = 384L << 20;

    /** What a JVM and native libraries take beside the heap, at least. */
    private static final long LEAST_OUTSIDE = 224L << 20;

    /** The share of the machine's memory that all workers together may take, beside this process. */
    private static final double SHARE = 0.8;

    /**
     * {@return limits for a worker that may take so much in all: three quarters of it for the heap}
     *
     * @param totalBytes the total
     * @throws IllegalArgumentException where that is less than {@link #LEAST_BYTES}
     */
    public static WorkerLimits ofTotal(long totalBytes) {
        if (totalBytes < LEAST_BYTES) {
            throw new IllegalArgumentException(
                    "a worker needs at least " + (LEAST_BYTES >> 20) + " MB, not " + (totalBytes >> 20) + " MB");
        }
        return new WorkerLimits(totalBytes - Math.max(LEAST_OUTSIDE, totalBytes / 4), totalBytes);
    }

    /**
     * {@return limits under which so many workers and this process fit into the machine's memory}
     *
     * @param workers how many workers there will be
     */
    public static WorkerLimits share(int workers) {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        double free = SHARE * system.getTotalMemorySize() - Runtime.getRuntime().maxMemory();
        return ofTotal(Math.max(LEAST_BYTES, (long) (free / workers)));
    }
}
