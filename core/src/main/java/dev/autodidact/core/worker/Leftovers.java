package dev.autodidact.core.worker;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds threads that a trial has left running: they would eat the time of the trials after it. */
final class Leftovers {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** So often must a thread be seen to have computed before it is blamed. */
    private static final int ENOUGH = 6;

    /** On a busy machine, a thread that computes waits for its turn: so often is looked, at most. */
    private static final int MOST_LOOKS = 50;

    /** The first looks follow at once: most threads that still run are about to end. */
    private static final int LONGEST_MILLIS = 16;

    private final Set<Long> before;

    private Leftovers(Set<Long> before) {
        this.before = before;
    }

    /** {@return what can tell later which threads are new} */
    static Leftovers since() {
        return new Leftovers(Arrays.stream(THREADS.getAllThreadIds()).boxed().collect(Collectors.toSet()));
    }

    /**
     * {@return the names of new threads that keep computing; those that wait for work, as in a library's own pool, or are
     * about to end, are not blamed}
     */
    List<String> busy() throws InterruptedException {
        Map<Long, Long> cpu = Arrays.stream(THREADS.getAllThreadIds())
                .boxed()
                .filter(id -> !before.contains(id))
                .collect(Collectors.toMap(Function.identity(), Leftovers::cpuNanos));
        Map<Long, Integer> seen = new HashMap<>();
        cpu.keySet().removeIf(id -> !isRunnable(id));
        for (int look = 0; look < MOST_LOOKS && !cpu.isEmpty() && Collections.min(counts(cpu, seen)) < ENOUGH; look++) {
            Thread.sleep(Math.min(1 << Math.min(look, 10), LONGEST_MILLIS));
            cpu.keySet().removeIf(id -> !isRunnable(id));
            cpu.replaceAll((id, former) -> {
                long now = cpuNanos(id);
                if (now > former) {
                    seen.merge(id, 1, Integer::sum);
                }
                return now;
            });
        }
        return cpu.keySet().stream()
                .filter(id -> seen.getOrDefault(id, 0) >= ENOUGH)
                .sorted()
                .map(Leftovers::name)
                .toList();
    }

    private static List<Integer> counts(Map<Long, Long> cpu, Map<Long, Integer> seen) {
        return cpu.keySet().stream().map(id -> seen.getOrDefault(id, 0)).toList();
    }

    private static boolean isRunnable(long thread) {
        ThreadInfo info = THREADS.getThreadInfo(thread);
        return info != null && info.getThreadState() == Thread.State.RUNNABLE;
    }

    private static long cpuNanos(long thread) {
        return THREADS.getThreadCpuTime(thread);
    }

    private static String name(long thread) {
        var info = THREADS.getThreadInfo(thread);
        return info == null ? "thread " + thread : info.getThreadName();
    }
}
