package dev.autodidact.smile;

import dev.autodidact.api.space.Configuration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;
import smile.base.mlp.ActivationFunction;
import smile.base.mlp.Cost;
import smile.base.mlp.HiddenLayer;
import smile.base.mlp.Layer;
import smile.base.mlp.LayerBuilder;
import smile.base.mlp.OutputFunction;
import smile.base.mlp.OutputLayer;
import smile.math.matrix.Matrix;

/** The layers of a network of Smile, whose weights can be taken out when it is trained. Not thread-safe. */
final class Network {

    private final NetworkScorer.Activation activation;
    private final LayerBuilder[] builders;
    private final Trainable[] layers;

    /**
     * @param configuration says how many hidden layers there are, and of which kind
     * @param inputs the number of features
     * @param outputs the number of outputs
     * @param function what the outputs go through
     * @param cost what training brings down
     */
    Network(Configuration configuration, int inputs, int outputs, OutputFunction function, Cost cost) {
        int hidden = configuration.integer("layers");
        int neurons = configuration.integer("neurons");
        double dropout = configuration.real("dropout");
        activation = NetworkScorer.Activation.valueOf(
                configuration.choice("activation").toUpperCase(Locale.ROOT));
        layers = new Trainable[hidden + 1];
        builders = new LayerBuilder[hidden + 2];
        builders[0] = Layer.input(inputs);
        for (int i = 0; i < hidden; i++) {
            int at = i;
            builders[i + 1] = new LayerBuilder(neurons, dropout) {
                @Override
                public Layer build(int below) {
                    TrainableHidden layer = new TrainableHidden(neurons, below, dropout, smiles(activation));
                    layers[at] = layer;
                    return layer;
                }
            };
        }
        builders[hidden + 1] = new LayerBuilder(outputs, 0) {
            @Override
            public Layer build(int below) {
                TrainableOutput layer = new TrainableOutput(outputs, below, function, cost);
                layers[hidden] = layer;
                return layer;
            }
        };
    }

    private static ActivationFunction smiles(NetworkScorer.Activation activation) {
        return switch (activation) {
            case RELU -> ActivationFunction.rectifier();
            case LEAKY -> ActivationFunction.leaky(0.01);
            case SIGMOID -> ActivationFunction.sigmoid();
        };
    }

    /** {@return what Smile makes the network of} */
    LayerBuilder[] builders() {
        return builders.clone();
    }

    /**
     * {@return the network as it is now}
     *
     * @param link what the outputs go through
     * @throws IllegalStateException where training has diverged
     */
    NetworkScorer scorer(Link link) {
        NetworkScorer.Layer[] trained =
                Arrays.stream(layers).map(Trainable::read).toArray(NetworkScorer.Layer[]::new);
        return new NetworkScorer(trained, activation, link);
    }

    /** A layer that shows its weights. */
    private interface Trainable {
        NetworkScorer.Layer read();
    }

    private static final class TrainableHidden extends HiddenLayer implements Trainable {

        TrainableHidden(int neurons, int below, double dropout, ActivationFunction activation) {
            super(neurons, below, dropout, activation);
        }

        @Override
        public NetworkScorer.Layer read() {
            return layer(weight, bias);
        }
    }

    private static final class TrainableOutput extends OutputLayer implements Trainable {

        TrainableOutput(int neurons, int below, OutputFunction function, Cost cost) {
            super(neurons, below, function, cost);
        }

        @Override
        public NetworkScorer.Layer read() {
            return layer(weight, bias);
        }
    }

    private static NetworkScorer.Layer layer(Matrix weight, double[] bias) {
        double[][] weights = weight.toArray();
        if (!DoubleStream.concat(Arrays.stream(bias), Arrays.stream(weights).flatMapToDouble(Arrays::stream))
                .allMatch(Double::isFinite)) {
            throw new IllegalStateException("the network diverged; a lower learning rate would help");
        }
        return new NetworkScorer.Layer(weights, bias.clone());
    }
}
