package dev.autodidact.registry.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The step-down correction of Holm (1979, "A Simple Sequentially Rejective Multiple Test Procedure"): the probability of
 * even one false alarm among all tests stays below the level at which the adjusted values are read.
 */
public final class Holm {

    private Holm() {}

    /**
     * {@return the adjusted p-values, in the order given}
     *
     * @param p the p-values of all tests that were made
     */
    public static double[] adjust(double[] p) {
        int[] order = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[p.length];
        double largest = 0;
        for (int i = 0; i < order.length; i++) {
            largest = Math.max(largest, Math.min(1, (p.length - i) * p[order[i]]));
            adjusted[order[i]] = largest;
        }
        return adjusted;
    }
}
