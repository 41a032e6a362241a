package dev.autodidact.core;

import dev.autodidact.core.plugin.Catalogue;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a result depends on beside data and seed: versions and machine. */
public final class Environment {

    private static final Path LINUX_STATUS = Path.of("/proc/self/status");

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

    /** {@return the most memory this process has held, in MiB: resident where Linux tells, else the peak of the heap} */
    public static double peakMemoryMb() {
        try (Stream<String> lines = Files.lines(LINUX_STATUS)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElseGet(Environment::peakHeapMb);
        } catch (IOException | java.io.UncheckedIOException e) {
            return peakHeapMb();
        }
    }

    private static double peakHeapMb() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToDouble(usage -> usage.getUsed() / 1048576.0)
                .sum();
    }

    /** {@return processor seconds of this process so far; NaN where unknown} */
    public static double cpuSeconds() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime() / 1e9
                : Double.NaN;
    }
}
