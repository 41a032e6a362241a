package dev.autodidact.gradient.internal;

import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.RealPredictions;
import dev.autodidact.api.formula.Activation.Function;
import dev.autodidact.api.formula.Affine;
import dev.autodidact.api.formula.Formula;
import dev.autodidact.api.formula.Step;
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
 * A network, whether trained by {@code gradient.mlp} or adapted to an episode; {@code gradient.mlp} reads both. Written
 * as: activation, the number of layers and their sizes, whether it is a regression and then the target's mean and
 * deviation, and the parameters.
 */
public final class MlpModel implements Model {

    /** The learner that reads such models. */
    public static final String LEARNER = "gradient.mlp";

    /** So that what is predicted for a row does not depend on how many others are asked for with it. */
    private static final Products PLAIN = new PlainProducts();

    private static final int VERSION = 1;
    private static final int MOST_LAYERS = 16;
    private static final int MOST_UNITS = 1 << 28;

    private final Architecture architecture;
    private final double[] parameters;
    private final Optional<Scale> scale;

    /**
     * Makes a model.
     *
     * @param architecture the network's
     * @param parameters handed over, not copied
     * @param scale the target's, for regression
     */
    public MlpModel(Architecture architecture, double[] parameters, Optional<Scale> scale) {
        this.architecture = architecture;
        this.parameters = parameters;
        this.scale = scale;
    }

    @Override
    public Predictions predict(Features features) {
        if (features.size() != architecture.features()) {
            throw new IllegalArgumentException(features.size() + " features for a model of " + architecture.features());
        }
        int width = architecture.outputs();
        double[] outputs =
                new Network(architecture, PLAIN).outputs(parameters, Batch.inputs(features), features.rows());
        if (scale.isPresent()) {
            for (int row = 0; row < outputs.length; row++) {
                outputs[row] = scale.get().mean() + scale.get().deviation() * outputs[row];
            }
            return new RealPredictions(outputs);
        }
        for (int row = 0; row < features.rows(); row++) {
            Loss.CrossEntropy.softmax(outputs, row * width, width);
        }
        return new ClassProbabilities(outputs, width);
    }

    @Override
    public Optional<Formula> formula() {
        List<Step> steps = new ArrayList<>();
        for (int layer = 1; layer <= architecture.layers(); layer++) {
            if (layer > 1) {
                int units = architecture.sizes().get(layer - 1);
                steps.add(new dev.autodidact.api.formula.Activation(
                        units, architecture.activation().function()));
            }
            steps.add(affine(layer));
        }
        steps.add(scale.<Step>map(target -> Affine.unscaled(target.mean(), target.deviation()))
                .orElseGet(() -> new dev.autodidact.api.formula.Activation(architecture.outputs(), Function.SOFTMAX)));
        return Optional.of(new Formula(steps));
    }

    private Affine affine(int layer) {
        int inputs = architecture.sizes().get(layer - 1);
        int outputs = architecture.sizes().get(layer);
        int at = architecture.offset(layer);
        double[] biases = Arrays.copyOfRange(parameters, at, at + outputs);
        double[][] weights = new double[outputs][inputs];
        for (int input = 0; input < inputs; input++) {
            for (int output = 0; output < outputs; output++) {
                weights[output][input] = parameters[at + (input + 1) * outputs + output];
            }
        }
        return new Affine(inputs, weights, biases);
    }

    @Override
    public void write(OutputStream stream) throws IOException {
        ModelOutput out = new ModelOutput(stream, LEARNER, VERSION);
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
        out.reals(parameters);
    }

    /**
     * {@return the model that {@link #write} wrote}
     *
     * @param stream its bytes; left open
     * @throws IOException where the bytes are not such a model
     */
    public static MlpModel read(InputStream stream) throws IOException {
        ModelInput in = new ModelInput(stream, LEARNER, VERSION);
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
        return new MlpModel(architecture, in.reals(architecture.parameters(), "parameter"), scale);
    }
}
