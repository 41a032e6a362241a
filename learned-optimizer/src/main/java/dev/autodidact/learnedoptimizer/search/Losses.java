package dev.autodidact.learnedoptimizer.search;

import java.util.Arrays;

/**
 * The losses of one search up to the network's horizon, and how a loss compares with them. So that one exploded loss does
 * not make all others alike, the range ends at most three times as far above the median as that lies above the best. Not
 * thread-safe.
 */
final class Losses {

    private static final int ENOUGH = 5;
    private static final double FAR = 3;

    private final double[] sorted;
    private int known;

    Losses(int most) {
        sorted = new double[most];
    }

    boolean isEmpty() {
        return known == 0;
    }

    /** Takes a loss in and compares it. */
    Inputs.News add(double loss) {
        boolean first = isEmpty();
        double before = sorted[0];
        boolean improved = first || loss < before;
        insert(loss);
        double range = range();
        if (range == 0 || range == Double.POSITIVE_INFINITY) {
            return new Inputs.News(true, improved, 0, 0);
        }
        double gain = improved && !first ? (before - loss) / range : 0;
        return new Inputs.News(
                true, improved, (float) Math.min(1, (loss - sorted[0]) / range), (float) Math.min(1, gain));
    }

    private void insert(double loss) {
        int at = Arrays.binarySearch(sorted, 0, known, loss);
        at = at < 0 ? -at - 1 : at;
        System.arraycopy(sorted, at, sorted, at + 1, known - at);
        sorted[at] = loss;
        known++;
    }

    private double range() {
        double whole = sorted[known - 1] - sorted[0];
        double usual = FAR * (sorted[known / 2] - sorted[0]);
        return known >= ENOUGH && usual > 0 ? Math.min(whole, sorted[known / 2] - sorted[0] + usual) : whole;
    }
}
