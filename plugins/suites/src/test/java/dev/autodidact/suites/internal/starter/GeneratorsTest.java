package dev.autodidact.suites.internal.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.data.Table;
import dev.autodidact.suites.internal.Chance;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Large draws from the generators have the published shares, moments and best possible errors. */
class GeneratorsTest {

    private static final int ROWS = 20_000;

    @Test
    void theBestErrorOnTwonormIsTwoPointThreePercent() {
        Table table = Norms.two(ROWS, new Chance("test"));
        assertThat(Tables.error(table, x -> Arrays.stream(x).sum() > 0 ? "1" : "2"))
                .isCloseTo(0.023, within(0.004));
    }

    @Test
    void theBestErrorOnThreenormIsTenPointFivePercent() {
        Table table = Norms.three(ROWS, new Chance("test"));
        assertThat(Tables.error(table, GeneratorsTest::likelierOfThreenorm)).isCloseTo(0.105, within(0.007));
    }

    private static String likelierOfThreenorm(double[] x) {
        double plain = Norms.FAR * Arrays.stream(x).sum();
        double alternating = Norms.FAR
                * IntStream.range(0, x.length)
                        .mapToDouble(i -> i % 2 == 0 ? x[i] : -x[i])
                        .sum();
        return Math.log(Math.cosh(plain)) > alternating ? "1" : "2";
    }

    @Test
    void theBestErrorOnRingnormIsOnePointThreePercent() {
        Table table = Norms.ring(ROWS, new Chance("test"));
        assertThat(Tables.error(table, x -> {
                    double wide = -x.length * Math.log(2) - squaredDistance(x, 0) / 8;
                    return wide > -squaredDistance(x, Norms.NEAR) / 2 ? "1" : "2";
                }))
                .isCloseTo(0.013, within(0.003));
    }

    private static double squaredDistance(double[] x, double from) {
        return Arrays.stream(x).map(value -> (value - from) * (value - from)).sum();
    }

    @Test
    void theBestErrorOnWaveformIsFourteenPercent() {
        Table table = Waveform.table(5000, new Chance("test"));
        assertThat(Tables.error(table, GeneratorsTest::likeliestWave)).isCloseTo(0.14, within(0.012));
    }

    /** Averages the likelihood of each class over the share of the mixture. */
    private static String likeliestWave(double[] x) {
        double[] likelihoods = new double[Waveform.PEAKS.length];
        for (int wave = 0; wave < likelihoods.length; wave++) {
            for (double share = 0.025; share < 1; share += 0.05) {
                double squares = 0;
                for (int i = 0; i < x.length; i++) {
                    double expected = share * Waveform.height(Waveform.PEAKS[wave][0], i + 1)
                            + (1 - share) * Waveform.height(Waveform.PEAKS[wave][1], i + 1);
                    squares += (x[i] - expected) * (x[i] - expected);
                }
                likelihoods[wave] += Math.exp(-squares / 2);
            }
        }
        int best = likelihoods[0] > likelihoods[1] ? 0 : 1;
        return Integer.toString(likelihoods[2] > likelihoods[best] ? 2 : best);
    }

    @Test
    void theBestErrorOnTheDisplayIsTwentySixPercent() {
        double right = 0;
        for (int shown = 0; shown < 128; shown++) {
            double likeliest = 0;
            for (String segments : Led.SEGMENTS) {
                int wrong = Integer.bitCount(shown ^ Integer.parseInt(segments, 2));
                likeliest = Math.max(likeliest, Math.pow(Led.NOISE, wrong) * Math.pow(1 - Led.NOISE, 7 - wrong));
            }
            right += likeliest / 10;
        }
        assertThat(1 - right).isCloseTo(0.26, within(0.005));
    }

    @Test
    void oneSegmentInTenIsInverted() {
        Table table = Led.table(ROWS, new Chance("test"));
        long inverted = 0;
        for (int row = 0; row < ROWS; row++) {
            String digit = Led.SEGMENTS[Integer.parseInt(Tables.level(table, TableDraft.TARGET, row))];
            double[] bits = Tables.point(table, row);
            for (int i = 0; i < 7; i++) {
                inverted += bits[i] == digit.charAt(i) - '0' ? 0 : 1;
            }
        }
        assertThat(inverted / (7.0 * ROWS)).isCloseTo(0.1, within(0.003));
        assertThat(Tables.mean(Tables.values(table, "x24"))).isCloseTo(0.5, within(0.015));
    }

    @Test
    void halfOfThePointsAreInsideTheSphere() {
        Table table = NestedSpheres.table(ROWS, new Chance("test"));
        assertThat(Tables.frequencies(table, TableDraft.TARGET).get("inside") / (double) ROWS)
                .isCloseTo(0.5, within(0.015));
    }

    @Test
    void theUpperMoonIsAHalfCircleAboutTheOrigin() {
        Table moons = TwoMoons.table(ROWS, new Chance("test"));
        Table upper = moons.take(IntStream.range(0, ROWS)
                .filter(row -> Tables.level(moons, TableDraft.TARGET, row).equals("upper"))
                .toArray());
        assertThat(upper.rows() / (double) ROWS).isCloseTo(0.5, within(0.015));
        assertThat(Tables.mean(Tables.values(upper, "x1"))).isCloseTo(0, within(0.03));
        assertThat(Tables.mean(Tables.values(upper, "x2"))).isCloseTo(2 / Math.PI, within(0.02));
    }

    @Test
    void cornersOfTheHypercubeAreSharedOut() {
        Table table = Hypercube.table(ROWS, new Chance("test"));
        assertThat(Tables.frequencies(table, TableDraft.TARGET).get("a") / (double) ROWS)
                .isCloseTo(0.5, within(0.015));
    }

    @Test
    void tenOfTheHypercubesColumnsSpanFiveDimensions() {
        Table table = Hypercube.table(200, new Chance("test"));
        double[][] rows = IntStream.range(0, 200)
                .mapToObj(row -> Tables.point(table, row))
                .toArray(double[][]::new);
        assertThat(rank(rows)).isEqualTo(20);
    }

    private static int rank(double[][] rows) {
        int rank = 0;
        for (int column = 0; column < rows[0].length; column++) {
            int best = rank;
            for (int row = rank; row < rows.length; row++) {
                best = Math.abs(rows[row][column]) > Math.abs(rows[best][column]) ? row : best;
            }
            if (Math.abs(rows[best][column]) > 1e-9) {
                double[] pivot = rows[best];
                rows[best] = rows[rank];
                rows[rank++] = pivot;
                for (int row = rank; row < rows.length; row++) {
                    double factor = rows[row][column] / pivot[column];
                    for (int i = column; i < pivot.length; i++) {
                        rows[row][i] -= factor * pivot[i];
                    }
                }
            }
        }
        return rank;
    }

    @Test
    void theFirstFriedmanFunctionLeavesUnitNoise() {
        Table table = Friedman.first(ROWS, new Chance("test"));
        double[] y = Tables.values(table, TableDraft.TARGET);
        double[] noise = IntStream.range(0, ROWS)
                .mapToDouble(row -> {
                    double[] x = Tables.point(table, row);
                    return y[row]
                            - (10 * Math.sin(Math.PI * x[0] * x[1])
                                    + 20 * Math.pow(x[2] - 0.5, 2)
                                    + 10 * x[3]
                                    + 5 * x[4]);
                })
                .toArray();
        assertThat(Tables.mean(noise)).isCloseTo(0, within(0.03));
        assertThat(Tables.variance(noise)).isCloseTo(1, within(0.04));
    }

    @Test
    void theCircuitsHaveASignalThreeTimesTheirNoise() {
        double second = Tables.variance(Tables.values(Friedman.second(ROWS, new Chance("test")), TableDraft.TARGET));
        double third = Tables.variance(Tables.values(Friedman.third(ROWS, new Chance("test")), TableDraft.TARGET));
        assertThat(Math.sqrt(second / (125 * 125) - 1)).isCloseTo(3, within(0.2));
        assertThat(Math.sqrt(third / (0.1 * 0.1) - 1)).isCloseTo(3, within(0.3));
    }

    @Test
    void inputsOfTheSparseLinearFunctionAreCorrelatedByDistance() {
        Table table = SparseLinear.table(ROWS, new Chance("test"));
        double[] y = Tables.values(table, TableDraft.TARGET);
        double[] x2 = Tables.values(table, "x2");
        assertThat(Tables.variance(y)).isCloseTo(21.25 + 9, within(0.9));
        assertThat(Tables.covariance(x2, Tables.values(table, "x5"))).isCloseTo(0.125, within(0.03));
        assertThat(Tables.covariance(x2, y)).isCloseTo(3 * 0.5 + 1.5 + 2 * 0.125, within(0.12));
    }

    @Test
    void theTwoPlanesHaveTheirVariance() {
        Table table = TwoPlanes.table(ROWS, new Chance("test"));
        assertThat(Tables.variance(Tables.values(table, TableDraft.TARGET))).isCloseTo(9 + 28 / 3.0 + 2, within(0.6));
    }

    @Test
    void mvHasItsSharesAndRules() {
        Table table = Mv.table(ROWS, new Chance("test"));
        Map<String, Integer> colours = Tables.frequencies(table, "x3");
        assertThat(colours.get("green") / (double) ROWS).isCloseTo(0.5, within(0.015));
        assertThat(colours.get("red") / (double) ROWS).isCloseTo(0.2, within(0.015));
        assertThat(Tables.frequencies(table, "x7").get("yes") / (double) ROWS).isCloseTo(0.3, within(0.015));
        assertThat(Tables.frequencies(table, "x8").get("normal") / (double) ROWS)
                .isCloseTo(0.75, within(0.015));
        double[] x1 = Tables.values(table, "x1");
        double[] x4 = Tables.values(table, "x4");
        double[] x6 = Tables.values(table, "x6");
        double[] y = Tables.values(table, TableDraft.TARGET);
        for (int row = 0; row < ROWS; row++) {
            boolean usual = Tables.level(table, "x8", row).equals("normal")
                    && Tables.level(table, "x7", row).equals("no");
            if (Math.abs(x4[row]) <= 2) {
                assertThat(y[row]).isEqualTo(10 - 2 * x1[row]);
            } else if (usual) {
                assertThat(y[row]).isEqualTo(x6[row] + x1[row]);
            }
        }
    }

    @Test
    void theBoreholeFlowsWithinItsPublishedRange() {
        assertThat(Borehole.flow(new double[] {0.05, 50_000, 63_070, 990, 63.1, 820, 1680, 9855}))
                .isCloseTo(7.8, within(0.05));
        assertThat(Borehole.flow(new double[] {0.15, 100, 115_600, 1110, 116, 700, 1120, 12_045}))
                .isCloseTo(309.6, within(0.1));
    }

    @Test
    void messyTablesLackWhatTheySay() {
        Table table = Messy.classes(ROWS, new Chance("test"));
        assertThat(missing(table, "income")).isCloseTo(0.2 * 0.6, within(0.01));
        assertThat(missing(table, "tenure")).isCloseTo(0.05 + 0.25 * 12 / 73, within(0.01));
        assertThat(missing(table, "rate")).isCloseTo(0.15, within(0.01));
        assertThat(missing(table, "channel")).isCloseTo(0.25, within(0.01));
        Map<String, Integer> towns = Tables.frequencies(table, "town");
        assertThat(towns).hasSize(150);
        assertThat(towns.get("town-0") / (double) towns.get("town-9")).isCloseTo(10, within(1.5));
        assertThat(Tables.frequencies(table, "country")).containsOnly(Map.entry("here", ROWS));
    }

    @Test
    void messyClassesAreUneven() {
        Map<String, Integer> classes =
                Tables.frequencies(Messy.classes(1000, new Chance("starter", "messy-classes")), TableDraft.TARGET);
        assertThat(classes).containsOnlyKeys("low", "middle", "high");
        assertThat(classes.get("low")).isBetween(400, 600);
        assertThat(classes.get("high")).isBetween(100, 250);
    }

    private static double missing(Table table, String column) {
        return (double) table.column(column).missing() / table.rows();
    }
}
