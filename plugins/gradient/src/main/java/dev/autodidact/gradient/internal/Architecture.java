package dev.autodidact.gradient.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The shape of a fully connected network and the order of its parameters in one flat array: layer by layer the biases,
 * then the weights, those of one input together.
 *
 * @param sizes the number of features, of units in each hidden layer, and of outputs
 * @param activation what hidden units do; outputs are linear
 */
public record Architecture(List<Integer> sizes, Activation activation) {

    /**
     * Copies the list.
     *
     * @param sizes see above
     * @param activation see above
     */
    public Architecture {
        sizes = List.copyOf(sizes);
    }

    /** {@return the number of layers with parameters} */
    public int layers() {
        return sizes.size() - 1;
    }

    /** {@return the number of inputs} */
    public int features() {
        return sizes.getFirst();
    }

    /** {@return the number of outputs} */
    public int outputs() {
        return sizes.getLast();
    }

    /** {@return the number of parameters; as a long, for a hostile file may ask for any} */
    public long parameters() {
        long count = 0;
        for (int layer = 0; layer < layers(); layer++) {
            count += (sizes.get(layer) + 1L) * sizes.get(layer + 1);
        }
        return count;
    }

    /**
     * {@return the same with another number of outputs}
     *
     * @param outputs at least 1
     */
    public Architecture withOutputs(int outputs) {
        List<Integer> changed = new ArrayList<>(sizes);
        changed.set(layers(), outputs);
        return new Architecture(changed, activation);
    }

    /**
     * {@return where the parameters of a layer begin}
     *
     * @param layer from 1
     */
    public int offset(int layer) {
        int offset = 0;
        for (int before = 1; before < layer; before++) {
            offset += (sizes.get(before - 1) + 1) * sizes.get(before);
        }
        return offset;
    }

    /** {@return the lengths of the tensors, in the order of the parameters; without features there are no first weights} */
    public int[] tensors() {
        return IntStream.range(0, layers())
                .flatMap(layer -> IntStream.of(sizes.get(layer + 1), sizes.get(layer) * sizes.get(layer + 1)))
                .filter(length -> length > 0)
                .toArray();
    }

    /**
     * {@return normal weights of variance 1 / inputs, twice that before rectifiers (He, Zhang, Ren and Sun, 2015, "Delving
     * deep into rectifiers"), and biases of 0}
     *
     * @param random where chance comes from
     */
    public float[] start(RandomGenerator random) {
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
