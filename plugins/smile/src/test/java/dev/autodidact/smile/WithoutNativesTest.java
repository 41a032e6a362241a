package dev.autodidact.smile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A machine without OpenBLAS: a Java process that lacks the jars, or the library in them. */
class WithoutNativesTest {

    private static final String[] NEED_NATIVES = {
        "smile.ridge",
        "smile.lda",
        "smile.qda",
        "smile.mlp",
        "smile.lasso",
        "smile.elastic-net",
        "smile.gaussian-process"
    };

    @Test
    void withoutTheJarsTheOthersWorkAndTheRestIsNamed() throws Exception {
        assertDegrades(output("bytedeco"));
    }

    @Test
    void withoutTheLibraryForThisMachineTheOthersWorkAndTheRestIsNamed() throws Exception {
        assertDegrades(output("x86_64.jar", "arm64.jar"));
    }

    private static void assertDegrades(String output) {
        assertThat(output)
                .contains("warning left out: " + String.join(", ", NEED_NATIVES) + ": the native library OpenBLAS");
        assertThat(output.lines().filter(line -> line.startsWith("no ")))
                .hasSize(NEED_NATIVES.length)
                .allMatch(line -> line.contains("OpenBLAS cannot be loaded"));
        assertThat(output.lines().filter(line -> line.startsWith("fitted "))).hasSize(15 - NEED_NATIVES.length);
        assertThat(output).endsWith("done\n");
    }

    /** {@return what a process prints that sees no jar of these names, once it has ended by itself} */
    private static String output(String... hidden) throws IOException, InterruptedException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> Arrays.stream(hidden).noneMatch(entry::contains))
                .collect(Collectors.joining(File.pathSeparator));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                        "-cp",
                        classPath,
                        FitsWhatItCan.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("the process ends").isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
