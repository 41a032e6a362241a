package dev.autodidact.core.preprocess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.task.TaskType;
import dev.autodidact.runtime.preprocess.LabelledTable;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LandmarkersTest {

    @Test
    void eachModelIsGoodWhereItsAssumptionHolds() {
        Map<String, Double> linear = Landmarkers.of(classes((x, y) -> x + y > 0 ? 1 : 0));
        Map<String, Double> step = Landmarkers.of(classes((x, y) -> x > 0 ? 1 : 0));
        Map<String, Double> checkerboard = Landmarkers.of(classes((x, y) -> x * y > 0 ? 1 : 0));
        Map<String, Double> ring = Landmarkers.of(classes((x, y) -> x * x + y * y < 1 ? 1 : 0));

        assertThat(linear.get("landmark-linear")).isGreaterThan(0.93);
        assertThat(step.get("landmark-stump")).isGreaterThan(0.93);
        assertThat(checkerboard.get("landmark-nearest-neighbour")).isGreaterThan(0.85);
        assertThat(checkerboard.get("landmark-linear")).isLessThan(0.65);
        assertThat(ring.get("landmark-naive-bayes")).isGreaterThan(ring.get("landmark-linear") + 0.08);
    }

    @Test
    void numbersAreJudgedByTheVarianceExplained() {
        double[][] columns = columns();
        double[] target = IntStream.range(0, 400)
                .mapToDouble(i -> 1e6 * (columns[0][i] - 2 * columns[1][i]))
                .toArray();
        Map<String, Double> landmarkers =
                Landmarkers.of(LabelledTable.of(table(columns, target), "t", TaskType.REGRESSION));

        assertThat(landmarkers.get("landmark-linear")).isGreaterThan(0.95);
        assertThat(landmarkers.get("landmark-stump")).isBetween(0.2, 0.8);
        assertThat(landmarkers.get("landmark-naive-bayes")).isZero();
    }

    @Test
    void chanceIsNoSkill() {
        RandomGenerator random = Seeds.generator(3, "noise");
        double[] noise = random.doubles(400).toArray();

        assertThat(Landmarkers.of(LabelledTable.of(table(columns(), noise), "t", TaskType.REGRESSION))
                        .values())
                .allMatch(skill -> skill < 0.1);
    }

    @Test
    void fewRowsWideTablesAndManyClassesAreNoHindrance() {
        Table tiny = Table.of(
                new NumericColumn("x", new double[] {1, 2, 3}),
                new CategoricalColumn("t", new int[] {0, 1, 0}, List.of("a", "b")));
        assertThat(Landmarkers.of(LabelledTable.of(tiny, "t")).values()).containsOnly(0.0);
        int[] codes = IntStream.range(0, 400).map(i -> i % 40).toArray();
        List<String> names = IntStream.range(0, 40).mapToObj(i -> "c" + i).toList();
        Table many = Table.of(new NumericColumn("x", columns()[0]), new CategoricalColumn("t", codes, names));
        assertThat(Landmarkers.of(LabelledTable.of(many, "t")).values()).allMatch(skill -> skill >= 0 && skill <= 1);
    }

    private static LabelledTable classes(DoubleBinaryOperator rule) {
        double[][] columns = columns();
        double[] target = IntStream.range(0, 400)
                .mapToDouble(i -> rule.applyAsDouble(columns[0][i], columns[1][i]))
                .toArray();
        return LabelledTable.of(table(columns, target), "t", TaskType.CLASSIFICATION);
    }

    private static Table table(double[][] columns, double[] target) {
        return Table.of(
                new NumericColumn("x", columns[0]), new NumericColumn("y", columns[1]), new NumericColumn("t", target));
    }

    private static double[][] columns() {
        RandomGenerator random = Seeds.generator(1, "columns");
        return new double[][] {
            random.doubles(400, -1.5, 1.5).toArray(),
            random.doubles(400, -1.5, 1.5).toArray()
        };
    }
}
