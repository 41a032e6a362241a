package dev.autodidact.search.learned;

import dev.autodidact.api.space.Configuration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The configurations that recur on several families, and where each usually lies among them. It says what is usual on a
 * task: the median of the pool, where at least half of it was tried. Where less was tried, as in a run that began with what
 * was good elsewhere, the median of that would be too good. There the middle is the quantile of what was tried that lies
 * as high as the pool's median does among the same configurations on the tasks that know the pool. Immutable.
 */
final class Pool {

    /** Fewer losses than this do not say what is usual. */
    static final int FEWEST = 5;

    private final Set<Configuration> recurring;

    /** Of the tasks that know the pool and tried a configuration, how many found it below the middle, and how many. */
    private final Map<Configuration, double[]> below = new HashMap<>();

    private Pool(Set<Configuration> recurring) {
        this.recurring = recurring;
    }

    /**
     * {@return the pool}
     *
     * @param recurring its configurations
     * @param tasks for each task, the losses of what was tried
     */
    static Pool of(Set<Configuration> recurring, Collection<Map<Configuration, Double>> tasks) {
        Pool pool = new Pool(recurring);
        tasks.forEach(pool::add);
        return pool;
    }

    private void add(Map<Configuration, Double> losses) {
        double[] tried = tried(losses);
        if (!knows(tried)) {
            return;
        }
        double middle = Medians.of(tried);
        losses.forEach((configuration, loss) -> {
            if (recurring.contains(configuration)) {
                double[] counts = below.computeIfAbsent(configuration, added -> new double[2]);
                counts[0] += loss < middle ? 1 : loss == middle ? 0.5 : 0;
                counts[1]++;
            }
        });
    }

    /** {@return whether losses say anything beside those of tasks that know the pool} */
    boolean isTaughtBy(Map<Configuration, Double> losses) {
        return below.isEmpty() || losses.size() >= FEWEST;
    }

    /** {@return what is usual on a task, given the losses of what was tried there} */
    double middle(Map<Configuration, Double> losses) {
        double[] tried = tried(losses);
        if (tried.length < FEWEST) {
            return Medians.of(
                    losses.values().stream().mapToDouble(Double::doubleValue).toArray());
        }
        double under = 0;
        double known = 0;
        for (Configuration configuration : losses.keySet()) {
            double[] counts = below.getOrDefault(configuration, new double[2]);
            under += counts[0];
            known += counts[1];
        }
        return knows(tried) || known == 0 ? Medians.of(tried) : Medians.quantile(tried, under / known);
    }

    private double[] tried(Map<Configuration, Double> losses) {
        return losses.entrySet().stream()
                .filter(entry -> recurring.contains(entry.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .toArray();
    }

    private boolean knows(double[] tried) {
        return tried.length >= FEWEST && 2 * tried.length >= recurring.size();
    }
}
