package dev.autodidact.gradient.internal;

/**
 * A convolutional network with layer normalisation as a function of its parameters, in single precision inside. Each image
 * is normalised by itself, when training as when predicting: nothing that is given for a row depends on other rows, and
 * nothing is only estimated. Thread-safe.
 *
 * @param architecture its shape, and the order of its parameters
 * @param products are told of each pass's multiply-adds, counted by the definition
 */
public record LayerNormalisedNetwork(ConvolutionalArchitecture architecture, Products products)
        implements Convolutional, TwiceDifferentiable {

    @Override
    public int learned() {
        return parameters();
    }

    @Override
    public int head() {
        return architecture.head();
    }

    @Override
    public int chunk() {
        return 64;
    }

    @Override
    public double[] predicted(double[] parameters, double[] inputs, int from, int rows) {
        return evaluate(parameters, inputs, from, rows).outputs();
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
}
