package dev.autodidact.gradient.internal;

import dev.autodidact.api.learner.Model;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A fully connected network as a function of its parameters, in double precision. Thread-safe.
 *
 * @param architecture its shape, and the order of its parameters
 * @param products multiplies matrices
 */
public record Network(Architecture architecture, Products products) implements TwiceDifferentiable {

    /**
     * Makes a network whose large products run on ND4J.
     *
     * @param architecture its shape
     */
    public Network(Architecture architecture) {
        this(architecture, new MixedProducts());
    }

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
        return architecture.outputs();
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
        return forward(parameters, 0, inputs, rows).outputs();
    }

    @Override
    public Pass evaluate(double[] parameters, double[] inputs, int rows) {
        return forward(parameters, 0, inputs, rows);
    }

    @Override
    public Pass evaluate(double[] parameters, Batch batch) {
        return new Pass(architecture, products, parameters, 0, batch.inputs(), batch.rows(), batch.dropout());
    }

    /** {@inheritDoc} Nothing is only estimated here. */
    @Override
    public double[] settled(double[] parameters, double[] inputs, int rows) {
        return parameters;
    }

    @Override
    public Model model(double[] parameters, Optional<Scale> scale) {
        return new MlpModel(architecture, parameters, scale);
    }

    @Override
    public int head() {
        return architecture.offset(architecture.layers());
    }

    @Override
    public Network topped(int outputs) {
        return new Network(architecture.withOutputs(outputs), products);
    }

    /** {@inheritDoc} Two linear layers, one upon the other, are one. */
    @Override
    public double[] topped(double[] parameters, double[] biases, double[] weights) {
        int from = head();
        int embedding = architecture.outputs();
        int rows = (parameters.length - from) / embedding;
        double[] linear = new double[rows * biases.length];
        products.addRightTransposed(
                Arrays.copyOfRange(parameters, from, parameters.length),
                weights,
                0,
                linear,
                rows,
                biases.length,
                embedding);
        for (int output = 0; output < biases.length; output++) {
            linear[output] += biases[output];
        }
        double[] whole = Arrays.copyOf(parameters, from + linear.length);
        System.arraycopy(linear, 0, whole, from, linear.length);
        return whole;
    }

    /**
     * {@return a batch on its way}
     *
     * @param parameters hold the network's
     * @param from where they begin
     * @param inputs rows x features
     * @param rows the number of rows
     */
    public Pass forward(double[] parameters, int from, double[] inputs, int rows) {
        return new Pass(architecture, products, parameters, from, inputs, rows, Dropout.NONE);
    }
}
