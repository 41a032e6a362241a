package dev.autodidact.examples.coldstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColdStartTest {

    @Test
    void aShortTrainingDrawsACurveForEachWay(@TempDir Path folder) throws Exception {
        ColdStart.main(new String[] {"20", "10", folder.toString()});

        assertThat(Files.readString(folder.resolve("cold-start.svg")))
                .contains(">no tuning<", ">fine-tuning<", ">maml-5<", ">hypernetwork<")
                .doesNotContain("NaN");
    }
}
