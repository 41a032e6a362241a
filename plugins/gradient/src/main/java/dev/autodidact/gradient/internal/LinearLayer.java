package dev.autodidact.gradient.internal;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A linear layer on rows of a batch: parameters are the biases, then the weights, those of one input together. */
final class LinearLayer {

    private LinearLayer() {}

    /**
     * The outputs, one row for each.
     *
     * @param parameters hold the layer's from {@code from} on
     */
    static Planes of(Planes in, float[] parameters, int from, int outputs) {
        Planes out = Planes.zeros(outputs, 1, 1, in.batch());
        for (int output = 0; output < outputs; output++) {
            Arrays.fill(out.rows()[output], parameters[from + output]);
        }
        addWeighted(in, parameters, from, out);
        return out;
    }

    /** Adds the inputs, weighted, to outputs; biases aside. */
    static void addWeighted(Planes in, float[] parameters, int from, Planes out) {
        int outputs = out.channels();
        IntStream.range(0, outputs)
                .parallel()
                .forEach(output ->
                        addWeighted(out.rows()[output], in.rows(), parameters, from + outputs + output, outputs));
    }

    /** The derivatives by the inputs. */
    static Planes byInputs(Planes in, Planes byOut, float[] parameters, int from) {
        int outputs = byOut.channels();
        Planes byIn = Planes.zeros(in.channels(), in.height(), in.width(), in.batch());
        IntStream.range(0, byIn.rows().length)
                .parallel()
                .forEach(input ->
                        addWeighted(byIn.rows()[input], byOut.rows(), parameters, from + outputs * (input + 1), 1));
        return byIn;
    }

    /** Adds all rows, each by its weight; weights are {@code step} apart. */
    private static void addWeighted(float[] sum, float[][] rows, float[] weights, int from, int step) {
        int fours = rows.length / 4 * 4;
        for (int i = 0; i < fours; i += 4) {
            int at = from + i * step;
            Rows.add(
                    sum,
                    rows[i],
                    rows[i + 1],
                    rows[i + 2],
                    rows[i + 3],
                    weights[at],
                    weights[at + step],
                    weights[at + 2 * step],
                    weights[at + 3 * step],
                    0,
                    sum.length);
        }
        for (int i = fours; i < rows.length; i++) {
            Rows.add(sum, rows[i], weights[from + i * step]);
        }
    }

    /** Adds the derivatives by the parameters, from {@code to} on. */
    static void addByParameters(Planes in, Planes byOut, double[] gradient, int to) {
        for (int output = 0; output < byOut.channels(); output++) {
            gradient[to + output] += Rows.sum(byOut.rows()[output]);
        }
        addByWeights(in, byOut, gradient, to);
    }

    /** The same for the weights alone; the biases, from {@code to} on, are left as they are. */
    static void addByWeights(Planes in, Planes byOut, double[] gradient, int to) {
        int outputs = byOut.channels();
        float[][] images = turned(in);
        IntStream.range(0, outputs).parallel().forEach(output -> {
            float[] sums = new float[in.rows().length];
            addWeighted(sums, images, byOut.rows()[output], 0, 1);
            for (int input = 0; input < sums.length; input++) {
                gradient[to + outputs * (input + 1) + output] += sums[input];
            }
        });
    }

    private static float[][] turned(Planes in) {
        float[][] images = new float[in.batch()][in.rows().length];
        for (int row = 0; row < in.rows().length; row++) {
            for (int image = 0; image < images.length; image++) {
                images[image][row] = in.rows()[row][image];
            }
        }
        return images;
    }
}
