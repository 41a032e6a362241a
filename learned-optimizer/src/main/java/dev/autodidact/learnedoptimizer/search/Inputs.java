package dev.autodidact.learnedoptimizer.search;

import java.util.Arrays;

/**
 * What the network sees. Each coordinate sees its own part of five places: the best so far, the place whose loss came in
 * last, the last proposal, the best before the present one, and the random place that it may go to. All coordinates see
 * how the loss that came in last compares: losses enter only through differences over their range so far (as in RNN-Opt:
 * TV, Malhotra, Narwariya, Vig and Shroff, 2019), so that neither their unit nor their offset matters.
 */
final class Inputs {

    /** How many of the inputs are a coordinate's own. */
    static final int OWN = 5;

    /** The longest search the network was trained for. */
    static final int HORIZON = 50;

    /** The row of the loss that came in last. */
    static final int LOSS = OWN;

    /** The row of the gain over the best before. */
    static final int GAIN = OWN + 1;

    private static final double DIMENSIONS = 3;

    private Inputs() {}

    /**
     * What came in last, as all coordinates see it.
     *
     * @param known whether anything came in yet
     * @param improved whether it was the best so far
     * @param loss from 0, the best so far, to 1, the worst so far or a failure
     * @param gain by how much it was better than the best before, on the same scale
     */
    record News(boolean known, boolean improved, float loss, float gain) {
        static final News NONE = new News(false, false, 0, 0);
    }

    /** Fills the rows of a coordinate's own inputs; a place that there is not yet is to be given as the centre. */
    static void places(
            float[][] rows, float[] centre, float[] observed, float[] last, float[] former, float[] noise, int n) {
        for (int l = 0; l < n; l++) {
            rows[0][l] = 2 * centre[l] - 1;
            rows[1][l] = 2 * (observed[l] - centre[l]);
            rows[2][l] = 2 * (last[l] - centre[l]);
            rows[3][l] = 2 * (centre[l] - former[l]);
            rows[4][l] = 2 * noise[l] - 1;
        }
    }

    /**
     * Fills the rows that all coordinates of a search share.
     *
     * @param from the search's first coordinate
     * @param to the one after its last
     * @param number the number of the proposal, from 0
     * @param horizon how many there will be
     * @param dimensions how many coordinates matter
     */
    static void common(float[][] rows, int from, int to, News news, int number, int horizon, int dimensions) {
        Arrays.fill(rows[LOSS], from, to, news.loss());
        Arrays.fill(rows[GAIN], from, to, news.gain());
        Arrays.fill(rows[OWN + 2], from, to, news.improved() ? 1 : 0);
        Arrays.fill(rows[OWN + 3], from, to, news.known() ? 1 : 0);
        Arrays.fill(rows[OWN + 4], from, to, (float) number / horizon);
        Arrays.fill(rows[OWN + 5], from, to, (float) horizon / HORIZON);
        Arrays.fill(rows[OWN + 6], from, to, (float) (StrictMath.log(dimensions) / DIMENSIONS));
    }

    /** Overwrites the pooled rows by the mean of each group of {@code dimensions} coordinates. */
    static void pool(float[][] hidden, float[][] pooled, int dimensions, int n) {
        for (int k = 0; k < hidden.length; k++) {
            for (int from = 0; from < n; from += dimensions) {
                float sum = 0;
                for (int l = from; l < from + dimensions; l++) {
                    sum += hidden[k][l];
                }
                Arrays.fill(pooled[k], from, from + dimensions, sum / dimensions);
            }
        }
    }
}
