package dev.autodidact.core.worker;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a worker is started: with this process's Java, class path and system properties, one processor, bounded memory, and,
 * on Linux, tied to this process's life by the kernel.
 */
final class WorkerCommand {

    private static final Path LIFELINE = Path.of("/usr/bin/setpriv");
    private static final Path LIMITER = Path.of("/usr/bin/prlimit");

    /** Options of this process that a worker needs as well; those on memory, agents and debugging are its own affair. */
    private static final List<String> INHERITED = List.of(
            "-D",
            "--add-opens",
            "--add-exports",
            "--enable-native-access",
            "--sun-misc-unsafe-memory-access",
            "-XX:SharedArchiveFile=",
            "-Xlog:");

    /** Native libraries compute with one thread: the workers are the parallelism. */
    private static final List<String> THREADS =
            List.of("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS");

    private WorkerCommand() {}

    /**
     * {@return what starts a worker; it belongs on a thread that lives as long as this process, because the kernel ties
     * the worker's life to that of the thread}
     *
     * @param socket where the worker reports
     * @param folder the worker's own, for temporary and error files
     */
    static ProcessBuilder of(WorkerLimits limits, Path socket, Path folder, Optional<Path> plugins) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(LIFELINE)) {
            command.addAll(List.of(LIFELINE.toString(), "--pdeathsig", "KILL", "--"));
        }
        if (Files.isExecutable(LIMITER)) {
            // memory that is asked for but not touched does not show in what is resident
            command.addAll(List.of(LIMITER.toString(), "--core=0", "--data=" + 2 * limits.totalBytes(), "--"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx" + limits.heapBytes(),
                "-Xms" + Math.min(limits.heapBytes(), 32L << 20),
                "-XX:MaxDirectMemorySize=" + (limits.totalBytes() - limits.heapBytes()),
                "-XX:+UseSerialGC",
                "-XX:MinHeapFreeRatio=20",
                "-XX:MaxHeapFreeRatio=50",
                "-XX:-ShrinkHeapInSteps",
                "-XX:ActiveProcessorCount=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-XX:ErrorFile=" + folder.resolve(CauseOfDeath.ERROR_FILE)));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> INHERITED.stream().anyMatch(argument::startsWith))
                .forEach(command::add);
        command.addAll(List.of(
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                WorkerMain.class.getName(),
                socket.toString()));
        plugins.map(Path::toString).ifPresent(command::add);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectInput(ProcessBuilder.Redirect.from(nothing()));
        Map<String, String> environment = builder.environment();
        THREADS.forEach(name -> environment.put(name, "1"));
        environment.put("MALLOC_ARENA_MAX", "1");
        return builder;
    }

    private static File nothing() {
        return new File(File.separatorChar == '/' ? "/dev/null" : "NUL");
    }
}
