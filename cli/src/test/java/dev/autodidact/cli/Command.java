package dev.autodidact.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The command line in a process of its own, which can be told apart, with all its children, from those of others. */
final class Command {

    private static final String MARK = "AUTODIDACT_TEST_MARK";

    private final String mark = UUID.randomUUID().toString();
    private final Path folder;

    /**
     * @param folder where it works: {@code tmp} in it is its folder for temporary files, {@code said} what it printed
     */
    Command(Path folder) {
        this.folder = folder;
    }

    /** {@return the exit code} */
    int run(long limitSeconds, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-Dguice_bytecode_gen_option=DISABLED",
                "-Dsun.misc.unsafe.memory.access=allow",
                "-Djava.io.tmpdir=" + Files.createDirectories(temporary()),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said().toFile());
        builder.environment().put(MARK, mark);
        Process process = builder.start();
        try {
            if (!process.waitFor(limitSeconds, TimeUnit.SECONDS)) {
                throw new AssertionError("still running after " + limitSeconds + " s:\n" + Files.readString(said()));
            }
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    Path said() {
        return folder.resolve("said");
    }

    private Path temporary() {
        return folder.resolve("tmp");
    }

    /** {@return the files that lie in its folder for temporary files} */
    List<Path> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.walk(temporary())) {
            return files.filter(file -> !file.equals(temporary())).toList();
        }
    }

    /** {@return the processes that it has started, or those have, and that still run; none where /proc tells nothing} */
    List<String> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> isOurs(process.pid()))
                .map(process ->
                        process.pid() + " " + process.info().commandLine().orElse(""))
                .toList();
    }

    private boolean isOurs(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "environ"), StandardCharsets.ISO_8859_1)
                    .contains(MARK + "=" + mark);
        } catch (IOException e) {
            return false; // it has ended, or is another user's
        }
    }
}
