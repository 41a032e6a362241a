package dev.autodidact.examples.fewshotcontrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FewShotControlTest {

    @Test
    void aShortTrainingDrawsAllCurves(@TempDir Path folder) throws Exception {
        FewShotControl.main(new String[] {"bandits", "3", "4", folder.toString()});

        assertThat(Files.readString(folder.resolve("bandits.svg")))
                .contains(">es-maml<", ">scratch, adam<", ">scratch, plain<")
                .doesNotContain("NaN");
    }
}
