package dev.autodidact.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The command line with a folder and a registry of its own, run in this process. */
final class Cli {

    private final Path folder;

    Cli(Path folder) {
        this.folder = folder;
    }

    /** What a command left behind. */
    record Ran(int exitCode, String out, String err) {

        Ran succeeds() {
            assertThat(exitCode).as("exit code, with this error: %s", err).isZero();
            return this;
        }

        /** One message that begins with our name, without a stack trace, and nothing on standard output. */
        void isRefused(String... parts) {
            assertThat(err).startsWith("autodidact: ").contains(parts).doesNotContain("\tat ", "Exception");
            assertThat(err.lines().filter(line -> line.startsWith("autodidact: ")))
                    .hasSize(1);
            assertThat(out).isEmpty();
            assertThat(exitCode).isEqualTo(2);
        }

        JsonNode json() {
            try {
                return Json.read(out);
            } catch (IOException e) {
                throw new UncheckedIOException("no JSON: " + out, e);
            }
        }
    }

    /** Runs a command that is complete as it is. */
    Ran bare(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.run(arguments, new PrintWriter(out), new PrintWriter(err));
        return new Ran(exitCode, out.toString(), err.toString());
    }

    /** Runs a verb on the registry of this folder. */
    Ran verb(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--registry", path("registry.db")));
        return bare(all.toArray(String[]::new));
    }

    /** Three trials on a file whose target is y. */
    Ran run(String data, String... more) {
        List<String> all = new ArrayList<>(List.of("run", "--data", path(data), "--target", "y"));
        if (!List.of(more).contains("--budget")) {
            all.addAll(List.of("--budget", "3trials"));
        }
        if (!List.of(more).contains("--out")) {
            all.addAll(List.of("--out", path("out")));
        }
        all.addAll(List.of(more));
        return verb(all.toArray(String[]::new));
    }

    String path(String name) {
        return folder.resolve(name).toString();
    }

    String write(String name, String content) {
        return write(name, content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    String write(String name, byte[] content) {
        try {
            Files.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return path(name);
    }

    List<String> lines(String name) {
        try {
            return Files.readAllLines(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a header and rows made from their numbers. */
    String table(String name, String header, int rows, IntFunction<String> row) {
        return write(
                name, header + "\n" + IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n")) + "\n");
    }

    /** Sixty rows of a number, a text, and a class that depends on the number. */
    String good() {
        return table(
                "good.csv", "x,c,y", 60, row -> row + "," + "abc".charAt(row % 3) + (row % 20 < 10 ? ",yes" : ",no"));
    }
}
