package dev.autodidact.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.autodidact.runtime.model.Calibration;
import dev.autodidact.runtime.model.FittedModel;
import dev.autodidact.runtime.model.Member;
import dev.autodidact.runtime.model.Mixture;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From what members say to what a model says. */
final class OutputNodes {

    private final Graph graph;
    private final FittedModel fitted;

    OutputNodes(Graph graph, FittedModel fitted) {
        this.graph = graph;
        this.fitted = fitted;
    }

    /**
     * {@return the names of the outputs, by their roles}
     *
     * @param parts what each member says, at least one
     */
    Map<String, String> add(List<String> parts) {
        List<String> classes = fitted.schema().classes();
        String together = together(parts);
        Map<String, String> outputs = new LinkedHashMap<>();
        if (classes.isEmpty()) {
            String flat = graph.node("Reshape", together, graph.integers(-1));
            outputs.put("prediction", graph.output("prediction", flat, DataType.DOUBLE));
            return outputs;
        }
        String probabilities = sharpened(together, fitted.calibration().sharpness());
        String best = graph.node(
                "ArgMax",
                List.of(decided(probabilities, fitted.calibration())),
                Attributes.integer("axis", 1),
                Attributes.integer("keepdims", 0));
        String label = graph.node("Gather", graph.texts(classes), best);
        outputs.put("label", graph.output("label", label, DataType.STRING));
        outputs.put("probabilities", graph.output("probabilities", probabilities, DataType.DOUBLE, classes.size()));
        return outputs;
    }

    private String together(List<String> parts) {
        return switch (fitted.pool()) {
            case LINEAR -> mean(parts);
            case LOGARITHMIC ->
                graph.node(
                        "Softmax",
                        List.of(mean(parts.stream().map(this::logarithms).toList())),
                        Attributes.integer("axis", 1));
        };
    }

    private String logarithms(String probabilities) {
        return graph.node("Log", graph.node("Max", probabilities, graph.number(Mixture.LEAST)));
    }

    private String mean(List<String> parts) {
        List<Member> members = fitted.members();
        if (members.size() < 2) {
            return parts.getFirst();
        }
        String sum = "";
        for (int i = 0; i < members.size(); i++) {
            String weighted =
                    graph.node("Mul", parts.get(i), graph.number(members.get(i).weight()));
            sum = sum.isEmpty() ? weighted : graph.node("Add", sum, weighted);
        }
        return sum;
    }

    private String sharpened(String probabilities, double sharpness) {
        if (sharpness == 1) {
            return probabilities;
        }
        String greatest = graph.node("ReduceMax", List.of(probabilities), Attributes.integers("axes", List.of(1L)));
        String relative = graph.node("Div", probabilities, greatest);
        String powers = graph.node("Pow", relative, graph.number(sharpness));
        return graph.node("Div", powers, graph.rowSums(powers));
    }

    private String decided(String probabilities, Calibration calibration) {
        if (!calibration.decides()) {
            return probabilities;
        }
        double[] weights =
                calibration.weights().stream().mapToDouble(Double::doubleValue).toArray();
        return graph.node("Mul", probabilities, graph.reals(weights, weights.length));
    }
}
