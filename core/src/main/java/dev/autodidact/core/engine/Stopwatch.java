package dev.autodidact.core.engine;

import dev.autodidact.api.execution.Cost;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Measures wall-clock time since it was made, and the processor time of one thread. Thread-safe. */
final class Stopwatch {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long startNanos = System.nanoTime();
    private final long threadId;
    private final long startCpuNanos;

    private Stopwatch(Thread thread) {
        threadId = thread.threadId();
        startCpuNanos = Math.max(0, THREADS.getThreadCpuTime(threadId));
    }

    static Stopwatch of(Thread thread) {
        return new Stopwatch(thread);
    }

    static Stopwatch start() {
        return of(Thread.currentThread());
    }

    double seconds() {
        return (System.nanoTime() - startNanos) / 1e9;
    }

    Cost cost() {
        long cpuNanos = THREADS.getThreadCpuTime(threadId);
        return new Cost(seconds(), cpuNanos < 0 ? Double.NaN : (cpuNanos - startCpuNanos) / 1e9);
    }
}
