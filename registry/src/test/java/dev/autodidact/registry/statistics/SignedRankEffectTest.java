package dev.autodidact.registry.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.Seeds;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SignedRankEffectTest {

    /**
     * Depression scale factor of nine patients after less before therapy: Hollander and Wolfe (1999), table 3.1, as in the
     * example of {@code wilcox.test} of R.
     */
    private static final double[] DEPRESSION = {
        0.878 - 1.83,
        0.647 - 0.50,
        0.598 - 1.62,
        2.05 - 2.48,
        1.06 - 1.68,
        1.29 - 1.88,
        1.06 - 1.55,
        3.14 - 3.06,
        1.29 - 1.30
    };

    @Test
    void depressionDataHaveTheirKnownTest() {
        // R, report(wilcox.test(x, y, paired = TRUE)): W = 40, p = 0.039, r (rank biserial) = 0.78
        assertThat(Wilcoxon.p(DEPRESSION)).isCloseTo(0.0390625, within(1e-12));
        assertThat(Wilcoxon.rankBiserial(DEPRESSION)).isCloseTo((5 - 40) / 45.0, within(1e-12));
    }

    @Test
    void depressionDataHaveTheirKnownMedianAndInterval() {
        // Hollander and Wolfe (1999), examples 3.3 and 3.4: -0.46, and -0.786 to -0.010
        HodgesLehmann difference = HodgesLehmann.of(DEPRESSION, 0.95);
        assertThat(difference.estimate()).isCloseTo(-0.46, within(1e-12));
        assertThat(difference.lower()).isCloseTo(-0.786, within(1e-12));
        assertThat(difference.upper()).isCloseTo(-0.010, within(1e-12));
        assertThat(difference.reversed().lower()).isCloseTo(0.010, within(1e-12));
    }

    @Test
    void intervalHoldsWhatTheTestDoesNotReject() {
        RandomGenerator random = Seeds.generator(4);
        for (int size : new int[] {6, 7, 20, 33}) {
            double[] differences = random.doubles(size, -1, 1.7).toArray();
            HodgesLehmann interval = HodgesLehmann.of(differences, 0.95);
            double little = 1e-9;
            assertThat(pAgainst(differences, interval.lower() - little)).isLessThanOrEqualTo(0.05);
            assertThat(pAgainst(differences, interval.lower() + little)).isGreaterThan(0.05);
            assertThat(pAgainst(differences, interval.upper() - little)).isGreaterThan(0.05);
            assertThat(pAgainst(differences, interval.upper() + little)).isLessThanOrEqualTo(0.05);
        }
    }

    private static double pAgainst(double[] differences, double median) {
        return Wilcoxon.p(Arrays.stream(differences).map(d -> d - median).toArray());
    }

    @Test
    void largeSamplesUseTheNormalApproximation() {
        double[] differences = Seeds.generator(5).doubles(201, -1, 1).toArray();
        HodgesLehmann approximate = HodgesLehmann.of(differences, 0.95);
        HodgesLehmann exact = HodgesLehmann.of(Arrays.copyOf(differences, 200), 0.95);
        assertThat(approximate.lower()).isCloseTo(exact.lower(), within(0.01));
        assertThat(approximate.upper()).isCloseTo(exact.upper(), within(0.01));
    }

    @Test
    void fewDifferencesBoundNothing() {
        HodgesLehmann difference = HodgesLehmann.of(new double[] {1, 2, 3, 4, 5}, 0.95);
        assertThat(difference.estimate()).isEqualTo(3);
        assertThat(difference.lower()).isNegative().isInfinite();
        assertThat(difference.upper()).isPositive().isInfinite();
    }

    @Test
    void effectRunsFromAlwaysWorseToAlwaysBetter() {
        assertThat(Wilcoxon.rankBiserial(new double[] {1, 2, 0, 3})).isEqualTo(1);
        assertThat(Wilcoxon.rankBiserial(new double[] {-1, -2})).isEqualTo(-1);
        assertThat(Wilcoxon.rankBiserial(new double[] {2, -2})).isZero();
        assertThat(Wilcoxon.rankBiserial(new double[3])).isZero();
    }
}
