package dev.autodidact.lightgbm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.Seeds;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our trees against the library: both must have the same loss on other rows. */
class ModelTextTest {

    private static final int ROWS = 300;
    private static final int WIDTH = 4;

    @ParameterizedTest
    @CsvSource({
        "objective=regression metric=l2, 1, 0.2",
        "objective=regression metric=l2, 1, 0",
        "objective=binary metric=binary_logloss, 1, 0.2",
        "objective=binary metric=binary_logloss, 1, 0",
        "objective=multiclass num_class=3 metric=multi_logloss, 3, 0.2"
    })
    void lossIsThatOfTheLibraryEvenWhereValuesAreMissing(String objective, int sums, double missing) throws Exception {
        double[] training = values(1, missing);
        double[] others = values(2, 0.3);
        String parameters = objective + " verbosity=-1 num_threads=1 num_leaves=8 seed=3";
        try (LGBMDataset data = LGBMDataset.createFromMat(training, ROWS, WIDTH, true, parameters, null);
                LGBMDataset watched = LGBMDataset.createFromMat(others, ROWS, WIDTH, true, parameters, data)) {
            data.setField("label", labels(training, sums));
            watched.setField("label", labels(others, sums));
            try (LGBMBooster booster = LGBMBooster.create(data, parameters)) {
                booster.addValidData(watched);
                for (int round = 0; round < 12; round++) {
                    booster.updateOneIter();
                }
                String text = booster.saveModelToString(0, 0, LGBMBooster.FeatureImportanceType.SPLIT);

                double loss = loss(ModelText.read(text, sums), objective, others, labels(others, sums));

                assertThat(loss).isCloseTo(booster.getEval(1)[0], within(1e-6));
            }
        }
    }

    private static double[] values(long seed, double missing) {
        RandomGenerator random = Seeds.generator(seed, "rows");
        double[] values = new double[ROWS * WIDTH];
        Arrays.setAll(
                values, i -> random.nextDouble() < missing ? Double.NaN : Math.rint(9 * random.nextGaussian()) / 3);
        return values;
    }

    private static float[] labels(double[] values, int sums) {
        float[] labels = new float[ROWS];
        for (int row = 0; row < ROWS; row++) {
            double first = values[row * WIDTH];
            labels[row] = first > 0 ? 1 : Double.isNaN(first) || first < -2 ? sums - 1 : 0;
        }
        return labels;
    }

    private static double loss(Trees trees, String objective, double[] values, float[] labels) {
        double total = 0;
        for (int row = 0; row < ROWS; row++) {
            double[] sum = trees.sum(Arrays.copyOfRange(values, row * WIDTH, (row + 1) * WIDTH));
            int label = (int) labels[row];
            if (objective.startsWith("objective=regression")) {
                total += (sum[0] - label) * (sum[0] - label);
            } else if (sum.length == 1) {
                total += Math.log1p(Math.exp(label == 1 ? -sum[0] : sum[0]));
            } else {
                total -= sum[label] - Math.log(Arrays.stream(sum).map(Math::exp).sum());
            }
        }
        return total / ROWS;
    }
}
