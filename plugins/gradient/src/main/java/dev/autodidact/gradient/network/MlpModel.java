package dev.autodidact.gradient.network;

import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.RealPredictions;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.learner.ModelInput;
import dev.autodidact.api.learner.ModelOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A trained network. Written as: activation, the number of layers and their sizes, whether it is a regression and then
 * the target's mean and deviation, and the parameters.
 */
final class MlpModel implements Model {

    private static final int VERSION = 1;
    private static final int MOST_LAYERS = 16;
    private static final int MOST_UNITS = 1 << 28;

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
    public void write(OutputStream stream) throws IOException {
        ModelOutput out = new ModelOutput(stream, MlpLearner.ID, VERSION);
        out.option(architecture.activation());
        out.integer(architecture.layers());
        for (int size : architecture.sizes()) {
            out.integer(size);
        }
        out.flag(scale.isPresent());
        if (scale.isPresent()) {
            out.real(scale.get().mean());
            out.real(scale.get().deviation());
        }
        double[] reals = new double[parameters.length];
        Arrays.setAll(reals, i -> parameters[i]);
        out.reals(reals);
    }

    static MlpModel read(InputStream stream) throws IOException {
        ModelInput in = new ModelInput(stream, MlpLearner.ID, VERSION);
        Activation activation = in.option(Activation.class);
        int layers = in.integer(1, MOST_LAYERS, "number of layers");
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i <= layers; i++) {
            sizes.add(in.integer(i == 0 ? 0 : 1, MOST_UNITS, "size of a layer"));
        }
        Architecture architecture = new Architecture(sizes, activation);
        Optional<Scale> scale = Optional.empty();
        if (in.flag()) {
            scale = Optional.of(new Scale(in.real("mean"), in.real("deviation")));
            in.require(architecture.outputs() == 1, "a regression with " + architecture.outputs() + " outputs");
        }
        double[] reals = in.reals(architecture.parameters(), "parameter");
        float[] parameters = new float[reals.length];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = (float) reals[i];
            in.require(Float.isFinite(parameters[i]), "parameter is " + reals[i]);
        }
        return new MlpModel(architecture, parameters, scale);
    }
}
