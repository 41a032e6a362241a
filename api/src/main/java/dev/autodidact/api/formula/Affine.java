package dev.autodidact.api.formula;

/**
 * Weighted sums: output i is {@code biases[i]} and the sum over j of {@code weights[i][j]} times input j, which must not be
 * missing.
 *
 * @param inputs the number of inputs, at least 0
 * @param weights by output, then by input; handed over, not copied
 * @param biases by output; handed over, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Affine(int inputs, double[][] weights, double[] biases) implements Step {

    /**
     * Checks the shapes.
     *
     * @param inputs see above
     * @param weights see above
     * @param biases see above
     * @throws IllegalArgumentException where there is no output, or the shapes differ
     */
    public Affine {
        if (biases.length == 0 || weights.length != biases.length) {
            throw new IllegalArgumentException(weights.length + " rows of weights for " + biases.length + " biases");
        }
        for (double[] row : weights) {
            if (row.length != inputs) {
                throw new IllegalArgumentException(row.length + " weights for " + inputs + " inputs");
            }
        }
    }

    /**
     * {@return the step that undoes a scaling: {@code mean + deviation * x} of a single x}
     *
     * @param mean what 0 stands for
     * @param deviation what a step of 1 stands for
     */
    public static Affine unscaled(double mean, double deviation) {
        return new Affine(1, new double[][] {{deviation}}, new double[] {mean});
    }

    /**
     * {@return the step that gives each class its probability: that of the input that stands for it, or 0}
     *
     * @param classes the number of classes
     * @param present the class that each input stands for, from 0, all different
     */
    public static Affine spread(int classes, int[] present) {
        double[][] weights = new double[classes][present.length];
        for (int input = 0; input < present.length; input++) {
            weights[present[input]][input] = 1;
        }
        return new Affine(present.length, weights, new double[classes]);
    }

    @Override
    public int outputs() {
        return biases.length;
    }
}
