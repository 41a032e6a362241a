package dev.autodidact.lightgbm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.RealPredictions;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.task.TaskProfile;
import dev.autodidact.api.task.TaskType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LightgbmLearnerTest {

    private static final int ROWS = 400;
    private static final double[] X = Seeds.generator(1).doubles(ROWS, -3, 3).toArray();
    private static final Map<String, String> DRAWN = Map.of("splits", "drawn");

    private final LightgbmLearner learner = new LightgbmLearner();

    @Test
    void searchedSplitsOfAllRowsAndFeaturesAreTheSameWhateverTheSeedButDrawnOnesAreNot() throws InterruptedException {
        assertThat(predictions(Map.of(), 1)).isEqualTo(predictions(Map.of(), 2));
        assertThat(predictions(DRAWN, 1)).isEqualTo(predictions(DRAWN, 1)).isNotEqualTo(predictions(DRAWN, 2));
    }

    @Test
    void aRoundThatDrawsNoSplitWorthItsWhileIsNotTheLast() throws InterruptedException {
        Map<String, Object> strict = Map.of("splits", "drawn", "gamma", 5.0, "eta", 0.3);
        for (int seed = 1; seed <= 5; seed++) {
            double[] predictions = predictions(strict, seed);
            double error = IntStream.range(0, ROWS)
                    .mapToDouble(row -> Math.pow(predictions[row] - Math.sin(X[row]), 2) / ROWS)
                    .sum();
            assertThat(error).as("of seed %d; a constant has 0.5", seed).isLessThan(0.05);
        }
    }

    /** Of a curve, at the rows that it was learned from. */
    private double[] predictions(Map<String, ?> fixed, long seed) throws InterruptedException {
        double[] y = Arrays.stream(X).map(Math::sin).toArray();
        TrainingData data =
                new TrainingData(new Features(List.of("x"), new int[1], new double[][] {X}, ROWS), new RealTarget(y));
        Configuration configuration = learner.space(new TaskProfile(TaskType.REGRESSION, ROWS, 1, 0, 1, 0, 0))
                .complete(fixed);
        RealPredictions predictions = (RealPredictions)
                learner.fit(configuration, data, FitContext.of(seed)).predict(data.features());
        double[] values = new double[ROWS];
        Arrays.setAll(values, predictions::value);
        return values;
    }
}
