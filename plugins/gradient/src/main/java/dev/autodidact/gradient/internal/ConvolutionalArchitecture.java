package dev.autodidact.gradient.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The shape of a convolutional network for images of one channel: blocks of convolution (3 x 3, perhaps dilated; the size
 * stays), normalisation, rectifier and perhaps maximum over 2 x 2 pixels; then a linear layer, or none.
 *
 * <p>Parameters, in this order: of each block the shifts and the scales of its normalisation and its weights (filters x 3
 * x 3 x channels); of the linear layer the biases, then the weights, those of one input together; with batch normalisation
 * of each block the means and the variances with which it normalises when predicting.
 *
 * @param height of the images, in pixels
 * @param width of the images, in pixels
 * @param blocks at least one
 * @param outputs of the linear layer; 0 where there is none and the last block's values are the outputs
 * @param normalisation of every block
 */
public record ConvolutionalArchitecture(
        int height, int width, List<Block> blocks, int outputs, Normalisation normalisation) {

    /** Over what means and variances are taken. */
    public enum Normalisation {
        /** All pixels of a channel of all images of a batch. */
        BATCH,
        /** All pixels of all channels of one image; every block must pool, and none be dilated. */
        LAYER
    }

    /**
     * A block.
     *
     * @param filters how many, at least 1
     * @param pooled whether the maximum over 2 x 2 pixels is taken; an odd last row or column is left out
     * @param dilation from a pixel that a weight looks at to the next one's, at least 1
     */
    public record Block(int filters, boolean pooled, int dilation) {

        /**
         * Makes a block whose weights look at neighbours.
         *
         * @param filters see above
         * @param pooled see above
         */
        public Block(int filters, boolean pooled) {
            this(filters, pooled, 1);
        }
    }

    /**
     * Copies the list.
     *
     * @param height see above
     * @param width see above
     * @param blocks see above
     * @param outputs see above
     * @param normalisation see above
     * @throws IllegalArgumentException where the images are too small for so much pooling, or a block that normalises layers
     *     does not pool or is dilated
     */
    public ConvolutionalArchitecture {
        blocks = List.copyOf(blocks);
        if (normalisation == Normalisation.LAYER
                && !blocks.stream().allMatch(block -> block.pooled() && block.dilation() == 1)) {
            throw new IllegalArgumentException(
                    "where layers are normalised every block must pool, and none be dilated");
        }
        int halvings = (int) blocks.stream().filter(Block::pooled).count();
        if (Math.min(height, width) >> halvings < 1) {
            throw new IllegalArgumentException(
                    "images of " + height + " x " + width + " pixels cannot be halved " + halvings + " times");
        }
    }

    /**
     * Makes the shape of a network with batch normalisation.
     *
     * @param height see above
     * @param width see above
     * @param blocks see above
     * @param outputs see above
     */
    public ConvolutionalArchitecture(int height, int width, List<Block> blocks, int outputs) {
        this(height, width, blocks, outputs, Normalisation.BATCH);
    }

    /**
     * {@return four blocks with pooling and no linear layer (Vinyals and others, 2016, "Matching networks for one shot
     * learning", section 4.1.1)}
     *
     * @param height of the images, in pixels
     * @param width of the images, in pixels
     * @param filters of each block
     * @param normalisation of each block
     */
    public static ConvolutionalArchitecture ofFourBlocks(
            int height, int width, int filters, Normalisation normalisation) {
        Block block = new Block(filters, true);
        return new ConvolutionalArchitecture(height, width, List.of(block, block, block, block), 0, normalisation);
    }

    /** {@return the network of this shape; products are told of its multiply-adds} */
    Differentiable network(Products products) {
        return switch (normalisation) {
            case BATCH -> new ConvolutionalNetwork(this, products);
            case LAYER -> new LayerNormalisedNetwork(this, products);
        };
    }

    /**
     * {@return the same with a linear layer}
     *
     * @param other the number of its outputs
     * @throws IllegalStateException where there is a linear layer already
     */
    ConvolutionalArchitecture topped(int other) {
        if (outputs > 0) {
            throw new IllegalStateException("the network has a linear layer already");
        }
        return new ConvolutionalArchitecture(height, width, blocks, other, normalisation);
    }

    /** {@return the parameters with those of a linear layer: its biases, its weights as outputs x inputs} */
    double[] topped(double[] parameters, double[] biases, double[] weights) {
        int head = head();
        int inputs = embedding();
        int added = (inputs + 1) * biases.length;
        double[] whole = Arrays.copyOf(parameters, parameters.length + added);
        System.arraycopy(biases, 0, whole, head, biases.length);
        for (int i = 0; i < weights.length; i++) {
            whole[head + biases.length * (i % inputs + 1) + i / inputs] = weights[i];
        }
        System.arraycopy(parameters, head, whole, head + added, parameters.length - head);
        return whole;
    }

    /** {@return the number of values that the last block gives for an image} */
    public int embedding() {
        int halvings = (int) blocks.stream().filter(Block::pooled).count();
        return blocks.getLast().filters() * (height >> halvings) * (width >> halvings);
    }

    /** {@return the number of parameters; as a long, for a hostile file may ask for any} */
    public long parameters() {
        return learned() + statistics();
    }

    /** {@return the number of parameters that are learned, which are the first ones} */
    public long learned() {
        long count = outputs == 0 ? 0 : (embedding() + 1L) * outputs;
        for (int block = 0; block < blocks.size(); block++) {
            count += filters(block) * (2L + (long) Convolution.TAPS * channels(block));
        }
        return count;
    }

    private long statistics() {
        return normalisation == Normalisation.LAYER
                ? 0
                : blocks.stream().mapToLong(block -> 2L * block.filters()).sum();
    }

    /** {@return the multiply-adds for an image, by the definition of convolution} */
    public long multiplyAdds() {
        long count = (long) embedding() * outputs;
        int halvings = 0;
        for (int block = 0; block < blocks.size(); block++) {
            long pixels = (long) (height >> halvings) * (width >> halvings);
            count += pixels * filters(block) * Convolution.TAPS * channels(block);
            halvings += blocks.get(block).pooled() ? 1 : 0;
        }
        return count;
    }

    /** {@return where the linear layer begins} */
    public int head() {
        return Math.toIntExact(learned()) - (outputs == 0 ? 0 : (embedding() + 1) * outputs);
    }

    /** The number of channels that go into a block. */
    int channels(int block) {
        return block == 0 ? 1 : filters(block - 1);
    }

    /** The number of a block's parameters, its statistics aside. */
    int parameters(int block) {
        return filters(block) * (2 + Convolution.TAPS * channels(block));
    }

    /** The number of filters of a block. */
    int filters(int block) {
        return blocks.get(block).filters();
    }

    /** {@return the lengths of the tensors, in the order of the parameters} */
    public int[] tensors() {
        List<Integer> lengths = new ArrayList<>();
        for (int block = 0; block < blocks.size(); block++) {
            lengths.addAll(
                    List.of(filters(block), filters(block), filters(block) * Convolution.TAPS * channels(block)));
        }
        if (outputs > 0) {
            lengths.addAll(List.of(outputs, outputs * embedding()));
        }
        if (normalisation == Normalisation.BATCH) {
            for (Block block : blocks) {
                lengths.addAll(List.of(block.filters(), block.filters()));
            }
        }
        return lengths.stream().mapToInt(length -> length).toArray();
    }

    /**
     * {@return normal weights of variance 2 / inputs before rectifiers (He, Zhang, Ren and Sun, 2015, "Delving deep into
     * rectifiers"), 1 / inputs in the linear layer; biases, shifts and means of 0, scales and variances of 1}
     *
     * @param random where chance comes from
     */
    public float[] start(RandomGenerator random) {
        float[] start = new float[Math.toIntExact(parameters())];
        int at = 0;
        for (int block = 0; block < blocks.size(); block++) {
            at = fill(start, at + filters(block), filters(block));
            int inputs = Convolution.TAPS * channels(block);
            at = draw(start, at, filters(block) * inputs, Math.sqrt(2.0 / inputs), random);
        }
        at = draw(start, at + outputs, outputs * embedding(), Math.sqrt(1.0 / embedding()), random);
        if (normalisation == Normalisation.BATCH) {
            for (Block block : blocks) {
                at = fill(start, at + block.filters(), block.filters());
            }
        }
        return start;
    }

    private static int fill(float[] start, int from, int length) {
        Arrays.fill(start, from, from + length, 1);
        return from + length;
    }

    private static int draw(float[] start, int from, int length, double spread, RandomGenerator random) {
        for (int at = from; at < from + length; at++) {
            start[at] = (float) (spread * random.nextGaussian());
        }
        return from + length;
    }
}
