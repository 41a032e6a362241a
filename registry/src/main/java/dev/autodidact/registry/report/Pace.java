package dev.autodidact.registry.report;

import dev.autodidact.registry.statistics.Anytime;
import dev.autodidact.registry.statistics.Bootstrap;
import java.util.List;
import java.util.Optional;

/**
 * How fast a strategy is, by one kind of effort.
 *
 * @param strategy its id
 * @param area its mean regret over the logarithm of the effort
 * @param speedUp how many times faster than the strategy named first it reaches the smallest regret that both reach
 */
record Pace(String strategy, double area, double speedUp) {

    /** {@return the paces of all strategies, in their order} */
    static List<Pace> of(Curves curves) {
        double[] effort = array(curves.points());
        double[] first = mean(curves.bands().values().iterator().next());
        return curves.bands().entrySet().stream()
                .map(one -> new Pace(
                        one.getKey(),
                        Anytime.area(effort, mean(one.getValue())),
                        Anytime.speedUp(effort, mean(one.getValue()), first)))
                .toList();
    }

    /** {@return the pace of a strategy, where there are any} */
    static Optional<Pace> find(List<Pace> paces, String strategy) {
        return paces.stream().filter(pace -> pace.strategy.equals(strategy)).findFirst();
    }

    private static double[] mean(Bootstrap.Band band) {
        return array(band.mean());
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(value -> value).toArray();
    }
}
