package dev.autodidact.search.cold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

class DecayTest {

    @Test
    void itIsTheExponentialOfTheNegative() {
        for (double x = 0; x < 690; x += x < 2 ? 1e-4 : 0.0137) {
            assertThat(Decay.of(x)).isCloseTo(StrictMath.exp(-x), withinPercentage(2e-13));
        }
    }

    @Test
    void nothingIsLeftFarAway() {
        assertThat(Decay.of(0)).isEqualTo(1);
        assertThat(Decay.of(1e6)).isZero();
        assertThat(Decay.of(Double.POSITIVE_INFINITY)).isZero();
    }
}
