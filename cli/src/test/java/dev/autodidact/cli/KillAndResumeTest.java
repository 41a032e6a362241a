package dev.autodidact.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillAndResumeTest {

    @Test
    void killedRunsEndLikeTheUndisturbedOne(@TempDir Path folder) throws IOException, InterruptedException {
        KillAndResume.Report report =
                new KillAndResume(folder, 120, 1, "--budget", "15trials", "--strategy", "random:smile").run(3);

        assertThat(report.differences()).isEmpty();
        assertThat(report.identical()).isEqualTo(3);
        assertThat(report.lost()).isZero();
        assertThat(report.orphans()).isZero();
        assertThat(report.kills()).isNotEmpty();
    }
}
