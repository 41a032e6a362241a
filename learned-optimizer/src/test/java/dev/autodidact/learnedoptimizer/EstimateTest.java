package dev.autodidact.learnedoptimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.Seeds;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class EstimateTest {

    private static final double INFINITY = Double.POSITIVE_INFINITY;

    @Test
    void meanAndItsIntervalAgreeWithNormalTheory() {
        RandomGenerator random = Seeds.generator(1, "sample");
        double[] sample = DoubleStream.generate(random::nextGaussian).limit(400).toArray();
        double mean = DoubleStream.of(sample).average().orElseThrow();
        double deviation = Math.sqrt(DoubleStream.of(sample)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / 399);
        Estimate estimate = Estimate.mean(sample);
        assertThat(estimate.value()).isEqualTo(mean, within(1e-12));
        assertThat(estimate.low()).isEqualTo(mean - 1.96 * deviation / 20, within(0.02));
        assertThat(estimate.high()).isEqualTo(mean + 1.96 * deviation / 20, within(0.02));
    }

    @Test
    void medianOfAnEvenNumberIsBetweenTheMiddleTwo() {
        assertThat(Estimate.median(new double[] {4, 1, 3, 100}).value()).isEqualTo(3.5);
    }

    @Test
    void ratioOfPairedLossesHasNoSpreadWhereOneIsAMultipleOfTheOther() {
        Estimate ratio = Estimate.ratioOfMeans(new double[] {1, 2, 3}, new double[] {2, 4, 6});
        assertThat(ratio.value()).isEqualTo(0.5);
        assertThat(ratio.low()).isEqualTo(0.5);
        assertThat(ratio.high()).isEqualTo(0.5);
        assertThat(Estimate.ratioOfMedians(new double[] {1, 2, 9}, new double[] {4, 4, 4})
                        .value())
                .isEqualTo(0.5);
    }

    @Test
    void oneLossThatIsNotFiniteMakesTheMeanInfiniteButNotTheMedian() {
        double[] losses = {1, Double.NaN, 2};
        assertThat(Estimate.mean(losses).value()).isEqualTo(INFINITY);
        assertThat(Estimate.median(losses).value()).isEqualTo(2);
    }

    @Test
    void equalLossesHaveRatioOneEvenWhereNoneIsFinite() {
        assertThat(Estimate.ratio(0, 0)).isEqualTo(1);
        assertThat(Estimate.ratio(INFINITY, INFINITY)).isEqualTo(1);
        assertThat(Estimate.ratio(1, INFINITY)).isEqualTo(0);
        assertThat(Estimate.ratio(INFINITY, 1)).isEqualTo(INFINITY);
    }

    @Test
    void sameSampleGivesTheSameInterval() {
        double[] sample = {1, 5, 2, 8, 3};
        assertThat(Estimate.mean(sample)).isEqualTo(Estimate.mean(sample.clone()));
    }
}
