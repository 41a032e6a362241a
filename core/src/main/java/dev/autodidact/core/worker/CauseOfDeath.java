package dev.autodidact.core.worker;

import dev.autodidact.api.execution.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells from what a worker left behind what its trial did to it. */
final class CauseOfDeath {

    /** What the JVM writes when native code crashes. */
    static final String ERROR_FILE = "crash.log";

    /** Exit codes above this are 128 plus the signal that ended the process. */
    private static final int SIGNALS = 128;

    private static final int MOST_DETAIL_LINES = 40;

    private CauseOfDeath() {}

    /**
     * {@return the failure}
     *
     * @param exitCode of the process, which nobody of us has killed
     * @param exitCalled whether {@link System#exit} was called
     * @param output the end of what it printed
     * @param folder where its error file would be
     */
    static Failure of(int exitCode, boolean exitCalled, String output, Path folder) {
        if (exitCalled) {
            return new Failure(
                    Failure.Kind.EXIT,
                    "ended its process by System.exit, exit code " + exitCode,
                    "exit code " + exitCode);
        }
        if (output.contains("OutOfMemoryError")) {
            String line = lines(output, "OutOfMemoryError").replaceFirst(".*OutOfMemoryError:?\\s*", "");
            return new Failure(
                    Failure.Kind.OUT_OF_MEMORY, "its process ran out of memory: " + line, "exit code " + exitCode);
        }
        Path errors = folder.resolve(ERROR_FILE);
        if (Files.exists(errors)) {
            String detail = head(errors);
            return detail.contains("insufficient memory") || detail.contains("Out of Memory Error")
                    ? new Failure(Failure.Kind.OUT_OF_MEMORY, "the system gave its process no more memory", detail)
                    : new Failure(
                            Failure.Kind.CRASH,
                            "crashed its process: " + lines(detail, "SIG", "EXCEPTION_", "Internal Error"),
                            "exit code " + exitCode + "\n" + detail);
        }
        return exitCode > SIGNALS
                ? new Failure(
                        Failure.Kind.CRASH,
                        "its process was ended by signal " + (exitCode - SIGNALS),
                        "exit code " + exitCode + "\n" + output)
                : new Failure(
                        Failure.Kind.EXIT,
                        "ended its process by Runtime.halt, exit code " + exitCode,
                        "exit code " + exitCode);
    }

    /** The first line that holds one of the words, without the decoration of the JVM's banners. */
    private static String lines(String text, String... words) {
        return text.lines()
                .filter(line -> Stream.of(words).anyMatch(line::contains))
                .map(line -> line.replaceFirst("^#\\s*", "").strip())
                .findFirst()
                .orElse("no cause is known");
    }

    private static String head(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            List<String> head = lines.limit(MOST_DETAIL_LINES).toList();
            return head.stream().collect(Collectors.joining("\n"));
        } catch (IOException | UncheckedIOException e) {
            return "";
        }
    }
}
