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
import org.junit.jupiter.api.Test;

class LightgbmLearnerTest {

    private static final int ROWS = 400;

    private final LightgbmLearner learner = new LightgbmLearner();

    @Test
    void searchedSplitsOfAllRowsAndFeaturesAreTheSameWhateverTheSeedButDrawnOnesAreNot() throws InterruptedException {
        assertThat(predictions("searched", 1)).isEqualTo(predictions("searched", 2));
        assertThat(predictions("drawn", 1)).isEqualTo(predictions("drawn", 1)).isNotEqualTo(predictions("drawn", 2));
    }

    /** Of a curve, at the rows that it was learned from. */
    private double[] predictions(String splits, long seed) throws InterruptedException {
        double[] x = Seeds.generator(1).doubles(ROWS, -3, 3).toArray();
        double[] y = Arrays.stream(x).map(Math::sin).toArray();
        TrainingData data =
                new TrainingData(new Features(List.of("x"), new int[1], new double[][] {x}, ROWS), new RealTarget(y));
        Configuration configuration = learner.space(new TaskProfile(TaskType.REGRESSION, ROWS, 1, 0, 1, 0, 0))
                .complete(Map.of("splits", splits));
        RealPredictions predictions = (RealPredictions)
                learner.fit(configuration, data, FitContext.of(seed)).predict(data.features());
        double[] values = new double[ROWS];
        Arrays.setAll(values, predictions::value);
        return values;
    }
}
