package dev.autodidact.gradient.internal;

import dev.autodidact.gradient.internal.ConvolutionalArchitecture.Block;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Convolution, batch normalisation (Ioffe and Szegedy, 2015, "Batch normalization", algorithm 1), rectifier and perhaps
 * maximum over 2 x 2 pixels: forward when it is made, then back. Where several of the four pixels are the greatest, they
 * share the derivative.
 */
final class NormalisedBlock {

    private static final double EPSILON = 1e-5;

    private final Planes in;
    private final float[] weights;
    private final boolean pooled;
    private final int dilation;

    /** After the convolution; on the way back its rows are read for the last time. */
    private final Planes sums;

    /** What sums are multiplied by and what is then added, by filter. */
    private final float[] slopes;

    private final float[] shifts;

    private final Planes out;

    /** The means and variances of the sums, by filter. */
    final double[] means;

    final double[] variances;

    /**
     * Goes forward.
     *
     * @param parameters the block's: shifts, scales, weights
     * @param statistics means and variances to normalise with; empty to take those of the batch
     */
    NormalisedBlock(Planes in, float[] parameters, Block block, double[] statistics) {
        this.in = in;
        int filters = block.filters();
        pooled = block.pooled();
        dilation = block.dilation();
        weights = Arrays.copyOfRange(parameters, 2 * filters, parameters.length);
        sums = DilatedConvolution.of(in, weights, filters, dilation);
        means = statistics.length > 0 ? Arrays.copyOf(statistics, filters) : new double[filters];
        variances = statistics.length > 0 ? Arrays.copyOfRange(statistics, filters, 2 * filters) : new double[filters];
        slopes = new float[filters];
        shifts = new float[filters];
        out = pooled
                ? Planes.zeros(filters, sums.height() / 2, sums.width() / 2, sums.batch())
                : Planes.zeros(filters, sums.height(), sums.width(), sums.batch());
        IntStream.range(0, filters).parallel().forEach(filter -> {
            if (statistics.length == 0) {
                estimate(filter);
            }
            slopes[filter] = (float) (parameters[filters + filter] / Math.sqrt(variances[filter] + EPSILON));
            shifts[filter] = (float) (parameters[filter] - means[filter] * slopes[filter]);
            activate(filter);
        });
    }

    Planes out() {
        return out;
    }

    /** What it keeps beside its inputs. */
    long bytes() {
        return sums.bytes() + out.bytes();
    }

    private void estimate(int filter) {
        int pixels = sums.pixels();
        double count = (double) pixels * sums.batch();
        float[] total = new float[sums.batch()];
        for (int pixel = 0; pixel < pixels; pixel++) {
            Rows.add(total, sums.rows()[filter * pixels + pixel], 1);
        }
        means[filter] = Rows.sum(total) / count;
        Arrays.fill(total, 0);
        for (int pixel = 0; pixel < pixels; pixel++) {
            Rows.addSquares(total, sums.rows()[filter * pixels + pixel], (float) means[filter]);
        }
        variances[filter] = Rows.sum(total) / count;
    }

    private void activate(int filter) {
        for (int pixel = 0; pixel < out.pixels(); pixel++) {
            float[] to = out.rows()[filter * out.pixels() + pixel];
            if (pooled) {
                float[][] four = four(sums, filter, pixel);
                Rows.rectifyGreatest(to, four[0], four[1], four[2], four[3], slopes[filter], shifts[filter]);
            } else {
                Rows.rectify(to, sums.rows()[filter * out.pixels() + pixel], slopes[filter], shifts[filter]);
            }
        }
    }

    /** The four rows whose maximum is a pixel of the output. */
    private float[][] four(Planes planes, int filter, int pixel) {
        int y = 2 * (pixel / out.width());
        int x = 2 * (pixel % out.width());
        int at = (filter * planes.height() + y) * planes.width() + x;
        float[][] rows = planes.rows();
        return new float[][] {rows[at], rows[at + 1], rows[at + planes.width()], rows[at + planes.width() + 1]};
    }

    /**
     * Goes back.
     *
     * @param byOut the derivatives by the outputs
     * @param gradient has the derivatives by the block's parameters added, from {@code to} on
     * @return the derivatives by the sums
     */
    Planes backward(Planes byOut, double[] gradient, int to) {
        int filters = sums.channels();
        Planes bySums = Planes.zeros(filters, sums.height(), sums.width(), sums.batch());
        IntStream.range(0, filters).parallel().forEach(filter -> {
            deactivate(byOut, bySums, filter);
            denormalise(bySums, filter, gradient, to);
        });
        DilatedConvolution.addByWeights(in, bySums, dilation, gradient, to + 2 * filters);
        return bySums;
    }

    /** {@return the derivatives by the inputs, from those by the sums} */
    Planes byInputs(Planes bySums) {
        return DilatedConvolution.byInputs(bySums, weights, in.channels(), dilation);
    }

    private void deactivate(Planes byOut, Planes bySums, int filter) {
        int pixels = out.pixels();
        float[] share = new float[out.batch()];
        for (int pixel = filter * pixels; pixel < (filter + 1) * pixels; pixel++) {
            float[] by = byOut.rows()[pixel];
            float[] value = out.rows()[pixel];
            if (pooled) {
                float[][] from = four(sums, filter, pixel - filter * pixels);
                float[][] into = four(bySums, filter, pixel - filter * pixels);
                Rows.share(share, by, value, from[0], from[1], from[2], from[3], slopes[filter], shifts[filter]);
                for (int i = 0; i < from.length; i++) {
                    Rows.whereGreatest(into[i], share, value, from[i], slopes[filter], shifts[filter]);
                }
            } else {
                Rows.whereAbove0(bySums.rows()[pixel], by, value);
            }
        }
    }

    /** From the derivatives by normalised, scaled and shifted sums to those by the sums themselves. */
    private void denormalise(Planes bySums, int filter, double[] gradient, int to) {
        int pixels = sums.pixels();
        double count = (double) pixels * sums.batch();
        float[] total = new float[sums.batch()];
        float[] centred = new float[sums.batch()];
        float mean = (float) means[filter];
        for (int pixel = filter * pixels; pixel < (filter + 1) * pixels; pixel++) {
            Rows.add(total, bySums.rows()[pixel], 1);
            Rows.addCentred(centred, bySums.rows()[pixel], sums.rows()[pixel], mean);
        }
        double inverse = 1 / Math.sqrt(variances[filter] + EPSILON);
        double byShift = Rows.sum(total);
        double byScale = Rows.sum(centred) * inverse;
        gradient[to + filter] += byShift;
        gradient[to + sums.channels() + filter] += byScale;
        double slope = slopes[filter];
        double bySum = -slope * inverse * byScale / count;
        double constant = -slope * byShift / count - bySum * means[filter];
        for (int pixel = filter * pixels; pixel < (filter + 1) * pixels; pixel++) {
            Rows.mix(bySums.rows()[pixel], (float) slope, sums.rows()[pixel], (float) bySum, (float) constant);
        }
    }
}
