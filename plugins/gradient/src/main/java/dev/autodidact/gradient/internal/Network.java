package dev.autodidact.gradient.internal;

import java.util.Arrays;

/**
 * A fully connected network as a function of its parameters, in double precision. Thread-safe.
 *
 * @param architecture its shape, and the order of its parameters
 * @param products multiplies matrices
 */
public record Network(Architecture architecture, Products products) {

    /**
     * Makes a network whose large products run on ND4J.
     *
     * @param architecture its shape
     */
    public Network(Architecture architecture) {
        this(architecture, new MixedProducts());
    }

    /** {@return the number of parameters} */
    public int parameters() {
        return Math.toIntExact(architecture.parameters());
    }

    /**
     * {@return the outputs, rows x outputs}
     *
     * @param parameters as many as {@link #parameters}
     * @param inputs rows x features
     * @param rows the number of rows
     */
    public double[] outputs(double[] parameters, double[] inputs, int rows) {
        return forward(parameters, 0, inputs, rows).outputs();
    }

    /**
     * {@return the mean loss}
     *
     * @param parameters as many as {@link #parameters}
     * @param batch the rows
     */
    public double loss(double[] parameters, Batch batch) {
        double[] outputs = outputs(parameters, batch.inputs(), batch.rows());
        return batch.loss().of(outputs, new double[outputs.length]);
    }

    /**
     * {@return the mean loss}
     *
     * @param parameters as many as {@link #parameters}
     * @param batch the rows
     * @param gradient overwritten by the derivatives of the mean loss
     */
    public double lossAndGradient(double[] parameters, Batch batch, double[] gradient) {
        Arrays.fill(gradient, 0);
        return there(parameters, batch).back(batch.loss(), gradient);
    }

    /**
     * {@return a batch on its way: {@link Pass#back} gives the gradient, {@link Pass#hessianTimes} then products with the
     * Hessian}
     *
     * @param parameters as many as {@link #parameters}
     * @param batch the rows
     */
    public Pass there(double[] parameters, Batch batch) {
        return forward(parameters, 0, batch.inputs(), batch.rows());
    }

    /**
     * {@return the network that this one and a linear layer on its outputs make}
     *
     * @param outputs the number of outputs of that layer
     */
    public Network topped(int outputs) {
        return new Network(architecture.withOutputs(outputs), products);
    }

    /**
     * {@return the parameters of {@link #topped}: two linear layers, one upon the other, are one}
     *
     * @param parameters as many as {@link #parameters}
     * @param biases of the layer on top, one for each of its outputs
     * @param weights of that layer, its outputs x the outputs of this network
     */
    public double[] topped(double[] parameters, double[] biases, double[] weights) {
        int from = architecture.offset(architecture.layers());
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
        return new Pass(architecture, products, parameters, from, inputs, rows);
    }
}
