package dev.autodidact.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.autodidact.api.formula.Activation;
import dev.autodidact.api.formula.Affine;
import dev.autodidact.api.formula.DecisionTree;
import dev.autodidact.api.formula.Formula;
import dev.autodidact.api.formula.Step;
import dev.autodidact.api.formula.TreeSum;
import java.util.ArrayList;
import java.util.List;

/** Computes formulas in a graph: matrices in double precision, by row. */
final class FormulaNodes {

    private final Graph graph;

    FormulaNodes(Graph graph) {
        this.graph = graph;
    }

    /** {@return what the formula gives for each row of features} */
    String of(Formula formula, String features) {
        String value = features;
        for (Step step : formula.steps()) {
            value = switch (step) {
                case Affine affine -> graph.affine(value, affine.weights(), affine.biases());
                case TreeSum trees -> sums(trees, value);
                case Activation activation -> activated(activation, value);
            };
        }
        return value;
    }

    private String sums(TreeSum trees, String features) {
        // single precision is kept by double precision
        String seen = trees.single() ? graph.cast(graph.cast(features, DataType.FLOAT), DataType.DOUBLE) : features;
        // an operator without any tree is not allowed
        List<DecisionTree> atLeastOne = trees.trees().isEmpty()
                ? List.of(new DecisionTree(List.of(new DecisionTree.Leaf(0, new double[1]))))
                : trees.trees();
        String sums = graph.cast(new TreeNodes(atLeastOne).add(graph, seen, trees.outputs()), DataType.DOUBLE);
        return graph.node("Add", sums, graph.reals(trees.start(), trees.outputs()));
    }

    private String activated(Activation activation, String x) {
        return switch (activation.function()) {
            case RELU -> graph.node("Max", x, graph.number(0));
            case LEAKY_RELU -> graph.node("Max", x, graph.node("Mul", x, graph.number(0.01)));
            case SIGMOID -> graph.node("Sigmoid", x);
            case TANH -> graph.node("Tanh", x);
            case GELU -> {
                String cube = graph.node("Mul", graph.node("Mul", x, x), graph.node("Mul", x, graph.number(0.044715)));
                String inner = graph.node("Mul", graph.node("Add", x, cube), graph.number(Math.sqrt(2 / Math.PI)));
                String share = graph.node("Add", graph.node("Tanh", inner), graph.number(1));
                yield graph.node("Mul", graph.node("Mul", x, graph.number(0.5)), share);
            }
            case SOFTPLUS -> {
                String small = graph.node("Exp", graph.node("Neg", graph.node("Abs", x)));
                String logarithm = graph.node("Log", graph.node("Add", graph.number(1), small));
                yield graph.node("Add", graph.node("Max", x, graph.number(0)), logarithm);
            }
            case SOFTMAX -> graph.node("Softmax", List.of(x), Attributes.integer("axis", 1));
            case SHARES -> {
                String sum = graph.rowSums(x);
                String none = graph.node("Equal", sum, graph.number(0));
                yield graph.node("Where", none, graph.number(1.0 / activation.outputs()), graph.node("Div", x, sum));
            }
        };
    }

    /** The nodes of trees as attributes of one operator. */
    private static final class TreeNodes {

        private final List<Long> trees = new ArrayList<>();
        private final List<Long> ids = new ArrayList<>();
        private final List<Long> features = new ArrayList<>();
        private final List<String> modes = new ArrayList<>();
        private final List<Double> bounds = new ArrayList<>();
        private final List<Long> yes = new ArrayList<>();
        private final List<Long> no = new ArrayList<>();
        private final List<Long> missing = new ArrayList<>();
        private final List<Long> leafTrees = new ArrayList<>();
        private final List<Long> leafIds = new ArrayList<>();
        private final List<Long> outputs = new ArrayList<>();
        private final List<Double> weights = new ArrayList<>();

        TreeNodes(List<DecisionTree> sum) {
            for (int tree = 0; tree < sum.size(); tree++) {
                List<DecisionTree.Node> nodes = sum.get(tree).nodes();
                for (int id = 0; id < nodes.size(); id++) {
                    trees.add((long) tree);
                    ids.add((long) id);
                    switch (nodes.get(id)) {
                        case DecisionTree.Split split -> split(split);
                        case DecisionTree.Leaf leaf -> leaf(tree, id, leaf);
                    }
                }
            }
        }

        private void split(DecisionTree.Split split) {
            features.add((long) split.feature());
            modes.add(
                    switch (split.test()) {
                        case AT_MOST -> "BRANCH_LEQ";
                        case EQUAL -> "BRANCH_EQ";
                    });
            bounds.add(split.bound());
            yes.add((long) split.yes());
            no.add((long) split.no());
            missing.add(split.missing() ? 1L : 0);
        }

        private void leaf(int tree, int id, DecisionTree.Leaf leaf) {
            features.add(0L);
            modes.add("LEAF");
            bounds.add(0.0);
            yes.add(0L);
            no.add(0L);
            missing.add(0L);
            for (int i = 0; i < leaf.values().length; i++) {
                leafTrees.add((long) tree);
                leafIds.add((long) id);
                outputs.add((long) leaf.from() + i);
                weights.add(leaf.values()[i]);
            }
        }

        /** {@return the sums, which the operator gives in single precision} */
        String add(Graph graph, String features, int sums) {
            return graph.learned(
                    "TreeEnsembleRegressor",
                    features,
                    Attributes.integer("n_targets", sums),
                    Attributes.text("aggregate_function", "SUM"),
                    Attributes.text("post_transform", "NONE"),
                    Attributes.integers("nodes_treeids", trees),
                    Attributes.integers("nodes_nodeids", ids),
                    Attributes.integers("nodes_featureids", this.features),
                    Attributes.texts("nodes_modes", modes),
                    Attributes.reals("nodes_values_as_tensor", bounds),
                    Attributes.integers("nodes_truenodeids", yes),
                    Attributes.integers("nodes_falsenodeids", no),
                    Attributes.integers("nodes_missing_value_tracks_true", missing),
                    Attributes.integers("target_treeids", leafTrees),
                    Attributes.integers("target_nodeids", leafIds),
                    Attributes.integers("target_ids", outputs),
                    Attributes.reals("target_weights_as_tensor", weights));
        }
    }
}
