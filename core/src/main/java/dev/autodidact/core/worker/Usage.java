package dev.autodidact.core.worker;

import com.sun.management.OperatingSystemMXBean;
import dev.autodidact.api.execution.Cost;
import java.lang.management.ManagementFactory;

/** What this process uses, from a moment on: all its threads, native ones and the garbage collector's among them. */
final class Usage {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** A heap that stays fuller than this between trials is one that plugins have filled for good. */
    private static final double FULL = 0.75;

    private final long startNanos = System.nanoTime();
    private final long startCpuNanos = SYSTEM.getProcessCpuTime();

    private Usage() {}

    static Usage start() {
        return new Usage();
    }

    Cost cost() {
        return new Cost((System.nanoTime() - startNanos) / 1e9, (SYSTEM.getProcessCpuTime() - startCpuNanos) / 1e9);
    }

    static boolean heapIsFull() {
        if (heapShare() < FULL) {
            return false;
        }
        System.gc();
        return heapShare() >= FULL;
    }

    private static double heapShare() {
        Runtime runtime = Runtime.getRuntime();
        return (double) (runtime.totalMemory() - runtime.freeMemory()) / runtime.maxMemory();
    }
}
