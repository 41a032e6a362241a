package dev.autodidact.search.learned;

import java.util.Comparator;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What is known of one task of the past: how good and how dear the configurations of its {@link PastSpace} were on it.
 * Immutable and thread-safe.
 */
final class PastTask {

    private final String family;
    private final Map<String, Double> metaFeatures;
    private final double[] regrets;
    private final double[] costs;

    /**
     * Copies its arguments.
     *
     * @param family what it shares with other variants of one data set
     * @param metaFeatures what was known of it beforehand, by name; finite
     * @param regrets the regret of each configuration, 0 (as good as the best) to 1 (no better than the middle); NaN
     *     where it was not tried
     * @param costs the cost of each, in multiples of the task's median, above 0; NaN where it was not tried
     */
    PastTask(String family, Map<String, Double> metaFeatures, double[] regrets, double[] costs) {
        if (regrets.length != costs.length) {
            throw new IllegalArgumentException(regrets.length + " regrets need as many costs, not " + costs.length);
        }
        this.family = family;
        this.metaFeatures = Map.copyOf(metaFeatures);
        this.regrets = regrets.clone();
        this.costs = costs.clone();
    }

    String family() {
        return family;
    }

    Map<String, Double> metaFeatures() {
        return metaFeatures;
    }

    int configurations() {
        return regrets.length;
    }

    boolean tried(int configuration) {
        return !Double.isNaN(regrets[configuration]);
    }

    /** {@return the regret of a configuration, 0 to 1; NaN where it was not tried} */
    double regret(int configuration) {
        return regrets[configuration];
    }

    /** {@return the regret of a configuration, where it was tried} */
    OptionalDouble observed(int configuration) {
        return tried(configuration) ? OptionalDouble.of(regrets[configuration]) : OptionalDouble.empty();
    }

    /** {@return the best configurations that were tried, the earlier of equals first} */
    int[] best(int most) {
        return IntStream.range(0, regrets.length)
                .filter(this::tried)
                .boxed()
                .sorted(Comparator.comparingDouble(this::regret))
                .limit(most)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** {@return the cost of a configuration in multiples of the task's median; NaN where it was not tried} */
    double cost(int configuration) {
        return costs[configuration];
    }

    /** {@return the same for some of the configurations, in their order} */
    PastTask only(int[] configurations) {
        double[] someRegrets = new double[configurations.length];
        double[] someCosts = new double[configurations.length];
        for (int i = 0; i < configurations.length; i++) {
            someRegrets[i] = regrets[configurations[i]];
            someCosts[i] = costs[configurations[i]];
        }
        return new PastTask(family, metaFeatures, someRegrets, someCosts);
    }
}
