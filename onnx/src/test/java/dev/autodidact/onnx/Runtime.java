package dev.autodidact.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Table;
import java.nio.DoubleBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Runs exported models with ONNX Runtime: the judge. */
final class Runtime implements AutoCloseable {

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    Runtime(byte[] model) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            session = environment.createSession(model, options);
        } catch (OrtException e) {
            throw new AssertionError(e);
        }
    }

    /** The values of each output, by its name. */
    Map<String, Object> run(Table table) {
        Map<String, OnnxTensor> inputs = new HashMap<>();
        Map<String, Object> outputs = new HashMap<>();
        try {
            for (String name : session.getInputNames()) {
                inputs.put(name, tensor(name, table.column(name)));
            }
            try (OrtSession.Result result = session.run(inputs)) {
                for (String name : session.getOutputNames()) {
                    outputs.put(name, result.get(name).orElseThrow().getValue());
                }
            }
        } catch (OrtException e) {
            throw new AssertionError(e);
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
        return outputs;
    }

    private OnnxTensor tensor(String name, Column column) throws OrtException {
        long[] shape = {column.rows(), 1};
        boolean text = ((TensorInfo) session.getInputInfo().get(name).getInfo()).type == OnnxJavaType.STRING;
        IntStream rows = IntStream.range(0, column.rows());
        if (text) {
            CategoricalColumn levels = (CategoricalColumn) column;
            String[] cells = rows.mapToObj(
                            row -> levels.isMissing(row) ? "" : levels.levels().get(levels.code(row)))
                    .toArray(String[]::new);
            return OnnxTensor.createTensor(environment, cells, shape);
        }
        double[] numbers = rows.mapToDouble(((NumericColumn) column)::value).toArray();
        return OnnxTensor.createTensor(environment, DoubleBuffer.wrap(numbers), shape);
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new AssertionError(e);
        }
    }
}
