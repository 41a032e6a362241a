package dev.autodidact.core;

import dev.autodidact.core.plugin.Catalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a result depends on beside data and seed: versions and machine. */
public final class Environment {

    private static final Path LINUX_STAT = Path.of("/proc/self/stat");

    /** Where, in {@code stat} behind the name of the process, the times of children that have ended are. */
    private static final int CHILDREN_USER = 13;

    private static final int CHILDREN_SYSTEM = 14;
    private static final double LINUX_TICKS_PER_SECOND = 100;

    private Environment() {}

    /**
     * {@return versions of Autodidact, Java and every plugin, and the machine, by name}
     *
     * @param catalogue the plugins
     */
    public static Map<String, String> describe(Catalogue catalogue) {
        Map<String, String> environment = new TreeMap<>(catalogue.versions());
        environment.put("autodidact", version());
        environment.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
        environment.put(
                "os",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
        environment.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        environment.put("heapMb", Long.toString(Runtime.getRuntime().maxMemory() >> 20));
        return environment;
    }

    /** {@return the version of Autodidact} */
    public static String version() {
        String version = Environment.class.getPackage().getImplementationVersion();
        return version == null ? "unversioned" : version;
    }

    /**
     * {@return the most memory that this process has held and those that it has started and that still run, each at its own
     * time, in MiB: resident where Linux tells, else the peak of this one's heap}
     */
    public static double peakMemoryMb() {
        OptionalDouble own = peakResidentMb(ProcessHandle.current());
        if (own.isEmpty()) {
            return peakHeapMb();
        }
        return own.getAsDouble()
                + ProcessHandle.current()
                        .descendants()
                        .mapToDouble(process -> peakResidentMb(process).orElse(0))
                        .sum();
    }

    private static OptionalDouble peakResidentMb(ProcessHandle process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            return OptionalDouble.empty();
        }
    }

    private static double peakHeapMb() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToDouble(usage -> usage.getUsed() / 1048576.0)
                .sum();
    }

    /**
     * {@return processor seconds of this process so far, and of those that it has started; NaN where unknown} Of processes
     * that have ended, only where Linux tells.
     */
    public static double cpuSeconds() {
        double own =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                        ? system.getProcessCpuTime() / 1e9
                        : Double.NaN;
        double running = ProcessHandle.current()
                .descendants()
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToDouble(taken -> taken.toNanos() / 1e9)
                .sum();
        return own + running + endedCpuSeconds();
    }

    private static double endedCpuSeconds() {
        try {
            String stat = Files.readString(LINUX_STAT);
            String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(afterName[CHILDREN_USER]) + Long.parseLong(afterName[CHILDREN_SYSTEM]))
                    / LINUX_TICKS_PER_SECOND;
        } catch (IOException e) {
            return 0;
        }
    }
}
