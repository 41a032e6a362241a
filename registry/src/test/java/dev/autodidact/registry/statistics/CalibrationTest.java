package dev.autodidact.registry.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.ClassTarget;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    @Test
    void errorIsTheMeanDistanceOfConfidenceAndAccuracy() {
        ClassTarget truth = new ClassTarget(new int[] {0, 0, 1, 1}, List.of("a", "b"));
        ClassProbabilities predictions =
                ClassProbabilities.of(new double[][] {{0.92, 0.08}, {0.98, 0.02}, {0.96, 0.04}, {0.35, 0.65}}, 2);

        Calibration calibration = Calibration.of(truth, predictions);

        assertThat(calibration.bins()).hasSize(2);
        assertThat(calibration.bins().getFirst().accuracy()).isEqualTo(1);
        assertThat(calibration.bins().getLast().rows()).isEqualTo(3);
        double sure = (0.92 + 0.98 + 0.96) / 3;
        assertThat(calibration.error()).isCloseTo((0.35 + 3 * Math.abs(2 / 3.0 - sure)) / 4, within(1e-12));
    }
}
