package dev.autodidact.gradient.internal;

import dev.autodidact.gradient.internal.ConvolutionalArchitecture.Normalisation;
import java.util.Arrays;
import java.util.stream.Stream;

/** A convolutional network by its definition, in double precision: what the quick one is held against. */
final class SlowConvolutionalNetwork {

    private static final double EPSILON = 1e-5;

    private final ConvolutionalArchitecture architecture;
    private final double[] parameters;
    private final boolean training;
    private int at;
    private int statistics;

    private SlowConvolutionalNetwork(ConvolutionalArchitecture architecture, double[] parameters, boolean training) {
        this.architecture = architecture;
        this.parameters = parameters;
        this.training = training;
        statistics = (int) architecture.learned();
    }

    /** The outputs, row by row. */
    static double[] outputs(
            ConvolutionalArchitecture architecture, double[] parameters, double[] inputs, int rows, boolean training) {
        return new SlowConvolutionalNetwork(architecture, parameters, training).outputs(inputs, rows);
    }

    private double[] outputs(double[] inputs, int rows) {
        double[][][][] images = new double[rows][1][architecture.height()][architecture.width()];
        int next = 0;
        for (double[][][] image : images) {
            for (double[] line : image[0]) {
                for (int x = 0; x < line.length; x++) {
                    line[x] = inputs[next++];
                }
            }
        }
        for (int block = 0; block < architecture.blocks().size(); block++) {
            images = block(images, block);
        }
        double[] flat = flat(images);
        return architecture.outputs() == 0 ? flat : linear(flat, rows);
    }

    private double[][][][] block(double[][][][] images, int number) {
        int filters = architecture.filters(number);
        int channels = architecture.channels(number);
        int height = images[0][0].length;
        int width = images[0][0][0].length;
        int dilation = architecture.blocks().get(number).dilation();
        double[][][][] out = new double[images.length][filters][height][width];
        for (int f = 0; f < filters; f++) {
            for (int n = 0; n < images.length; n++) {
                for (int y = 0; y < height; y++) {
                    for (int x = 0; x < width; x++) {
                        double value = 0;
                        for (int tap = 0; tap < 9; tap++) {
                            int v = y + dilation * (tap / 3 - 1);
                            int u = x + dilation * (tap % 3 - 1);
                            for (int c = 0; c < channels && v >= 0 && v < height && u >= 0 && u < width; c++) {
                                value += images[n][c][v][u]
                                        * parameters[at + 2 * filters + (f * 9 + tap) * channels + c];
                            }
                        }
                        out[n][f][y][x] = value;
                    }
                }
            }
        }
        double[][][][] normalised = new double[images.length][filters][height][width];
        for (int n = 0; n < images.length; n++) {
            for (int f = 0; f < filters; f++) {
                double[] judged = values(out, n, f);
                double mean =
                        given(statistics + f, Arrays.stream(judged).average().orElseThrow());
                double variance = given(
                        statistics + filters + f,
                        Arrays.stream(judged)
                                .map(value -> (value - mean) * (value - mean))
                                .average()
                                .orElseThrow());
                for (int pixel = 0; pixel < height * width; pixel++) {
                    double value = (out[n][f][pixel / width][pixel % width] - mean) / Math.sqrt(variance + EPSILON);
                    normalised[n][f][pixel / width][pixel % width] =
                            Math.max(0, parameters[at + filters + f] * value + parameters[at + f]);
                }
            }
        }
        at += filters * (2 + 9 * channels);
        statistics += 2 * filters;
        return architecture.blocks().get(number).pooled() ? pooled(normalised) : normalised;
    }

    /** What a mean is taken over: one image, or one channel of all images. */
    private double[] values(double[][][][] sums, int image, int filter) {
        Stream<double[][]> channels = architecture.normalisation() == Normalisation.LAYER
                ? Arrays.stream(sums[image])
                : Arrays.stream(sums).map(each -> each[filter]);
        return channels.flatMap(Arrays::stream).flatMapToDouble(Arrays::stream).toArray();
    }

    private double given(int parameter, double estimated) {
        return training || architecture.normalisation() == Normalisation.LAYER ? estimated : parameters[parameter];
    }

    private static double[][][][] pooled(double[][][][] images) {
        int height = images[0][0].length / 2;
        int width = images[0][0][0].length / 2;
        double[][][][] out = new double[images.length][images[0].length][height][width];
        for (int n = 0; n < images.length; n++) {
            for (int c = 0; c < images[0].length; c++) {
                double[][] from = images[n][c];
                for (int y = 0; y < height; y++) {
                    for (int x = 0; x < width; x++) {
                        out[n][c][y][x] = Math.max(
                                Math.max(from[2 * y][2 * x], from[2 * y][2 * x + 1]),
                                Math.max(from[2 * y + 1][2 * x], from[2 * y + 1][2 * x + 1]));
                    }
                }
            }
        }
        return out;
    }

    private static double[] flat(double[][][][] images) {
        double[] flat = new double[images.length * images[0].length * images[0][0].length * images[0][0][0].length];
        int next = 0;
        for (double[][][] image : images) {
            for (double[][] channel : image) {
                for (double[] line : channel) {
                    for (double value : line) {
                        flat[next++] = value;
                    }
                }
            }
        }
        return flat;
    }

    private double[] linear(double[] values, int rows) {
        int outputs = architecture.outputs();
        int inputs = values.length / rows;
        double[] result = new double[rows * outputs];
        for (int row = 0; row < rows; row++) {
            for (int o = 0; o < outputs; o++) {
                result[row * outputs + o] = parameters[at + o];
                for (int i = 0; i < inputs; i++) {
                    result[row * outputs + o] += values[row * inputs + i] * parameters[at + outputs * (i + 1) + o];
                }
            }
        }
        return result;
    }
}
