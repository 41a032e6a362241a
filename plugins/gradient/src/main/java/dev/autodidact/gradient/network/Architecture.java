package dev.autodidact.gradient.network;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The shape of a fully connected network and the order of its parameters in one flat array: layer by layer the biases,
 * then the weights, those of one input together.
 *
 * @param sizes the number of features, of units in each hidden layer, and of outputs
 * @param activation what hidden units do; outputs are linear
 */
record Architecture(List<Integer> sizes, Activation activation) {

    Architecture {
        sizes = List.copyOf(sizes);
    }

    int layers() {
        return sizes.size() - 1;
    }

    int features() {
        return sizes.getFirst();
    }

    int outputs() {
        return sizes.getLast();
    }

    /** The number of parameters; as a long, for a hostile file may ask for any. */
    long parameters() {
        long count = 0;
        for (int layer = 0; layer < layers(); layer++) {
            count += (sizes.get(layer) + 1L) * sizes.get(layer + 1);
        }
        return count;
    }

    /**
     * Normal weights of variance 1 / inputs, twice that before rectifiers (He, Zhang, Ren and Sun, 2015, "Delving deep into
     * rectifiers"), and biases of 0.
     */
    float[] start(RandomGenerator random) {
        float[] start = new float[Math.toIntExact(parameters())];
        int at = 0;
        for (int layer = 0; layer < layers(); layer++) {
            int inputs = sizes.get(layer);
            boolean rectified = activation == Activation.RELU && layer < layers() - 1;
            double spread = Math.sqrt((rectified ? 2.0 : 1.0) / Math.max(1, inputs));
            at += sizes.get(layer + 1);
            for (int end = at + inputs * sizes.get(layer + 1); at < end; at++) {
                start[at] = (float) (spread * random.nextGaussian());
            }
        }
        return start;
    }
}
