package dev.autodidact.gradient.internal;

/**
 * A convolutional network with batch normalisation as a function of its parameters, in single precision inside. When
 * training, batches are normalised by their own means and variances; when predicting, by those among the parameters, so that
 * no row's prediction depends on other rows. Thread-safe.
 *
 * @param architecture its shape, and the order of its parameters
 * @param products are told of each pass's multiply-adds, counted by the definition, and of what it keeps
 */
public record ConvolutionalNetwork(ConvolutionalArchitecture architecture, Products products) implements Convolutional {

    /**
     * Makes a network whose multiply-adds nobody counts.
     *
     * @param architecture its shape
     */
    public ConvolutionalNetwork(ConvolutionalArchitecture architecture) {
        this(architecture, new PlainProducts());
    }

    @Override
    public int learned() {
        return Math.toIntExact(architecture.learned());
    }

    @Override
    public int chunk() {
        return 192;
    }

    @Override
    public double[] predicted(double[] parameters, double[] inputs, int from, int rows) {
        return pass(parameters, images(inputs, from, rows), false, Dropout.NONE).outputs();
    }

    @Override
    public ConvolutionalPass evaluate(double[] parameters, double[] inputs, int rows) {
        return pass(parameters, images(inputs, 0, rows), true, Dropout.NONE);
    }

    /** {@inheritDoc} What is left out are inputs of the linear layer. */
    @Override
    public ConvolutionalPass evaluate(double[] parameters, Batch batch) {
        return pass(parameters, images(batch.inputs(), 0, batch.rows()), true, batch.dropout());
    }

    private ConvolutionalPass pass(double[] parameters, Planes images, boolean training, Dropout dropout) {
        ConvolutionalPass pass = new ConvolutionalPass(architecture, parameters, images, training, dropout);
        products.keep(images.bytes() + pass.bytes());
        return pass;
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
}
