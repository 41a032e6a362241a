package dev.autodidact.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.autodidact.runtime.preprocess.FeatureFormula;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Computes features in a graph, each formula once. Columns of numbers are inputs in double precision, others are texts; all
 * have the shape (rows, 1).
 */
final class FeatureNodes {

    private final Graph graph;
    private final Map<Object, String> known = new HashMap<>();

    /**
     * Begins with the inputs.
     *
     * @param graph where to, still without values
     * @param inputs the columns and their types, at least one
     */
    FeatureNodes(Graph graph, Map<String, DataType> inputs) {
        this.graph = graph;
        inputs.forEach(graph::input);
    }

    /** {@return the features side by side: (rows, features)} */
    String matrix(List<FeatureFormula> formulas) {
        return once(
                formulas,
                () -> graph.besides(formulas.stream()
                        .map(formula -> once(formula, () -> of(formula)))
                        .toList()));
    }

    private interface Node {
        String make();
    }

    private String once(Object what, Node node) {
        String name = known.get(what);
        if (name == null) {
            name = node.make();
            known.put(what, name);
        }
        return name;
    }

    private String of(FeatureFormula formula) {
        return switch (formula) {
            case FeatureFormula.Code code -> graph.cast(place(code.places()), DataType.DOUBLE);
            case FeatureFormula.OneHot hot -> {
                String each = graph.integers(LongStream.range(0, hot.size()).toArray());
                yield graph.cast(graph.node("Equal", place(hot.places()), each), DataType.DOUBLE);
            }
            case FeatureFormula.Absence absence ->
                graph.cast(graph.node("IsNaN", number(absence.source())), DataType.DOUBLE);
            case FeatureFormula.Numbers numbers -> {
                String number = number(numbers.source());
                String imputed = Double.isNaN(numbers.imputed())
                        ? number
                        : graph.node("Where", graph.node("IsNaN", number), graph.number(numbers.imputed()), number);
                yield numbers.scaling().map(scaling -> scaled(imputed, scaling)).orElse(imputed);
            }
        };
    }

    private String number(FeatureFormula.Source source) {
        return once(source, () -> switch (source) {
            case FeatureFormula.Cells cells ->
                graph.node("Where", graph.node("IsInf", cells.column()), graph.number(Double.NaN), cells.column());
            case FeatureFormula.PerLevel values -> {
                double[] table = values.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray();
                yield graph.node("Gather", graph.reals(table, table.length), place(values.places()));
            }
        });
    }

    private String place(FeatureFormula.Places places) {
        return once(places, () -> {
            List<Long> codes =
                    LongStream.range(0, places.levels().size()).boxed().toList();
            return graph.learned(
                    "LabelEncoder",
                    places.column(),
                    Attributes.texts("keys_strings", places.levels()),
                    Attributes.integers("values_int64s", codes),
                    Attributes.integer("default_int64", codes.size()));
        });
    }

    private String scaled(String number, FeatureFormula.Scaling scaling) {
        if (scaling.deviation() == 0) {
            return graph.node("Mul", number, graph.number(0));
        }
        String shown = scaling.unit() > 0 ? logarithm(number, scaling) : number;
        String share = graph.node("Div", shown, graph.number(scaling.scale()));
        String centred = graph.node("Sub", share, graph.number(scaling.mean()));
        String standard = graph.node("Div", centred, graph.number(scaling.deviation()));
        String most = graph.number(scaling.farthest());
        String least = graph.number(-scaling.farthest());
        // not Clip, which may take a missing number for a bound
        String below = graph.node("Where", graph.node("Greater", standard, most), most, standard);
        return graph.node("Where", graph.node("Less", below, least), least, below);
    }

    private String logarithm(String number, FeatureFormula.Scaling scaling) {
        String distance = graph.node("Sub", number, graph.number(scaling.centre()));
        String units = graph.node("Div", graph.node("Abs", distance), graph.number(scaling.unit()));
        String finite = graph.node("Where", graph.node("IsInf", units), graph.number(Double.MAX_VALUE), units);
        String logarithm = graph.node("Log", graph.node("Add", graph.number(1), finite));
        return graph.node("Mul", graph.node("Sign", distance), logarithm);
    }
}
