package dev.autodidact.registry.statistics;

import java.util.OptionalDouble;

/** How good a strategy is while it runs, from its regret as a step function: each value holds until the next point. */
public final class Anytime {

    private Anytime() {}

    /**
     * {@return the mean regret over the logarithm of the effort: the area under the curve, 0 for a strategy that knows the
     * best at once, 1 for one that never finds anything}
     *
     * @param effort evaluations or seconds, positive, ascending; at least one
     * @param regret the regret from each point on
     */
    public static double area(double[] effort, double[] regret) {
        int last = effort.length - 1;
        double whole = StrictMath.log(effort[last] / effort[0]);
        if (whole == 0) {
            return regret[last];
        }
        double area = 0;
        for (int i = 0; i < last; i++) {
            area += regret[i] * StrictMath.log(effort[i + 1] / effort[i]);
        }
        return area / whole;
    }

    /**
     * {@return how many times faster the first strategy is, at the smallest regret that both reach; below 1 where it is
     * slower}
     *
     * @param effort evaluations or seconds, positive, ascending; at least one
     * @param first the regret of the first from each point on
     * @param second the regret of the second from each point on
     */
    public static double speedUp(double[] effort, double[] first, double[] second) {
        int last = effort.length - 1;
        double both = Math.max(first[last], second[last]);
        return reaching(effort, second, both).orElseThrow()
                / reaching(effort, first, both).orElseThrow();
    }

    /**
     * {@return the least effort after which the regret is no greater than a value; empty where it stays greater}
     *
     * @param effort evaluations or seconds, ascending
     * @param regret the regret from each point on
     * @param value that value
     */
    public static OptionalDouble reaching(double[] effort, double[] regret, double value) {
        for (int i = 0; i < effort.length; i++) {
            if (regret[i] <= value) {
                return OptionalDouble.of(effort[i]);
            }
        }
        return OptionalDouble.empty();
    }
}
