package dev.autodidact.learnedoptimizer;

import java.util.ArrayList;
import java.util.List;

/**
 * A logarithmic axis.
 *
 * @param low the least value, above 0
 * @param high the greatest, above the least
 * @param from where the least lies, in the drawing's units
 * @param to where the greatest lies
 */
record CardAxis(double low, double high, double from, double to) {

    private static final int MOST_TICKS = 7;

    /** {@return an axis that holds the values; those that are not above 0 do not count} */
    static CardAxis around(double[] values, double from, double to) {
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (double value : values) {
            if (value > 0 && Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        if (high == 0) {
            return new CardAxis(0.1, 10, from, to);
        }
        return low < high ? new CardAxis(low, high, from, to) : new CardAxis(low / 2, 2 * high, from, to);
    }

    boolean holds(double value) {
        return value >= low && value <= high;
    }

    double at(double value) {
        return from + (to - from) * Math.log(value / low) / Math.log(high / low);
    }

    /** {@return round values along the axis: powers of ten, or 1, 2 and 5 of each where there are few of them} */
    List<Double> ticks() {
        int first = (int) Math.ceil(Math.log10(low) - 1e-9);
        int last = (int) Math.floor(Math.log10(high) + 1e-9);
        List<Double> ticks = new ArrayList<>();
        if (last - first >= 2) {
            int stride = 1 + (last - first) / MOST_TICKS;
            for (int exponent = first; exponent <= last; exponent += stride) {
                ticks.add(Math.pow(10, exponent));
            }
            return ticks;
        }
        for (int exponent = first - 1; exponent <= last; exponent++) {
            for (int digit : new int[] {1, 2, 5}) {
                double tick = digit * Math.pow(10, exponent);
                if (holds(tick)) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }
}
