package dev.autodidact.gradient.internal;

import dev.autodidact.api.learner.Model;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A convolutional network with batch normalisation as a function of its parameters, in single precision inside. When
 * training, batches are normalised by their own means and variances; when predicting, by those among the parameters, so that
 * no row's prediction depends on other rows. Thread-safe.
 *
 * @param architecture its shape, and the order of its parameters
 * @param products are told of each pass's multiply-adds, counted by the definition
 */
public record ConvolutionalNetwork(ConvolutionalArchitecture architecture, Products products)
        implements Differentiable {

    /** So many images are predicted at once, which bounds the memory. */
    private static final int CHUNK = 192;

    /**
     * Makes a network whose multiply-adds nobody counts.
     *
     * @param architecture its shape
     */
    public ConvolutionalNetwork(ConvolutionalArchitecture architecture) {
        this(architecture, new PlainProducts());
    }

    @Override
    public int parameters() {
        return Math.toIntExact(architecture.parameters());
    }

    @Override
    public int learned() {
        return Math.toIntExact(architecture.learned());
    }

    @Override
    public int outputs() {
        return architecture.outputs() == 0 ? architecture.embedding() : architecture.outputs();
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
            double[] some =
                    new ConvolutionalPass(architecture, parameters, images(inputs, from, count), false).outputs();
            System.arraycopy(some, 0, outputs, from * outputs(), some.length);
        }
        return outputs;
    }

    @Override
    public ConvolutionalPass evaluate(double[] parameters, double[] inputs, int rows) {
        return new ConvolutionalPass(architecture, parameters, images(inputs, 0, rows), true);
    }

    @Override
    public double[] settled(double[] parameters, double[] inputs, int rows) {
        return evaluate(parameters, inputs, rows).settled(parameters);
    }

    private Planes images(double[] inputs, int from, int rows) {
        products.note(rows * architecture.multiplyAdds());
        return Planes.of(inputs, 1, architecture.height(), architecture.width(), from, rows);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException where there is a linear layer already
     */
    @Override
    public ConvolutionalNetwork topped(int outputs) {
        return new ConvolutionalNetwork(architecture.topped(outputs), products);
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
