package dev.autodidact.suites.internal.yahpo;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.autodidact.api.AutodidactException;
import java.lang.ref.Cleaner;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;

/**
 * A surrogate network: hyperparameters in, all targets of one evaluation out. It computes on the calling thread alone.
 * Thread-safe. Its native memory is given back once nobody refers to it.
 */
final class Surrogate {

    private static final Cleaner CLEANER = Cleaner.create();

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final String categories;
    private final String numbers;

    private Surrogate(OrtEnvironment environment, OrtSession session, String categories, String numbers) {
        this.environment = environment;
        this.session = session;
        this.categories = categories;
        this.numbers = numbers;
    }

    /**
     * {@return the surrogate in the file}
     *
     * @throws AutodidactException of kind CALLER where the file is no surrogate of that layout, of kind ENVIRONMENT where
     *     this machine lacks the native library
     */
    static Surrogate load(Path model, Layout layout) {
        OrtEnvironment environment = environment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            OrtSession session = environment.createSession(model.toString(), options);
            Iterator<NodeInfo> inputs = session.getInputInfo().values().iterator();
            NodeInfo categories = inputs.next();
            NodeInfo numbers = inputs.next();
            check(model, categories, layout.categorical().size());
            check(model, numbers, layout.numeric().size());
            check(
                    model,
                    session.getOutputInfo().values().iterator().next(),
                    layout.targets().size());
            Surrogate surrogate = new Surrogate(environment, session, categories.getName(), numbers.getName());
            CLEANER.register(surrogate, () -> close(session));
            return surrogate;
        } catch (OrtException e) {
            throw ScenarioFiles.corrupt(model, String.valueOf(e.getMessage()));
        }
    }

    /**
     * {@return the targets of one evaluation, in the order of the layout}
     *
     * @param codes the categorical columns
     * @param values the numeric columns
     * @throws OrtException where the network cannot be computed
     */
    float[] evaluate(int[] codes, float[] values) throws OrtException {
        try (OnnxTensor first =
                        OnnxTensor.createTensor(environment, IntBuffer.wrap(codes), new long[] {1, codes.length});
                OnnxTensor second =
                        OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), new long[] {1, values.length});
                OrtSession.Result result = session.run(Map.of(categories, first, numbers, second))) {
            return ((float[][]) result.get(0).getValue())[0];
        }
    }

    private static OrtEnvironment environment() {
        try {
            return OrtEnvironment.getEnvironment();
        } catch (LinkageError e) {
            throw new AutodidactException(
                    AutodidactException.Kind.ENVIRONMENT,
                    "ONNX Runtime does not run on this machine: " + e
                            + "\nThe suites yahpo:... need Linux, macOS or Windows on x86-64 or ARM64.",
                    e);
        }
    }

    private static void check(Path model, NodeInfo node, int columns) {
        long[] shape = ((TensorInfo) node.getInfo()).getShape();
        if (shape[shape.length - 1] != columns) {
            throw ScenarioFiles.corrupt(
                    model, "'" + node.getName() + "' has " + shape[shape.length - 1] + " columns, not " + columns);
        }
    }

    private static void close(OrtSession session) {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
