package dev.autodidact.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.formula.Activation;
import dev.autodidact.api.formula.Affine;
import dev.autodidact.api.formula.DecisionTree;
import dev.autodidact.api.formula.DecisionTree.Leaf;
import dev.autodidact.api.formula.DecisionTree.Split;
import dev.autodidact.api.formula.Formula;
import dev.autodidact.api.formula.TreeSum;
import dev.autodidact.testkit.Evaluation;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The graph of a formula against its slow evaluation. */
class FormulaNodesTest {

    private static final int ROWS = 50;

    @ParameterizedTest
    @EnumSource
    void activationsGiveTheSame(Activation.Function function) {
        double[][] rows = rows(3);
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < 3; j++) {
                rows[i][j] = function == Activation.Function.SHARES ? Math.abs(rows[i][j]) : i * rows[i][j];
            }
        }
        rows[7] = new double[3];

        assertSame(Formula.of(new Activation(3, function)), rows, 1e-12);
    }

    @Test
    void weightedSumsGiveTheSame() {
        Affine affine = new Affine(2, new double[][] {{1e9, -3}, {0.1, 0.2}, {0, 1}}, new double[] {1, 0, -1e-9});

        assertSame(Formula.of(affine).then(Affine.spread(5, new int[] {4, 0, 2})), rows(2), 1e-6);
    }

    @Test
    void treesAskForBoundsLevelsAndMissingNumbers() {
        DecisionTree tree = new DecisionTree(List.of(
                new Split(0, DecisionTree.Test.AT_MOST, 0.1, 1, 2, false),
                new Split(1, DecisionTree.Test.EQUAL, 2, 3, 4, false),
                new Split(0, DecisionTree.Test.AT_MOST, 0.5, 5, 6, true),
                new Leaf(0, new double[] {1, 2, 3}),
                new Leaf(1, new double[] {4, 5}),
                new Leaf(2, new double[] {6}),
                new Leaf(0, new double[] {7})));
        DecisionTree stump = new DecisionTree(List.of(new Leaf(1, new double[] {0.25})));
        double[][] rows = rows(2);
        for (int i = 0; i < rows.length; i++) {
            rows[i][1] = i % 4;
        }
        rows[0][0] = Double.NaN;
        rows[1][0] = 0.1;
        rows[2][0] = Math.nextUp(0.1);
        rows[3][0] = Double.POSITIVE_INFINITY;

        for (boolean single : new boolean[] {false, true}) {
            TreeSum sum = new TreeSum(2, new double[] {0.5, 0, -8}, single, List.of(tree, stump, tree));
            assertSame(Formula.of(sum), rows, 1e-6);
        }
        assertSame(Formula.of(TreeSum.constant(2, 3, 1.5)), rows, 0);
    }

    private static double[][] rows(int width) {
        RandomGenerator random = Seeds.generator(width, "formula");
        return IntStream.range(0, ROWS)
                .mapToObj(i -> random.doubles(width, -1, 1).toArray())
                .toArray(double[][]::new);
    }

    private static void assertSame(Formula formula, double[][] rows, double rounding) {
        Graph graph = new Graph();
        List<String> inputs = IntStream.range(0, formula.inputs())
                .mapToObj(j -> graph.input("x" + j, DataType.DOUBLE))
                .toList();
        graph.output(
                "y", new FormulaNodes(graph).of(formula, graph.besides(inputs)), DataType.DOUBLE, formula.outputs());
        Table table = Table.of(IntStream.range(0, formula.inputs())
                .mapToObj(j -> new NumericColumn(
                        "x" + j,
                        IntStream.range(0, rows.length)
                                .mapToDouble(i -> rows[i][j])
                                .toArray()))
                .toList());
        try (Runtime runtime = new Runtime(OnnxModel.model(graph).build().toByteArray())) {
            double[][] given = (double[][]) runtime.run(table).get("y");
            for (int i = 0; i < rows.length; i++) {
                assertThat(given[i]).as("row %d", i).containsExactly(Evaluation.of(formula, rows[i]), within(rounding));
            }
        }
    }
}
