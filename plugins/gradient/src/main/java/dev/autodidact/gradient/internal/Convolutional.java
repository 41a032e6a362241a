package dev.autodidact.gradient.internal;

import dev.autodidact.api.learner.Model;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What convolutional networks have in common, however they normalise. */
sealed interface Convolutional extends Differentiable permits ConvolutionalNetwork, LayerNormalisedNetwork {

    /** The shape, and the order of the parameters. */
    ConvolutionalArchitecture architecture();

    /** So many images are predicted at once, which bounds the memory. */
    int chunk();

    /** The outputs for so many images, from a row of the inputs on. */
    double[] predicted(double[] parameters, double[] inputs, int from, int rows);

    @Override
    default int parameters() {
        return Math.toIntExact(architecture().parameters());
    }

    @Override
    default int outputs() {
        return architecture().outputs() == 0
                ? architecture().embedding()
                : architecture().outputs();
    }

    @Override
    default int[] tensors() {
        return architecture().tensors();
    }

    @Override
    default float[] start(RandomGenerator random) {
        return architecture().start(random);
    }

    @Override
    default double[] outputs(double[] parameters, double[] inputs, int rows) {
        double[] outputs = new double[rows * outputs()];
        for (int from = 0; from < rows; from += chunk()) {
            double[] some = predicted(parameters, inputs, from, Math.min(chunk(), rows - from));
            System.arraycopy(some, 0, outputs, from * outputs(), some.length);
        }
        return outputs;
    }

    @Override
    default double[] topped(double[] parameters, double[] biases, double[] weights) {
        return architecture().topped(parameters, biases, weights);
    }

    /** {@inheritDoc} For classes alone. */
    @Override
    default Model model(double[] parameters, Optional<Scale> scale) {
        return CnnModel.ofFullGrid(architecture(), parameters, scale);
    }
}
