package dev.autodidact.gradient.network;

import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.RealPredictions;
import dev.autodidact.api.learner.Model;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A trained network. Written as: {@code ADMN}, the format's version, activation, the number of layers and their sizes,
 * whether it is a regression and then the target's mean and deviation, and the parameters; all big-endian.
 */
final class MlpModel implements Model {

    private static final int MAGIC = 0x41444d4e;
    private static final int VERSION = 1;
    private static final int MOST_LAYERS = 16;
    private static final int MOST_PARAMETERS = 1 << 28;

    private final Architecture architecture;
    private final float[] parameters;
    private final Optional<Scale> scale;

    /**
     * Makes a model.
     *
     * @param parameters handed over, not copied
     * @param scale the target's, for regression
     */
    MlpModel(Architecture architecture, float[] parameters, Optional<Scale> scale) {
        this.architecture = architecture;
        this.parameters = parameters;
        this.scale = scale;
    }

    @Override
    public Predictions predict(Features features) {
        if (features.size() != architecture.features()) {
            throw new IllegalArgumentException(features.size() + " features for a model of " + architecture.features());
        }
        float[] inputs = MlpObjective.inputs(features);
        Pass pass = new Pass(architecture);
        double[] outputs = new double[features.rows() * architecture.outputs()];
        double[] scores = new double[architecture.outputs()];
        for (int row = 0; row < features.rows(); row++) {
            float[] output = pass.forward(parameters, inputs, row * architecture.features());
            for (int c = 0; c < scores.length; c++) {
                scores[c] = scale.isPresent() ? scale.get().mean() + scale.get().deviation() * output[c] : output[c];
            }
            if (scale.isEmpty()) {
                Loss.softmax(scores);
            }
            System.arraycopy(scores, 0, outputs, row * scores.length, scores.length);
        }
        return scale.isPresent() ? new RealPredictions(outputs) : new ClassProbabilities(outputs, scores.length);
    }

    @Override
    public void write(OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.writeInt(MAGIC);
        data.writeInt(VERSION);
        data.writeUTF(architecture.activation().name());
        data.writeInt(architecture.layers());
        for (int size : architecture.sizes()) {
            data.writeInt(size);
        }
        data.writeBoolean(scale.isPresent());
        if (scale.isPresent()) {
            data.writeDouble(scale.get().mean());
            data.writeDouble(scale.get().deviation());
        }
        ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(parameters.length, Float.BYTES));
        buffer.asFloatBuffer().put(parameters);
        data.write(buffer.array());
        data.flush();
    }

    static MlpModel read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        require(data.readInt() == MAGIC, "it does not begin with ADMN");
        require(data.readInt() == VERSION, "it is of another version");
        Activation activation = activation(data.readUTF());
        int layers = data.readInt();
        require(layers >= 1 && layers <= MOST_LAYERS, layers + " layers");
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i <= layers; i++) {
            int size = data.readInt();
            require(size >= (i == 0 ? 0 : 1) && size <= MOST_PARAMETERS, "a layer of " + size);
            sizes.add(size);
        }
        Architecture architecture = new Architecture(sizes, activation);
        Optional<Scale> scale = Optional.empty();
        if (data.readBoolean()) {
            scale = Optional.of(new Scale(data.readDouble(), data.readDouble()));
            require(
                    Double.isFinite(scale.get().mean())
                            && Double.isFinite(scale.get().deviation()),
                    "its scale");
            require(architecture.outputs() == 1, "a regression with " + architecture.outputs() + " outputs");
        }
        long count = architecture.parameters();
        require(count <= MOST_PARAMETERS, count + " parameters");
        // as long as the stream, not as long as the file claims to be
        byte[] bytes = data.readNBytes((int) count * Float.BYTES);
        require(bytes.length == count * Float.BYTES, "it ends early");
        float[] parameters = new float[(int) count];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(parameters);
        for (float parameter : parameters) {
            require(Float.isFinite(parameter), "a parameter is " + parameter);
        }
        return new MlpModel(architecture, parameters, scale);
    }

    private static Activation activation(String name) throws IOException {
        for (Activation activation : Activation.values()) {
            if (activation.name().equals(name)) {
                return activation;
            }
        }
        throw new IOException("not a model of gradient.mlp: unknown activation");
    }

    private static void require(boolean holds, String problem) throws IOException {
        if (!holds) {
            throw new IOException("not a model of gradient.mlp: " + problem);
        }
    }
}
