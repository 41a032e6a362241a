package dev.autodidact.registry.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    /** Areas under the curve of C4.5, C4.5+m, C4.5+cf, C4.5+m+cf on 14 data sets: Demsar (2006), table 6. */
    private static final double[][] DEMSAR = {
        {.763, .768, .771, .798}, {.599, .591, .590, .569}, {.954, .971, .968, .967}, {.628, .661, .654, .657},
        {.882, .888, .886, .898}, {.936, .931, .916, .931}, {.661, .668, .609, .685}, {.583, .583, .563, .625},
        {.775, .838, .866, .875}, {1.00, 1.00, 1.00, 1.00}, {.940, .962, .965, .962}, {.619, .666, .614, .669},
        {.972, .981, .9751, .975}, {.957, .978, .946, .970}
    };
    /** Darwin's maize, heights of crossed less self-fertilised plants, in eighths of an inch. */
    private static final double[] DARWIN = {49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48};

    private static double[][] demsarLosses() {
        return Arrays.stream(DEMSAR)
                .map(row -> Arrays.stream(row).map(auc -> -auc).toArray())
                .toArray(double[][]::new);
    }

    @Test
    void tiesShareTheMeanOfTheirPlaces() {
        assertThat(Ranks.of(new double[] {3, 1, 3, 2, 3})).containsExactly(4, 1, 4, 2, 4);
        assertThat(Ranks.of(new double[] {Double.POSITIVE_INFINITY, 0, Double.POSITIVE_INFINITY}))
                .containsExactly(2.5, 1, 2.5);
    }

    @Test
    void meanRanksAreThoseOfDemsar() {
        assertThat(Ranks.mean(demsarLosses())).containsExactly(new double[] {3.143, 2.000, 2.893, 1.964}, within(5e-4));
    }

    @Test
    void friedmanIsCorrectedForTies() {
        // scipy.stats.friedmanchisquare gives 10.2283; without the correction Demsar has 9.28
        Friedman test = Friedman.test(demsarLosses());
        assertThat(test.chiSquared()).isCloseTo(10.228346, within(1e-6));
        assertThat(test.f()).isCloseTo(13 * 10.228346 / (14 * 3 - 10.228346), within(1e-5));
    }

    @Test
    void friedmanWithoutTiesIsTheTextbooksFormula() {
        // ranks of Demsar's example with each tie broken in favour of the strategy named first
        double[][] losses = demsarLosses();
        for (double[] row : losses) {
            for (int i = 0; i < row.length; i++) {
                row[i] += 1e-9 * i;
            }
        }
        double[] ranks = Ranks.mean(losses);
        double squares = Arrays.stream(ranks).map(rank -> rank * rank).sum();
        double chiSquared = 12.0 * 14 / (4 * 5) * (squares - 4 * 5 * 5 / 4.0);
        assertThat(Friedman.test(losses).chiSquared()).isCloseTo(chiSquared, within(1e-9));
    }

    @Test
    void withoutTheCorrectionForTiesFriedmanIsThatOfDemsar() {
        // Demsar (2006), section 3.2.2: chi-square 9.28, F 3.69
        double[][] losses = demsarLosses();
        double within = Arrays.stream(losses)
                .flatMapToDouble(row -> Arrays.stream(Ranks.of(row)))
                .map(rank -> (rank - 2.5) * (rank - 2.5))
                .sum();
        double chiSquared = Friedman.test(losses).chiSquared() * within / (14 * 5);
        assertThat(chiSquared).isCloseTo(9.28, within(0.005));
        assertThat(13 * chiSquared / (14 * 3 - chiSquared)).isCloseTo(3.69, within(0.005));
    }

    @Test
    void imanDavenportIsReadFromTheFDistribution() {
        // 5 % point of F(3, 39) is 2.85 (Demsar 2006, section 3.2.2)
        Friedman test = Friedman.test(demsarLosses());
        assertThat(test.f()).isGreaterThan(2.85);
        assertThat(test.p()).isLessThan(0.05).isGreaterThan(0.005);
    }

    @Test
    void friedmanHandlesTheExtremes() {
        assertThat(Friedman.test(new double[][] {{1, 2}, {1, 2}, {1, 2}}).p()).isZero();
        assertThat(Friedman.test(new double[][] {{1, 1}, {2, 2}}).p()).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> Friedman.test(new double[][] {{1, 2}}));
    }

    @Test
    void wilcoxonOfDarwinsMaizeIsKnown() {
        // scipy.stats.wilcoxon, exact: 0.041259765625
        assertThat(Wilcoxon.p(DARWIN)).isCloseTo(0.041259765625, within(1e-12));
    }

    @Test
    void wilcoxonWithTiesIsWhatAllAssignmentsOfSignsGive() {
        // 2^8 assignments counted one by one: 56 / 256
        assertThat(Wilcoxon.p(new double[] {1, 1, -1, 2, 3, 3, -4, 5})).isCloseTo(0.21875, within(1e-12));
    }

    @Test
    void wilcoxonLeavesOutZeros() {
        double[] withZeros = Arrays.copyOf(DARWIN, DARWIN.length + 3);
        assertThat(Wilcoxon.p(withZeros)).isEqualTo(Wilcoxon.p(DARWIN));
        assertThat(Wilcoxon.p(new double[] {0, 0})).isEqualTo(1);
    }

    @Test
    void wilcoxonOfLargeSamplesAgreesWithTheExactOne() {
        RandomGenerator random = Seeds.generator(1);
        double[] differences = random.doubles(200, -0.9, 1.1).toArray();
        double approximate = WilcoxonSignedRankTest.withDefaults()
                .with(PValueMethod.ASYMPTOTIC)
                .test(differences)
                .getPValue();
        assertThat(Wilcoxon.p(differences)).isCloseTo(approximate, within(2e-3));
        double[] more = random.doubles(201, -0.9, 1.1).toArray();
        assertThat(Wilcoxon.p(more)).isBetween(0.0, 1.0);
    }

    @Test
    void holmStepsDown() {
        // R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm")
        assertThat(Holm.adjust(new double[] {0.01, 0.04, 0.03, 0.005}))
                .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
        assertThat(Holm.adjust(new double[] {0.6, 0.9})).containsExactly(1, 1);
        assertThat(Holm.adjust(new double[0])).isEmpty();
    }

    @Test
    void bayesianSignedRankAgreesWithItsDefinition() {
        // 50,000 draws of the definition, all pairs summed one by one: 0.8874, 0.1120, 0.0006
        double[] differences = {.05, .03, -.01, .08, .002, -.02, .04, .06, .0, .015};
        BayesianSignedRank test = BayesianSignedRank.test(differences, 0.01, 1);
        assertThat(test.firstBetter()).isCloseTo(0.887, within(0.01));
        assertThat(test.equal()).isCloseTo(0.112, within(0.01));
        assertThat(test.secondBetter()).isCloseTo(0.0006, within(0.002));
    }

    @Test
    void bayesianSignedRankKnowsEqualFromUnknown() {
        BayesianSignedRank same = BayesianSignedRank.test(new double[20], 0.01, 1);
        assertThat(same.equal()).isEqualTo(1);
        double[] wild = new double[20];
        Arrays.setAll(wild, i -> i % 2 == 0 ? 1 : -1);
        BayesianSignedRank unknown = BayesianSignedRank.test(wild, 0.01, 1);
        assertThat(unknown.firstBetter()).isCloseTo(unknown.secondBetter(), within(0.05));
        assertThat(BayesianSignedRank.test(wild, 0.01, 1)).isEqualTo(unknown);
    }

    @Test
    void bandHoldsTheMean() {
        RandomGenerator random = Seeds.generator(3);
        double[][] curves = new double[40][];
        Arrays.setAll(curves, i -> new double[] {random.nextGaussian(), 5 + random.nextGaussian(), 7});

        Bootstrap.Band band = Bootstrap.band(curves, 1);

        for (int point = 0; point < 3; point++) {
            assertThat(band.mean().get(point))
                    .isBetween(band.lower().get(point), band.upper().get(point));
        }
        // the standard error of a mean of 40 standard normal numbers is 0.158
        assertThat(band.upper().get(0) - band.lower().get(0)).isCloseTo(2 * 1.96 * 0.158, within(0.15));
        assertThat(List.of(band.lower().get(2), band.upper().get(2))).containsExactly(7.0, 7.0);
        assertThat(Bootstrap.band(curves, 1)).isEqualTo(band);
    }
}
