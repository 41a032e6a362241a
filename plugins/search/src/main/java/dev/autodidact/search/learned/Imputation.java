package dev.autodidact.search.learned;

import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.LearnContext;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Guesses the regret of configurations on tasks where they were not tried, so that candidates can be ranked; never to be
 * reported. The guess is the mean regret of the {@value #NEIGHBOURS} most alike configurations of the same learner on that
 * task, weighed by nearness and drawn to the learner's mean. Where that learner was not tried there, it is 1 on a task that
 * knows the pool ({@link PastSpace#knowsPool}), for then it could not be; on any other it is the mean of what is expected
 * on other tasks, so that what a short run did not come to is held neither for good nor for bad.
 *
 * <p>Likeness is Gower's (1971, "A general coefficient of similarity"), on the share of all values that lie below, because
 * history tells neither bounds nor scales.
 */
final class Imputation {

    private static final int NEIGHBOURS = 3;

    /** Closer than this counts no more. */
    private static final double LEAST_DISTANCE = 0.05;

    /** The learner's mean weighs as much as a configuration at this distance. */
    private static final double PRIOR_DISTANCE = 0.25;

    private Imputation() {}

    /** {@return the regret of each configuration on each task, observed or guessed: one row for each task} */
    static double[][] expected(PastSpace past, LearnContext context) throws InterruptedException {
        int size = past.configurations().size();
        double[][] expected = new double[past.tasks().size()][size];
        boolean complete = true;
        for (int task = 0; task < expected.length; task++) {
            for (int index = 0; index < size; index++) {
                expected[task][index] = past.tasks().get(task).regret(index);
                complete &= !Double.isNaN(expected[task][index]);
            }
        }
        if (complete) {
            return expected;
        }
        List<Map<String, Object>> places = places(past.configurations());
        List<String> learners =
                past.configurations().stream().map(PastSpace::learner).toList();
        for (int task = 0; task < expected.length; task++) {
            context.cancellation().check();
            PastTask known = past.tasks().get(task);
            Map<String, int[]> tried = new TreeMap<>();
            for (int index = 0; index < size; index++) {
                if (Double.isNaN(expected[task][index])) {
                    int[] alike = tried.computeIfAbsent(
                            learners.get(index),
                            learner -> IntStream.range(0, size)
                                    .filter(other -> known.tried(other)
                                            && learners.get(other).equals(learner))
                                    .toArray());
                    expected[task][index] = alike.length > 0
                            ? guess(known, alike, index, places)
                            : past.knowsPool(known) ? 1 : Double.NaN;
                }
            }
        }
        return withoutGaps(expected);
    }

    /** {@return the same without guessing: what was not tried on a task counts as no better than usual there} */
    static double[][] untriedIsNoBetterThanUsual(PastSpace past) {
        int size = past.configurations().size();
        return past.tasks().stream()
                .map(task -> IntStream.range(0, size)
                        .mapToDouble(index -> task.observed(index).orElse(1))
                        .toArray())
                .toArray(double[][]::new);
    }

    /** Fills what is NaN with the mean of its configuration on the tasks without any; 1 where there are none. */
    private static double[][] withoutGaps(double[][] expected) {
        double[][] whole = Arrays.stream(expected)
                .filter(row -> Arrays.stream(row).noneMatch(Double::isNaN))
                .toArray(double[][]::new);
        for (double[] row : expected) {
            for (int index = 0; index < row.length; index++) {
                if (Double.isNaN(row[index])) {
                    int configuration = index;
                    row[index] = Arrays.stream(whole)
                            .mapToDouble(other -> other[configuration])
                            .average()
                            .orElse(1);
                }
            }
        }
        return expected;
    }

    private static double guess(PastTask task, int[] alike, int index, List<Map<String, Object>> places) {
        double weights = weight(PRIOR_DISTANCE);
        double sum = weights
                * Arrays.stream(alike).mapToDouble(task::regret).average().orElse(1);
        double[][] nearest = Arrays.stream(alike)
                .mapToObj(other -> new double[] {distance(places.get(index), places.get(other)), task.regret(other)})
                .sorted(Comparator.comparingDouble(pair -> pair[0]))
                .limit(NEIGHBOURS)
                .toArray(double[][]::new);
        for (double[] neighbour : nearest) {
            weights += weight(neighbour[0]);
            sum += weight(neighbour[0]) * neighbour[1];
        }
        return sum / weights;
    }

    private static double weight(double distance) {
        double bounded = Math.max(distance, LEAST_DISTANCE);
        return 1 / (bounded * bounded);
    }

    /** {@return each value as the share of all values of its name that lie below it, options as they are} */
    static List<Map<String, Object>> places(List<Configuration> configurations) {
        Map<String, DoubleStream.Builder> values = new TreeMap<>();
        for (Configuration configuration : configurations) {
            configuration.values().forEach((name, value) -> {
                if (value instanceof Number number) {
                    values.computeIfAbsent(name, added -> DoubleStream.builder())
                            .add(number.doubleValue());
                }
            });
        }
        Map<String, double[]> sorted = new TreeMap<>();
        values.forEach(
                (name, all) -> sorted.put(name, all.build().sorted().distinct().toArray()));
        return configurations.stream()
                .map(configuration -> {
                    Map<String, Object> places = new TreeMap<>(configuration.values());
                    places.replaceAll((name, value) -> value instanceof Number number
                            ? (Object) place(sorted.getOrDefault(name, new double[0]), number.doubleValue())
                            : value);
                    return places;
                })
                .toList();
    }

    private static double place(double[] sorted, double value) {
        return sorted.length < 2 ? 0.5 : (double) Arrays.binarySearch(sorted, value) / (sorted.length - 1);
    }

    /** {@return the mean over the names of either of how far apart the values are, 0 to 1} */
    static double distance(Map<String, Object> a, Map<String, Object> b) {
        double sum = 0;
        int names = a.size();
        for (Map.Entry<String, Object> entry : a.entrySet()) {
            Object other = b.get(entry.getKey());
            if (entry.getValue() instanceof Double x && other instanceof Double y) {
                sum += Math.abs(x - y);
            } else {
                sum += entry.getValue().equals(other) ? 0 : 1;
            }
        }
        for (String name : b.keySet()) {
            if (!a.containsKey(name)) {
                names++;
                sum++;
            }
        }
        return names == 0 ? 0 : sum / names;
    }
}
