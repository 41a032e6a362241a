package dev.autodidact.core.worker;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds threads that a trial has left running: they would eat the time of the trials after it. */
final class Leftovers {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** How often, and at what distance, a thread must be seen busy before it is blamed. */
    private static final int LOOKS = 4;

    private static final long LOOK_MILLIS = 10;

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
        List<Long> suspects = Arrays.stream(THREADS.getAllThreadIds())
                .boxed()
                .filter(id -> !before.contains(id))
                .toList();
        for (int look = 0; look < LOOKS && !suspects.isEmpty(); look++) {
            long[] cpu = suspects.stream().mapToLong(Leftovers::cpuNanos).toArray();
            Thread.sleep(LOOK_MILLIS);
            List<Long> former = suspects;
            suspects = IntStream.range(0, cpu.length)
                    .filter(i -> cpu[i] >= 0 && cpuNanos(former.get(i)) > cpu[i])
                    .mapToObj(former::get)
                    .toList();
        }
        return suspects.stream().map(Leftovers::name).toList();
    }

    private static long cpuNanos(long thread) {
        return THREADS.getThreadCpuTime(thread);
    }

    private static String name(long thread) {
        var info = THREADS.getThreadInfo(thread);
        return info == null ? "thread " + thread : info.getThreadName();
    }
}
