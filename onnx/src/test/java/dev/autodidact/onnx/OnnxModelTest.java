package dev.autodidact.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.RealPredictions;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.runtime.model.Calibration;
import dev.autodidact.runtime.model.FittedModel;
import dev.autodidact.runtime.model.Pool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxModelTest {

    private static final List<String> ANY_TARGET =
            List.of("tribuo.xgboost", "tribuo.linear-sgd", "tribuo.cart", "lightgbm.gradient-boosting");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tribuo.xgboost",
                "tribuo.linear-sgd",
                "tribuo.cart",
                "tribuo.liblinear",
                "lightgbm.gradient-boosting"
            })
    void everyMemberPredictsTheSame(String learner) {
        for (int classes : new int[] {0, 2, 3}) {
            assertSame(model(classes, Calibration.NONE, List.of(learner)));
        }
    }

    @Test
    void elasticNetPredictsTheSame() {
        assertSame(model(0, Calibration.NONE, List.of("tribuo.elastic-net")));
    }

    @Test
    void ensembleOfSeveralEncodingsPredictsTheSame() {
        for (int classes : new int[] {0, 2, 3}) {
            assertSame(model(classes, Calibration.NONE, ANY_TARGET));
        }
    }

    @Test
    void calibrationIsInTheGraph() {
        assertSame(model(3, new Calibration(1.7, List.of()), ANY_TARGET));
        assertSame(model(3, new Calibration(0.6, List.of(0.2, 3.0, 1.0)), ANY_TARGET));
        assertSame(model(2, new Calibration(1, List.of(4.0, 1.0)), ANY_TARGET));
    }

    @Test
    void logarithmicPoolIsInTheGraph() {
        List<Learner> learners = ANY_TARGET.stream().map(Fits::learner).toList();
        for (int classes : new int[] {2, 3}) {
            assertSame(
                    Fits.model(Tables.training(classes), Pool.LOGARITHMIC, new Calibration(1.7, List.of()), learners));
        }
    }

    @Test
    void outputsTellOfNumbersOrClasses() {
        OnnxModel classes = OnnxModel.of(model(3, Calibration.NONE, List.of("tribuo.cart")));
        OnnxModel numbers = OnnxModel.of(model(0, Calibration.NONE, List.of("tribuo.cart")));

        assertThat(classes.classes()).containsExactly("class 0", "class 1", "class 2");
        assertThat(numbers.classes()).isEmpty();
        assertThat(numbers.outputs()).isEqualTo(Map.of("prediction", "prediction"));
        assertThat(numbers.inputs())
                .isEqualTo(Map.of(
                        "age", "double", "income", "double", "label", "double", "colour", "string", "town", "string"));
        assertThat(classes.outputs())
                .as("a column is called label")
                .isEqualTo(Map.of("label", "label#2", "probabilities", "probabilities"));
    }

    @Test
    void sameModelGivesTheSameFile(@TempDir Path folder) throws Exception {
        FittedModel model = model(2, Calibration.NONE, ANY_TARGET);
        Path file = folder.resolve("model.onnx");

        OnnxModel.of(model).write(file);

        assertThat(Files.readAllBytes(file)).isEqualTo(OnnxModel.of(model).toBytes());
        assertThat(folder).isDirectoryContaining(path -> path.equals(file));
    }

    @Test
    void memberThatCannotBeSaidIsNamed() {
        FittedModel model = model(2, Calibration.NONE, List.of("tribuo.cart", "tribuo.k-nn"));

        assertThatThrownBy(() -> OnnxModel.of(model))
                .isInstanceOf(AutodidactException.class)
                .hasMessageContaining("tribuo.k-nn")
                .hasMessageContaining("--strategy random:lightgbm");
    }

    @Test
    void datesAndFreeTextAreRefusedByTheirColumn() {
        List<String> days = IntStream.range(0, 28)
                .mapToObj(day -> "2024-02-%02d".formatted(1 + day))
                .toList();
        List<String> texts = IntStream.range(0, 28)
                .mapToObj(i -> "very ".repeat(i % 5) + "good things, " + i)
                .toList();
        Map.of("seen", days, "said", texts).forEach((name, levels) -> {
            Table table = Table.of(
                    new CategoricalColumn(name, IntStream.range(0, 28).toArray(), levels),
                    new NumericColumn(
                            Tables.TARGET,
                            IntStream.range(0, 28).mapToDouble(i -> i * i).toArray()));
            FittedModel model = Fits.model(table, Calibration.NONE, List.of(Fits.learner("tribuo.cart")));

            assertThatThrownBy(() -> OnnxModel.of(model))
                    .isInstanceOf(AutodidactException.class)
                    .hasMessageContaining("column '" + name + "'")
                    .hasMessageContaining("Train without that column");
        });
    }

    @Test
    void modelThatReadsNoColumnIsRefused() {
        Table table = Table.of(
                new NumericColumn("same", new double[40]),
                new NumericColumn(
                        Tables.TARGET,
                        IntStream.range(0, 40).mapToDouble(i -> i).toArray()));

        FittedModel model = Fits.model(table, Calibration.NONE, List.of(Fits.learner("tribuo.cart")));

        assertThatThrownBy(() -> OnnxModel.of(model)).hasMessageContaining("reads no column");
        FittedModel constant = model(3, Calibration.NONE, List.of());
        assertThatThrownBy(() -> OnnxModel.of(constant)).hasMessageContaining("reads no column");
    }

    private static FittedModel model(int classes, Calibration calibration, List<String> learners) {
        return Fits.model(
                Tables.training(classes),
                calibration,
                learners.stream().map(Fits::learner).toList());
    }

    private static void assertSame(FittedModel model) {
        OnnxModel exported = OnnxModel.of(model);
        try (Runtime runtime = new Runtime(exported.toBytes())) {
            Stream.of(Tables.unseen(), Tables.training(model.schema().classes().size()))
                    .flatMap(table -> Stream.of(table, table.take(new int[] {1})))
                    .forEach(table -> assertSame(model, table, exported, runtime.run(table)));
        }
    }

    private static void assertSame(FittedModel model, Table table, OnnxModel exported, Map<String, Object> outputs) {
        Predictions expected = model.predict(table);
        switch (expected) {
            case RealPredictions reals -> {
                double[] predictions = (double[]) outputs.get(exported.outputs().get("prediction"));
                assertThat(predictions)
                        .as("predictions")
                        .containsExactly(
                                IntStream.range(0, reals.rows())
                                        .mapToDouble(reals::value)
                                        .toArray(),
                                within(1e-3));
            }
            case ClassProbabilities probabilities -> {
                double[][] given = (double[][]) outputs.get(exported.outputs().get("probabilities"));
                String[] labels = (String[]) outputs.get(exported.outputs().get("label"));
                ClassProbabilities decided =
                        (ClassProbabilities) model.calibration().decided(probabilities);
                assertThat(given).hasNumberOfRows(probabilities.rows());
                for (int row = 0; row < given.length; row++) {
                    for (int code = 0; code < probabilities.classes(); code++) {
                        assertThat(given[row][code])
                                .as("probability of class %d in row %d", code, row)
                                .isCloseTo(probabilities.probability(row, code), within(1e-6));
                    }
                    assertThat(labels[row])
                            .as("label of row %d", row)
                            .isEqualTo(model.schema().classes().get(decided.mostLikely(row)));
                }
            }
        }
    }
}
