package dev.autodidact.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class EnvironmentTest {

    private static final double BUSY_SECONDS = 1;

    @Test
    @EnabledOnOs(OS.LINUX)
    void processorSecondsOfAnotherProcessCountWhileItRunsAndOnceItHasEnded() throws IOException, InterruptedException {
        double before = Environment.cpuSeconds();
        Process busy = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
        try {
            while (busy.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() < 1000 * BUSY_SECONDS) {
                Thread.sleep(10);
            }
            assertThat(Environment.cpuSeconds() - before).isGreaterThan(BUSY_SECONDS);
        } finally {
            busy.destroyForcibly();
            busy.waitFor();
        }
        assertThat(Environment.cpuSeconds() - before).isGreaterThan(BUSY_SECONDS);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void memoryOfAnotherProcessCountsWhileItRuns() throws IOException, InterruptedException {
        double before = Environment.peakMemoryMb();
        Process other = new ProcessBuilder("sh", "-c", "echo started; read line").start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("started");

            assertThat(Environment.peakMemoryMb()).isGreaterThan(before + 0.1);
        } finally {
            other.destroyForcibly();
            other.waitFor();
        }
    }
}
