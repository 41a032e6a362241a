package dev.autodidact.registry.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CorrelatedTTest {

    @Test
    void statisticsAreThoseOfBaycomp() {
        // baycomp, tests/test_single.py, test_compute_statistics: 4 2 6 against 5 7 3, then 4 2 6 4 against 5 7 3 5
        // twice
        CorrelatedT once = CorrelatedT.of(new double[] {1, 5, -3}, 1);
        assertThat(once.mean()).isEqualTo(1);
        assertThat(once.scale() * once.scale()).isCloseTo(16 * (1.0 / 3 + 1.0 / 2), within(1e-12));
        assertThat(once.degreesOfFreedom()).isEqualTo(2);
        CorrelatedT twice = CorrelatedT.of(new double[] {1, 5, -3, 1}, 2);
        assertThat(twice.scale() * twice.scale()).isCloseTo(32.0 / 3 * (1.0 / 4 + 1), within(1e-12));
        assertThat(twice.degreesOfFreedom()).isEqualTo(3);
    }

    @Test
    void probabilitiesAreThosePublishedForBaycomp() {
        // baycomp's quick guide: aode against nbc, 10 times 10 folds, means 93.30815 and 92.19582; two_on_single gives
        // 0.9755285068366132 without and (0.0023685180162288377, 0.13517773046085313, 0.862453751522918) with rope 0.5.
        // The guide does not print the folds of aode: the scale is what the first of the two outputs says it is.
        CorrelatedT test = new CorrelatedT(93.30815 - 92.19582, 0.5579402877671511, 99);
        assertThat(test.firstBetter(0)).isCloseTo(0.9755285068366132, within(1e-12));
        assertThat(test.firstBetter(0.5)).isCloseTo(0.862453751522918, within(1e-12));
        assertThat(test.equal(0.5)).isCloseTo(0.13517773046085313, within(1e-12));
        assertThat(test.secondBetter(0.5)).isCloseTo(0.0023685180162288377, within(1e-12));
    }

    @Test
    void equalDifferencesLeaveNoDoubt() {
        double[] ones = new double[10];
        Arrays.fill(ones, 1);
        CorrelatedT test = CorrelatedT.of(ones, 1);
        assertThat(test.firstBetter(0.5)).isEqualTo(1);
        assertThat(test.equal(2)).isEqualTo(1);
        assertThat(CorrelatedT.of(new double[4], 2).equal(0)).isEqualTo(1);
    }

    @Test
    void foldsMustFitTheRepetitions() {
        assertThatIllegalArgumentException().isThrownBy(() -> CorrelatedT.of(new double[3], 2));
        assertThatIllegalArgumentException().isThrownBy(() -> CorrelatedT.of(new double[2], 2));
        assertThatIllegalArgumentException().isThrownBy(() -> CorrelatedT.of(new double[2], 0));
    }
}
