package dev.autodidact.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.RealPredictions;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.task.Metrics;
import dev.autodidact.registry.report.RunInsights;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScoreIntervalTest {

    @Test
    void intervalOfAnAccuracyIsThatOfTheBinomial() {
        int rows = 400;
        int[] codes = new int[rows];
        double[] probabilities = new double[2 * rows];
        for (int row = 0; row < rows; row++) {
            codes[row] = row % 2;
            int said = row % 5 == 0 ? 1 - codes[row] : codes[row];
            probabilities[2 * row + said] = 1;
        }

        ScoreInterval interval = ScoreInterval.of(
                Metrics.ACCURACY,
                new RunInsights.OutOfFold(
                        0, new ClassTarget(codes, List.of("a", "b")), new ClassProbabilities(probabilities, 2)),
                1);

        double wald = 1.96 * Math.sqrt(0.8 * 0.2 / rows);
        assertThat(interval.score()).isEqualTo(0.8);
        assertThat(interval.lower()).isCloseTo(0.8 - wald, within(0.01));
        assertThat(interval.upper()).isCloseTo(0.8 + wald, within(0.01));
    }

    @Test
    void aPerfectPredictionHasNoInterval() {
        double[] values = IntStream.range(0, 50).asDoubleStream().toArray();

        ScoreInterval interval = ScoreInterval.of(
                Metrics.RMSE, new RunInsights.OutOfFold(0, new RealTarget(values), new RealPredictions(values)), 1);

        assertThat(Arrays.asList(interval.lower(), interval.score(), interval.upper()))
                .containsOnly(0.0);
    }
}
