package dev.autodidact.gradient.internal;

/** A network whose second derivatives are at hand, exactly. Thread-safe. */
public sealed interface TwiceDifferentiable extends Differentiable permits Network, LayerNormalisedNetwork {

    /** {@return where the parameters of the last layer begin, its biases first} */
    int head();

    @Override
    Evaluation evaluate(double[] parameters, double[] inputs, int rows);

    @Override
    TwiceDifferentiable topped(int outputs);

    /** A batch on its way, back, and then perhaps forward and back once more along a direction. Not thread-safe. */
    interface Evaluation extends Differentiable.Evaluation {

        /**
         * Goes back from a loss, once.
         *
         * @param loss judges the outputs
         * @param gradient has the derivatives by the parameters added
         * @return the mean loss
         */
        default double back(Loss loss, double[] gradient) {
            double[] byOutput = new double[outputs().length];
            double mean = loss.of(outputs(), byOutput);
            backward(byOutput, gradient, 0);
            return mean;
        }

        /**
         * {@return the Hessian of the mean loss times a vector, exactly, at about the cost of two gradients; after {@link
         * #back}} It is how the gradient changes as the parameters move along the vector (Pearlmutter, 1994, "Fast exact
         * multiplication by the Hessian", section 3).
         *
         * @param loss the one given to {@link #back}
         * @param vector as long as the parameters
         */
        double[] hessianTimes(Loss loss, double[] vector);
    }
}
