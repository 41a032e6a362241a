package dev.autodidact.registry.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PairedComparisonTest {

    @Test
    void equalStrategiesRarelyGiveAFalseAlarm() {
        // the verdict asks for more than this, so it raises fewer; registry/benchmarks/false-alarms.sh counts the whole
        RandomGenerator random = Seeds.generator(7, "false alarms");
        int alarms = 0;
        for (int comparison = 0; comparison < 1000; comparison++) {
            double[] p =
                    pairs(random, 20, 4, 0).stream().mapToDouble(Wilcoxon::p).toArray();
            alarms += Arrays.stream(Holm.adjust(p)).anyMatch(q -> q < PairedComparison.SIGNIFICANCE) ? 1 : 0;
        }
        assertThat(alarms).isLessThanOrEqualTo(50);
    }

    @Test
    void verdictNeedsBothSchools() {
        RandomGenerator random = Seeds.generator(9);
        double[] clear = random.doubles(20, 0.05, 0.2).toArray();
        double[] tiny = random.doubles(20, 0.0005, 0.002).toArray();
        double[] noise = random.doubles(20, -0.2, 0.2).toArray();
        List<PairedComparison> tests = PairedComparison.all(List.of(clear, tiny, noise), 0.01, 1);

        assertThat(tests.get(0).firstAhead()).isTrue();
        assertThat(tests.get(0).reversed().secondAhead()).isTrue();
        assertThat(tests.get(1).significant()).isTrue();
        assertThat(tests.get(1).firstAhead()).isFalse();
        assertThat(tests.get(1).equal()).isTrue();
        assertThat(tests.get(2).firstAhead() || tests.get(2).secondAhead()).isFalse();
        assertThat(tests.get(2).reversed().reversed()).isEqualTo(tests.get(2));
    }

    @Test
    void forecastSampleSizeGivesTheForecastPower() {
        // normal differences of mean 0.5: Noether's formula, which is known to ask for a little too many
        RandomGenerator random = Seeds.generator(11);
        double[] many =
                random.doubles(2000).map(x -> random.nextGaussian(0.5, 1)).toArray();
        int size = (int) SampleSize.forSignedRank(many, 0.05, 0.8).orElseThrow();
        int significant = 0;
        for (int i = 0; i < 1000; i++) {
            double[] sample =
                    random.doubles(size).map(x -> random.nextGaussian(0.5, 1)).toArray();
            significant += Wilcoxon.p(sample) < 0.05 ? 1 : 0;
        }
        assertThat(significant / 1000.0).isBetween(0.77, 0.90);
    }

    @Test
    void forecastSaysNothingWhereNobodyLeads() {
        assertThat(SampleSize.forSignedRank(new double[] {1, -1}, 0.05, 0.8)).isEmpty();
        assertThat(SampleSize.forSignedRank(new double[] {1}, 0.05, 0.8)).isEmpty();
        assertThat(SampleSize.forSignedRank(new double[] {1, 1}, 0.05, 0.8)).hasValue(11);
        // 2 to the power of -14 is the least p-value of 15 differences
        assertThat(SampleSize.forSignedRank(new double[] {1, 1}, Math.scalb(1, -14), 0.01))
                .hasValue(15);
    }

    /** The differences of all pairs of some strategies, the first of which is better by a lead, in standard deviations. */
    static List<double[]> pairs(RandomGenerator random, int tasks, int strategies, double lead) {
        double[][] losses = new double[strategies][tasks];
        for (int strategy = 0; strategy < strategies; strategy++) {
            for (int task = 0; task < tasks; task++) {
                losses[strategy][task] = random.nextGaussian() - (strategy == 0 ? lead : 0);
            }
        }
        List<double[]> pairs = new ArrayList<>();
        for (int i = 0; i < strategies; i++) {
            for (int j = i + 1; j < strategies; j++) {
                double[] differences = new double[tasks];
                for (int task = 0; task < tasks; task++) {
                    differences[task] = losses[j][task] - losses[i][task];
                }
                pairs.add(differences);
            }
        }
        return pairs;
    }
}
