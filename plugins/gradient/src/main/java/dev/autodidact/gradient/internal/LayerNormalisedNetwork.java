package dev.autodidact.gradient.internal;

import dev.autodidact.api.learner.Model;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A convolutional network with layer normalisation as a function of its parameters, in single precision inside. Each image
 * is normalised by itself, when training as when predicting: nothing that is given for a row depends on other rows, and
 * nothing is only estimated. Thread-safe.
 *
 * @param architecture its shape, and the order of its parameters
 * @param products are told of each pass's multiply-adds, counted by the definition
 */
public record LayerNormalisedNetwork(ConvolutionalArchitecture architecture, Products products)
        implements TwiceDifferentiable {

    /** So many images are predicted at once, which bounds the memory. */
    private static final int CHUNK = 64;

    @Override
    public int parameters() {
        return Math.toIntExact(architecture.parameters());
    }

    @Override
    public int learned() {
        return parameters();
    }

    @Override
    public int outputs() {
        return architecture.outputs() == 0 ? architecture.embedding() : architecture.outputs();
    }

    @Override
    public int head() {
        return architecture.head();
    }

    @Override
    public int[] tensors() {
        return architecture.tensors();
    }

    @Override
    public float[] start(RandomGenerator random) {
        return architecture.start(random);
    }

    @Override
    public double[] outputs(double[] parameters, double[] inputs, int rows) {
        double[] outputs = new double[rows * outputs()];
        for (int from = 0; from < rows; from += CHUNK) {
            int count = Math.min(CHUNK, rows - from);
            double[] some = evaluate(parameters, inputs, from, count).outputs();
            System.arraycopy(some, 0, outputs, from * outputs(), some.length);
        }
        return outputs;
    }

    @Override
    public LayerNormalisedPass evaluate(double[] parameters, double[] inputs, int rows) {
        return evaluate(parameters, inputs, 0, rows);
    }

    private LayerNormalisedPass evaluate(double[] parameters, double[] inputs, int from, int rows) {
        Planes images = Planes.of(inputs, 1, architecture.height(), architecture.width(), from, rows);
        return new LayerNormalisedPass(architecture, products, parameters, images);
    }

    /** {@inheritDoc} Nothing is only estimated here. */
    @Override
    public double[] settled(double[] parameters, double[] inputs, int rows) {
        return parameters;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException where there is a linear layer already
     */
    @Override
    public LayerNormalisedNetwork topped(int outputs) {
        return new LayerNormalisedNetwork(architecture.topped(outputs), products);
    }

    @Override
    public double[] topped(double[] parameters, double[] biases, double[] weights) {
        return architecture.topped(parameters, biases, weights);
    }

    /** {@inheritDoc} For classes alone. */
    @Override
    public Model model(double[] parameters, Optional<Scale> scale) {
        return CnnModel.ofFullGrid(architecture, parameters, scale);
    }
}
