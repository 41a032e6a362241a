package dev.autodidact.gradient.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The shape of a convolutional network for images of one channel: blocks of convolution (3 x 3, the size stays), batch
 * normalisation, rectifier and perhaps maximum over 2 x 2 pixels; then a linear layer, or none.
 *
 * <p>Parameters, in this order: of each block the shifts and the scales of its normalisation and its weights (filters x 3
 * x 3 x channels); of the linear layer the biases, then the weights, those of one input together; of each block the means
 * and the variances with which it normalises when predicting.
 *
 * @param height of the images, in pixels
 * @param width of the images, in pixels
 * @param blocks at least one
 * @param outputs of the linear layer; 0 where there is none and the last block's values are the outputs
 */
public record ConvolutionalArchitecture(int height, int width, List<Block> blocks, int outputs) {

    /**
     * A block.
     *
     * @param filters how many, at least 1
     * @param pooled whether the maximum over 2 x 2 pixels is taken; an odd last row or column is left out
     */
    public record Block(int filters, boolean pooled) {}

    /**
     * Copies the list.
     *
     * @param height see above
     * @param width see above
     * @param blocks see above
     * @param outputs see above
     * @throws IllegalArgumentException where the images are too small for so much pooling
     */
    public ConvolutionalArchitecture {
        blocks = List.copyOf(blocks);
        int halvings = (int) blocks.stream().filter(Block::pooled).count();
        if (Math.min(height, width) >> halvings < 1) {
            throw new IllegalArgumentException(
                    "images of " + height + " x " + width + " pixels cannot be halved " + halvings + " times");
        }
    }

    /**
     * {@return the same with another number of outputs}
     *
     * @param other the number
     */
    public ConvolutionalArchitecture withOutputs(int other) {
        return new ConvolutionalArchitecture(height, width, blocks, other);
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
        return blocks.stream().mapToLong(block -> 2L * block.filters()).sum();
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
        for (Block block : blocks) {
            lengths.addAll(List.of(block.filters(), block.filters()));
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
        for (Block block : blocks) {
            at = fill(start, at + block.filters(), block.filters());
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
