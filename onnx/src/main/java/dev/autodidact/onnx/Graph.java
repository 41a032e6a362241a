package dev.autodidact.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;

/** A graph of ONNX in the making. Values go by their names. Not thread-safe. */
final class Graph {

    private static final String ROWS = "rows";

    /** The operators for machine learning, trees among them. */
    static final String ML = "ai.onnx.ml";

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("autodidact");
    private final Set<String> taken = new HashSet<>();
    private final Map<Double, String> numbers = new HashMap<>();

    /** {@return the name, or, where it is taken, another} */
    String unique(String wanted) {
        String unique = wanted;
        for (int number = 2; !taken.add(unique); number++) {
            unique = wanted + "#" + number;
        }
        return unique;
    }

    /** {@return an input of one value per row, under its own name, which must be free} */
    String input(String name, TensorProto.DataType type) {
        graph.addInput(value(name, type, 1));
        taken.add(name);
        return name;
    }

    /** {@return an output that shows a value, under a name like the one wanted} */
    String output(String wanted, String shown, TensorProto.DataType type, int... sizes) {
        String name = unique(wanted);
        graph.addNode(
                NodeProto.newBuilder().setOpType("Identity").addInput(shown).addOutput(name));
        graph.addOutput(value(name, type, sizes));
        return name;
    }

    private static ValueInfoProto value(String name, TensorProto.DataType type, int... sizes) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(ROWS));
        for (int size : sizes) {
            shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(size));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(type.getNumber())
                                .setShape(shape)))
                .build();
    }

    /** {@return what an operator makes of values} */
    String node(String operator, List<String> inputs, AttributeProto... attributes) {
        return add("", operator, inputs, attributes);
    }

    /** {@return what an operator makes of values} */
    String node(String operator, String... inputs) {
        return node(operator, List.of(inputs));
    }

    /** {@return what an operator for machine learning makes of a value} */
    String learned(String operator, String input, AttributeProto... attributes) {
        return add(ML, operator, List.of(input), attributes);
    }

    private String add(String domain, String operator, List<String> inputs, AttributeProto... attributes) {
        String output = unique("=" + operator);
        graph.addNode(NodeProto.newBuilder()
                .setDomain(domain)
                .setOpType(operator)
                .addAllInput(inputs)
                .addOutput(output)
                .addAllAttribute(Arrays.asList(attributes)));
        return output;
    }

    /** {@return a value as another type} */
    String cast(String value, TensorProto.DataType type) {
        return node("Cast", List.of(value), Attributes.integer("to", type.getNumber()));
    }

    /** {@return a single number} */
    String number(double number) {
        return numbers.computeIfAbsent(number, added -> reals(new double[] {added}, 1));
    }

    /** {@return numbers in a tensor} */
    String reals(double[] values, long... shape) {
        return constant(Attributes.reals(values, shape));
    }

    /** {@return whole numbers in a row} */
    String integers(long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return constant(TensorProto.newBuilder()
                .setDataType(TensorProto.DataType.INT64.getNumber())
                .addDims(values.length)
                .setRawData(ByteString.copyFrom(bytes)));
    }

    /** {@return texts in a row} */
    String texts(List<String> values) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setDataType(TensorProto.DataType.STRING.getNumber())
                .addDims(values.size());
        values.forEach(value -> tensor.addStringData(ByteString.copyFromUtf8(value)));
        return constant(tensor);
    }

    private String constant(TensorProto.Builder tensor) {
        String name = unique("=constant");
        graph.addInitializer(tensor.setName(name));
        return name;
    }

    /** {@return weighted sums of a matrix's columns, and a bias for each} */
    String affine(String matrix, double[][] weights, double[] biases) {
        int inputs = weights[0].length;
        double[] transposed = new double[inputs * weights.length];
        for (int output = 0; output < weights.length; output++) {
            for (int input = 0; input < inputs; input++) {
                transposed[input * weights.length + output] = weights[output][input];
            }
        }
        String sums = node("MatMul", matrix, reals(transposed, inputs, weights.length));
        return DoubleStream.of(biases).allMatch(bias -> bias == 0)
                ? sums
                : node("Add", sums, reals(biases, biases.length));
    }

    /** {@return matrices side by side} */
    String besides(List<String> matrices) {
        return matrices.size() == 1 ? matrices.getFirst() : node("Concat", matrices, Attributes.integer("axis", 1));
    }

    /** {@return the sum of each row, in one column} */
    String rowSums(String matrix) {
        return node("ReduceSum", matrix, integers(1));
    }

    GraphProto build() {
        return graph.build();
    }
}
