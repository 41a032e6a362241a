package dev.autodidact.examples.fewshotwaves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FewShotWavesTest {

    @Test
    void aShortTrainingDrawsACurveForEachStrategy(@TempDir Path folder) throws Exception {
        FewShotWaves.main(new String[] {"sinusoid", "50", "20", folder.toString(), "maml", "hypernetwork"});

        assertThat(Files.readString(folder.resolve("adaptation.svg")))
                .contains(">maml<", ">hypernetwork<")
                .doesNotContain("NaN");
    }

    @Test
    void errorsAreSummarised() {
        Errors errors = Errors.of(new double[] {1, 2, 3, 4});

        assertThat(errors.mean()).isEqualTo(2.5);
        assertThat(errors.median()).isEqualTo(2.5);
        assertThat(errors.margin()).isCloseTo(1.96 * Math.sqrt(5.0 / 3 / 4), within(1e-12));
    }
}
