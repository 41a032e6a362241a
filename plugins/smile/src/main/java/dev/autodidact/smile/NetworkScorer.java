package dev.autodidact.smile;

import dev.autodidact.api.formula.Activation.Function;
import dev.autodidact.api.formula.Affine;
import dev.autodidact.api.formula.Formula;
import dev.autodidact.api.learner.ModelInput;
import dev.autodidact.api.learner.ModelOutput;
import java.io.IOException;
import java.util.Optional;

/** A network of dense layers. */
final class NetworkScorer implements Scorer {

    private final Layer[] layers;
    private final Activation activation;
    private final Link link;

    /**
     * @param layers the layers, at least one; the last has no activation
     * @param activation what the sums of every layer but the last go through
     * @param link what the outputs go through
     */
    NetworkScorer(Layer[] layers, Activation activation, Link link) {
        this.layers = layers;
        this.activation = activation;
        this.link = link;
    }

    /**
     * The activations that Smile computes and differentiates rightly; its hyperbolic tangent has the derivative
     * (1 - y)^2 where 1 - y^2 is right. The names are part of the file format.
     */
    enum Activation {
        RELU(Function.RELU) {
            @Override
            double of(double sum) {
                return Math.max(0, sum);
            }
        },
        LEAKY(Function.LEAKY_RELU) {
            @Override
            double of(double sum) {
                return Math.max(0.01 * sum, sum);
            }
        },
        SIGMOID(Function.SIGMOID) {
            @Override
            double of(double sum) {
                return 1 / (1 + StrictMath.exp(-sum));
            }
        };

        private final Function function;

        Activation(Function function) {
            this.function = function;
        }

        abstract double of(double sum);
    }

    /** A layer. */
    static final class Layer {

        private final double[][] weights;
        private final double[] biases;

        /**
         * @param weights by neuron, then by input
         * @param biases by neuron
         */
        Layer(double[][] weights, double[] biases) {
            this.weights = weights;
            this.biases = biases;
        }

        Affine described(int inputs) {
            return new Affine(inputs, weights, biases);
        }

        double[] sums(double[] input) {
            double[] sums = biases.clone();
            for (int i = 0; i < sums.length; i++) {
                sums[i] += Rows.dot(weights[i], input);
            }
            return sums;
        }
    }

    static NetworkScorer read(ModelInput in, int inputs, int outputs) throws IOException {
        Activation activation = in.option(Activation.class);
        Link link = in.option(Link.class);
        Layer[] layers = new Layer[in.integer(1, 100, "number of layers")];
        int width = inputs;
        for (int i = 0; i < layers.length; i++) {
            int neurons = in.integer(1, Integer.MAX_VALUE, "number of neurons");
            layers[i] = new Layer(in.table(neurons, width, "weight"), in.reals(neurons, "bias"));
            width = neurons;
        }
        in.require(width == outputs, "a network of " + width + " outputs for " + outputs);
        return new NetworkScorer(layers, activation, link);
    }

    @Override
    public Kind kind() {
        return Kind.NETWORK;
    }

    @Override
    public void score(double[] row, double[] scores) {
        double[] values = layers[0].sums(row);
        for (int i = 1; i < layers.length; i++) {
            for (int neuron = 0; neuron < values.length; neuron++) {
                values[neuron] = activation.of(values[neuron]);
            }
            values = layers[i].sums(values);
        }
        System.arraycopy(values, 0, scores, 0, scores.length);
        link.apply(scores);
    }

    @Override
    public Optional<Formula> formula(int inputs, int outputs) {
        Formula formula = Formula.of(layers[0].described(inputs));
        for (int i = 1; i < layers.length; i++) {
            formula = formula.then(new dev.autodidact.api.formula.Activation(formula.outputs(), activation.function))
                    .then(layers[i].described(formula.outputs()));
        }
        return Optional.of(link.applied(formula));
    }

    @Override
    public void write(ModelOutput out) throws IOException {
        out.option(activation);
        out.option(link);
        out.integer(layers.length);
        for (Layer layer : layers) {
            out.integer(layer.biases.length);
            out.table(layer.weights);
            out.reals(layer.biases);
        }
    }
}
