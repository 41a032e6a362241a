package dev.autodidact.gradient.internal;

import java.util.Arrays;
import java.util.Optional;

/**
 * Convolution, layer normalisation (Ba, Kiros and Hinton, 2016, "Layer normalization", equation 3, over all pixels of all
 * channels of one image), rectifier and maximum over 2 x 2 pixels: forward when it is made, then back, and along a
 * direction in which inputs and parameters move, forward and back. Where several of the four pixels are the greatest, they
 * share the derivative. Immutable by convention.
 */
final class LayerNormalisedBlock {

    private static final double EPSILON = 1e-5;
    private static final int PIXELS = 4;

    private final Tiling tiling;
    private final Planes in;
    private final Parameters parameters;

    /** The sums of the convolution less their mean, divided by their deviation. */
    private final Planes normalised;

    /** One over that deviation, by lane. */
    private final float[] inverse;

    /** The share of one sum in a mean over an image. */
    private final double share;

    /** The greatest of the four pixels of a tile, or 0. */
    private final Planes greatest;

    /** Of a block, or a direction. */
    private static final class Parameters {

        final float[] shifts;
        final float[] scales;
        final float[] weights;

        Parameters(float[] shifts, float[] scales, float[] weights) {
            this.shifts = shifts;
            this.scales = scales;
            this.weights = weights;
        }

        static Parameters of(float[] all, int from, int to, int filters) {
            int scales = from + filters;
            int weights = scales + filters;
            return new Parameters(
                    Arrays.copyOfRange(all, from, scales),
                    Arrays.copyOfRange(all, scales, weights),
                    Arrays.copyOfRange(all, weights, to));
        }
    }

    /** What is known after going back. */
    static final class Back {

        /** Of each of four pixels in the greatest: 1 where it is the greatest alone. */
        private final Planes shares;

        /** The derivatives by normalised, scaled and shifted sums, and those by the sums. */
        private final Planes byShifted;

        private final Planes bySums;

        /** The mean over an image of the derivative by a normalised sum times that sum, by lane. */
        private final float[] projections;

        private Back(Planes shares, Planes byShifted, Planes bySums, float[] projections) {
            this.shares = shares;
            this.byShifted = byShifted;
            this.bySums = bySums;
            this.projections = projections;
        }

        long bytes() {
            return shares.bytes() + byShifted.bytes() + bySums.bytes();
        }
    }

    /** What is known after going forward along a direction. */
    static final class Along {

        /** How the inputs move; empty where they do not. */
        private final Optional<Planes> in;

        private final Parameters parameters;
        private final Planes normalised;

        /** The mean over an image of how a sum moves times that sum, normalised, by lane. */
        private final float[] projections;

        private final Planes out;

        private Along(Optional<Planes> in, Parameters parameters, Planes normalised, float[] projections, Planes out) {
            this.in = in;
            this.parameters = parameters;
            this.normalised = normalised;
            this.projections = projections;
            this.out = out;
        }

        Planes out() {
            return out;
        }
    }

    /**
     * Goes forward.
     *
     * @param images the inputs
     * @param all hold the block's parameters from {@code from} to before {@code to}: shifts, scales, weights
     */
    LayerNormalisedBlock(Planes images, float[] all, int from, int to, int filters) {
        tiling = new Tiling(images.height(), images.width(), images.batch());
        in = tiling.tiled(images);
        parameters = Parameters.of(all, from, to, filters);
        share = 1.0 / (filters * images.pixels());
        normalised = Convolution.ofTiles(tiling, in, parameters.weights, filters);
        float[] means = mean(total(normalised));
        for (float[] row : normalised.rows()) {
            Rows.subtract(row, means);
        }
        tiling.clear(normalised);
        float[] squares = new float[tiling.lanes()];
        for (float[] row : normalised.rows()) {
            Rows.addSquares(squares, row, 0);
        }
        double[] variances = tiling.sums(squares);
        inverse = tiling.spread(Arrays.stream(variances)
                .map(sum -> 1 / Math.sqrt(share * sum + EPSILON))
                .toArray());
        for (float[] row : normalised.rows()) {
            Rows.multiply(row, row, inverse);
        }
        greatest = Planes.zeros(filters, 1, 1, tiling.lanes());
        for (int filter = 0; filter < filters; filter++) {
            float[][] four = four(normalised, filter);
            Rows.rectifyGreatest(
                    greatest.rows()[filter],
                    four[0],
                    four[1],
                    four[2],
                    four[3],
                    parameters.scales[filter],
                    parameters.shifts[filter]);
        }
    }

    Planes out() {
        return tiling.halved(greatest);
    }

    /** What it keeps, its inputs in tiles among that. */
    long bytes() {
        return in.bytes() + normalised.bytes() + greatest.bytes();
    }

    private static float[][] four(Planes planes, int filter) {
        return Arrays.copyOfRange(planes.rows(), PIXELS * filter, PIXELS * (filter + 1));
    }

    private static float[] total(Planes planes) {
        float[] total = new float[planes.batch()];
        for (float[] row : planes.rows()) {
            Rows.add(total, row, 1);
        }
        return total;
    }

    /** The means over images of what is summed lane by lane, by lane. */
    private float[] mean(float[] total) {
        return tiling.spread(
                Arrays.stream(tiling.sums(total)).map(sum -> share * sum).toArray());
    }

    /**
     * Goes back.
     *
     * @param byOut the derivatives by the outputs
     * @param gradient has the derivatives by the block's parameters added, from {@code to} on
     */
    Back backward(Planes byOut, double[] gradient, int to) {
        return backward(shares(), byOut, gradient, to);
    }

    private Planes shares() {
        Planes shares = Planes.zeros(normalised.channels(), 2, 2, tiling.lanes());
        float[] ones = new float[tiling.lanes()];
        Arrays.fill(ones, 1);
        float[] each = new float[tiling.lanes()];
        for (int filter = 0; filter < normalised.channels(); filter++) {
            float[][] from = four(normalised, filter);
            float[][] into = four(shares, filter);
            float[] value = greatest.rows()[filter];
            float scale = parameters.scales[filter];
            float shift = parameters.shifts[filter];
            Rows.share(each, ones, value, from[0], from[1], from[2], from[3], scale, shift);
            for (int pixel = 0; pixel < PIXELS; pixel++) {
                Rows.whereGreatest(into[pixel], each, value, from[pixel], scale, shift);
            }
        }
        return shares;
    }

    private Back backward(Planes shares, Planes byOut, double[] gradient, int to) {
        int filters = normalised.channels();
        Planes byShifted = unpooled(shares, byOut);
        float[] slopes = new float[tiling.lanes()];
        float[] products = new float[tiling.lanes()];
        for (int filter = 0; filter < filters; filter++) {
            float[] byShift = sum(four(byShifted, filter));
            float[] byScale = sumOfProducts(four(byShifted, filter), four(normalised, filter));
            gradient[to + filter] += Rows.sum(byShift);
            gradient[to + filters + filter] += Rows.sum(byScale);
            Rows.add(slopes, byShift, parameters.scales[filter]);
            Rows.add(products, byScale, parameters.scales[filter]);
        }
        float[] means = mean(slopes);
        float[] projections = mean(products);
        Planes bySums = Planes.zeros(filters, 2, 2, tiling.lanes());
        for (int row = 0; row < bySums.rows().length; row++) {
            Rows.project(
                    bySums.rows()[row],
                    inverse,
                    parameters.scales[row / PIXELS],
                    byShifted.rows()[row],
                    means,
                    normalised.rows()[row],
                    projections);
        }
        tiling.clear(bySums);
        TileGradient.add(tiling, in, bySums, gradient, to + 2 * filters);
        return new Back(shares, byShifted, bySums, projections);
    }

    private Planes unpooled(Planes shares, Planes byOut) {
        Planes byGreatest = tiling.doubled(byOut);
        Planes byShifted = Planes.zeros(shares.channels(), 2, 2, tiling.lanes());
        for (int row = 0; row < byShifted.rows().length; row++) {
            Rows.multiply(byShifted.rows()[row], shares.rows()[row], byGreatest.rows()[row / PIXELS]);
        }
        return byShifted;
    }

    private static float[] sum(float[][] four) {
        float[] sum = new float[four[0].length];
        Rows.set(sum, four[0], four[1], four[2], four[3], 1, 1, 1, 1, 0, sum.length);
        return sum;
    }

    private static float[] sumOfProducts(float[][] a, float[][] b) {
        float[] sum = new float[a[0].length];
        Rows.addProducts(sum, a[0], b[0], a[1], b[1], a[2], b[2], a[3], b[3]);
        return sum;
    }

    /** {@return the derivatives by the inputs} */
    Planes byInputs(Back back) {
        return tiling.plain(byTiles(back.bySums, parameters.weights));
    }

    private Planes byTiles(Planes bySums, float[] weights) {
        int channels = in.channels();
        return Convolution.ofTiles(tiling, bySums, Convolution.turned(weights, bySums.channels(), channels), channels);
    }

    /**
     * Goes forward along a direction.
     *
     * @param images how the inputs move; empty where they do not
     * @param all hold how the block's parameters move, from {@code from} to before {@code to}
     */
    Along along(Optional<Planes> images, float[] all, int from, int to) {
        int filters = normalised.channels();
        Parameters moves = Parameters.of(all, from, to, filters);
        Optional<Planes> inMoves = images.map(tiling::tiled);
        Planes sums = Convolution.ofTiles(tiling, in, moves.weights, filters);
        inMoves.ifPresent(moving -> add(sums, Convolution.ofTiles(tiling, moving, parameters.weights, filters)));
        float[] products = new float[tiling.lanes()];
        for (int filter = 0; filter < filters; filter++) {
            Rows.add(products, sumOfProducts(four(sums, filter), four(normalised, filter)), 1);
        }
        float[] means = mean(total(sums));
        float[] projections = mean(products);
        Planes shifts = Planes.zeros(filters, 2, 2, tiling.lanes());
        for (int row = 0; row < shifts.rows().length; row++) {
            Rows.project(
                    shifts.rows()[row],
                    inverse,
                    1,
                    sums.rows()[row],
                    means,
                    normalised.rows()[row],
                    projections);
        }
        tiling.clear(shifts);
        return new Along(inMoves, moves, shifts, projections, outMoves(shares(), moves, shifts));
    }

    private Planes outMoves(Planes shares, Parameters moves, Planes shifts) {
        Planes greatestMoves = Planes.zeros(shares.channels(), 1, 1, tiling.lanes());
        for (int row = 0; row < shares.rows().length; row++) {
            int filter = row / PIXELS;
            Rows.addShare(
                    greatestMoves.rows()[filter],
                    shares.rows()[row],
                    parameters.scales[filter],
                    shifts.rows()[row],
                    moves.scales[filter],
                    normalised.rows()[row],
                    moves.shifts[filter]);
        }
        return tiling.halved(greatestMoves);
    }

    private static void add(Planes sum, Planes more) {
        for (int row = 0; row < sum.rows().length; row++) {
            Rows.add(sum.rows()[row], more.rows()[row], 1);
        }
    }

    /**
     * Goes back along a direction: how what {@link #backward} adds and what {@link #byInputs} gives change.
     *
     * @param byOutMoves how the derivatives by the outputs move
     * @param product has the changes of the derivatives by the block's parameters added, from {@code to} on
     * @return how the derivatives by the sums move
     */
    Planes backAlong(Back back, Along along, Planes byOutMoves, double[] product, int to) {
        int filters = normalised.channels();
        Planes byShiftedMoves = unpooled(back.shares, byOutMoves);
        float[] slopes = new float[tiling.lanes()];
        float[] products = new float[tiling.lanes()];
        for (int filter = 0; filter < filters; filter++) {
            float[][] by = four(back.byShifted, filter);
            float[][] byMoves = four(byShiftedMoves, filter);
            float[] byShift = sum(byMoves);
            float[] byScale = sumOfProducts(byMoves, four(normalised, filter));
            Rows.add(byScale, sumOfProducts(by, four(along.normalised, filter)), 1);
            product[to + filter] += Rows.sum(byShift);
            product[to + filters + filter] += Rows.sum(byScale);
            Rows.add(slopes, byShift, parameters.scales[filter]);
            Rows.add(slopes, sum(by), along.parameters.scales[filter]);
            Rows.add(products, byScale, parameters.scales[filter]);
            Rows.add(products, sumOfProducts(by, four(normalised, filter)), along.parameters.scales[filter]);
        }
        float[] means = mean(slopes);
        float[] projections = mean(products);
        Planes bySumMoves = Planes.zeros(filters, 2, 2, tiling.lanes());
        for (int row = 0; row < bySumMoves.rows().length; row++) {
            int filter = row / PIXELS;
            float[] moves = bySumMoves.rows()[row];
            Rows.project(
                    moves,
                    inverse,
                    parameters.scales[filter],
                    byShiftedMoves.rows()[row],
                    means,
                    normalised.rows()[row],
                    projections);
            Rows.addBent(
                    moves,
                    inverse,
                    along.parameters.scales[filter],
                    back.byShifted.rows()[row],
                    along.normalised.rows()[row],
                    back.projections,
                    along.projections,
                    back.bySums.rows()[row]);
        }
        tiling.clear(bySumMoves);
        TileGradient.add(tiling, in, bySumMoves, product, to + 2 * filters);
        along.in.ifPresent(moving -> TileGradient.add(tiling, moving, back.bySums, product, to + 2 * filters));
        return bySumMoves;
    }

    /** {@return how the derivatives by the inputs move} */
    Planes byInputsAlong(Back back, Along along, Planes bySumMoves) {
        Planes moves = byTiles(bySumMoves, parameters.weights);
        add(moves, byTiles(back.bySums, along.parameters.weights));
        return tiling.plain(moves);
    }
}
