package dev.autodidact.registry.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NemenyiTest {

    @Test
    void quantilesAreThoseOfDemsarsTable() {
        // Demsar (2006), table 5 (a), from 2 to 10 strategies
        double[] five = {1.960, 2.343, 2.569, 2.728, 2.850, 2.949, 3.031, 3.102, 3.164};
        double[] ten = {1.645, 2.052, 2.291, 2.459, 2.589, 2.693, 2.780, 2.855, 2.920};
        for (int strategies = 2; strategies <= 10; strategies++) {
            assertThat(Nemenyi.quantile(strategies, 0.05)).isCloseTo(five[strategies - 2], within(1.5e-3));
            assertThat(Nemenyi.quantile(strategies, 0.10)).isCloseTo(ten[strategies - 2], within(1.5e-3));
        }
    }

    @Test
    void criticalDifferencesAreThePublishedOnes() {
        // Demsar (2006), section 3.2.2: 4 strategies, 14 data sets
        assertThat(Nemenyi.criticalDifference(4, 14, 0.05)).isCloseTo(1.25, within(0.005));
        // Herbold (2020), "Autorank: A Python package for automated ranking of classifiers": 6 and 20
        assertThat(Nemenyi.criticalDifference(6, 20, 0.05)).isCloseTo(1.686, within(5e-4));
        // autorank's README: 6 populations, 50 samples, from a table of three digits
        assertThat(Nemenyi.criticalDifference(6, 50, 0.05)).isCloseTo(1.0662484349869374, within(3e-4));
    }
}
