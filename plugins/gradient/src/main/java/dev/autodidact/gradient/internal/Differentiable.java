package dev.autodidact.gradient.internal;

import dev.autodidact.api.learner.Model;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A network as a function of rows and one flat parameter vector. Thread-safe. */
public sealed interface Differentiable permits TwiceDifferentiable, Convolutional {

    /** {@return the number of parameters} */
    int parameters();

    /** {@return the number of parameters that are learned and not only estimated; these are the first ones} */
    int learned();

    /** {@return the number of outputs} */
    int outputs();

    /** {@return the lengths of the tensors, in the order of the parameters} */
    int[] tensors();

    /**
     * {@return parameters to begin with}
     *
     * @param random where chance comes from
     */
    float[] start(RandomGenerator random);

    /**
     * {@return the outputs as when predicting, rows x outputs; what is given for a row does not depend on the others}
     *
     * @param parameters as many as {@link #parameters}
     * @param inputs rows x features
     * @param rows the number of rows
     */
    double[] outputs(double[] parameters, double[] inputs, int rows);

    /**
     * {@return a batch on its way, as when training}
     *
     * @param parameters as many as {@link #parameters}
     * @param inputs rows x features
     * @param rows the number of rows
     */
    Evaluation evaluate(double[] parameters, double[] inputs, int rows);

    /**
     * {@return a batch on its way, in training; of networks that can, without the units that the batch leaves out}
     *
     * @param parameters as many as there are
     * @param batch the rows
     */
    default Evaluation evaluate(double[] parameters, Batch batch) {
        return evaluate(parameters, batch.inputs(), batch.rows());
    }

    /**
     * {@return the parameters with what is not learned but only estimated (means and variances for batch normalisation) as
     * it is on a batch; the parameters themselves where nothing is}
     *
     * @param parameters as many as {@link #parameters}
     * @param inputs rows x features
     * @param rows the number of rows
     */
    double[] settled(double[] parameters, double[] inputs, int rows);

    /**
     * {@return the network that this one and a linear layer on its outputs make}
     *
     * @param outputs the number of outputs of that layer
     */
    Differentiable topped(int outputs);

    /**
     * {@return the parameters of {@link #topped(int)}}
     *
     * @param parameters as many as {@link #parameters}
     * @param biases of the layer on top, one for each of its outputs
     * @param weights of that layer, its outputs x the outputs of this network
     */
    double[] topped(double[] parameters, double[] biases, double[] weights);

    /**
     * {@return the model that predicts with these parameters}
     *
     * @param parameters handed over, not copied
     * @param scale the target's, for regression
     */
    Model model(double[] parameters, Optional<Scale> scale);

    /**
     * {@return the mean loss, as when predicting}
     *
     * @param parameters as many as {@link #parameters}
     * @param batch the rows
     */
    default double loss(double[] parameters, Batch batch) {
        double[] outputs = outputs(parameters, batch.inputs(), batch.rows());
        return batch.loss().of(outputs, new double[outputs.length]);
    }

    /**
     * {@return the mean loss, as when training}
     *
     * @param parameters as many as {@link #parameters}
     * @param batch the rows
     * @param gradient overwritten by the derivatives of the mean loss
     */
    default double lossAndGradient(double[] parameters, Batch batch, double[] gradient) {
        Evaluation evaluation = evaluate(parameters, batch);
        double[] byOutput = new double[evaluation.outputs().length];
        double loss = batch.loss().of(evaluation.outputs(), byOutput);
        Arrays.fill(gradient, 0);
        evaluation.backward(byOutput, gradient, 0);
        return loss;
    }

    /** A batch on its way through a network. Not thread-safe. */
    interface Evaluation {

        /** {@return the outputs, rows x outputs; shared} */
        double[] outputs();

        /**
         * Goes back, once.
         *
         * @param byOutput the derivatives of the loss by the outputs
         * @param gradient has the derivatives by the parameters added, from {@code to} on
         * @param to where the network's begin
         */
        void backward(double[] byOutput, double[] gradient, int to);
    }
}
