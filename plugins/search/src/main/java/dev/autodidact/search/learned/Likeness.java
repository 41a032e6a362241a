package dev.autodidact.search.learned;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How alike tasks are in their meta-features: the root mean square difference over those that both have, each first
 * divided by its median absolute deviation over the past tasks and clipped, so that no scale and no outlier rules. A
 * feature that does not vary says nothing; one that is not finite counts as absent. Immutable and thread-safe.
 */
final class Likeness {

    /** The median absolute deviation of a normal distribution, in standard deviations. */
    private static final double NORMAL_DEVIATION = 0.6745;

    /** More deviations than this are simply far. */
    private static final double FARTHEST = 3;

    private final List<PastTask> tasks;
    private final Map<String, Double> scales;

    private Likeness(List<PastTask> tasks, Map<String, Double> scales) {
        this.tasks = tasks;
        this.scales = scales;
    }

    /** {@return the likeness among these tasks and others} */
    static Likeness of(List<PastTask> tasks) {
        Map<String, Double> scales = new TreeMap<>();
        tasks.stream()
                .flatMap(task -> task.metaFeatures().keySet().stream())
                .distinct()
                .forEach(name -> {
                    double[] values = tasks.stream()
                            .filter(task -> task.metaFeatures().containsKey(name))
                            .mapToDouble(task -> value(task.metaFeatures(), name))
                            .toArray();
                    double middle = Medians.of(values);
                    double[] deviations = values.clone();
                    double farthest = 0;
                    for (int i = 0; i < values.length; i++) {
                        deviations[i] = Math.abs(values[i] - middle);
                        farthest = Math.max(farthest, deviations[i]);
                    }
                    double deviation = Medians.of(deviations) / NORMAL_DEVIATION;
                    double scale = deviation > 0 ? deviation : farthest;
                    if (scale > 0 && Double.isFinite(scale)) {
                        scales.put(name, scale);
                    }
                });
        return new Likeness(tasks, scales);
    }

    /** {@return the names of the meta-features that tell tasks apart} */
    List<String> features() {
        return List.copyOf(scales.keySet());
    }

    /** {@return the meta-features that tell tasks apart, scaled, in the order of their names; 0 where one is absent} */
    double[] vector(Map<String, Double> metaFeatures) {
        return scales.entrySet().stream()
                .mapToDouble(scale -> {
                    double value = value(metaFeatures, scale.getKey());
                    return Double.isFinite(value) ? value / scale.getValue() : 0;
                })
                .toArray();
    }

    /** {@return the distance of a task; positive infinity where the two share no feature} */
    double distance(Map<String, Double> metaFeatures, PastTask task) {
        double sum = 0;
        int shared = 0;
        for (Map.Entry<String, Double> scale : scales.entrySet()) {
            double difference = value(metaFeatures, scale.getKey()) - value(task.metaFeatures(), scale.getKey());
            if (Double.isFinite(difference)) {
                double scaled = Math.min(FARTHEST, Math.abs(difference) / scale.getValue());
                sum += scaled * scaled;
                shared++;
            }
        }
        return shared == 0 ? Double.POSITIVE_INFINITY : Math.sqrt(sum / shared);
    }

    /** {@return the tasks most alike, nearest first; all of them where none shares a feature} */
    List<PastTask> nearest(Map<String, Double> metaFeatures, int most) {
        double[] distances =
                tasks.stream().mapToDouble(task -> distance(metaFeatures, task)).toArray();
        List<PastTask> near = IntStream.range(0, distances.length)
                .filter(task -> distances[task] < Double.POSITIVE_INFINITY)
                .boxed()
                .sorted(Comparator.comparingDouble(task -> distances[task]))
                .limit(most)
                .map(tasks::get)
                .toList();
        return near.isEmpty() ? tasks : near;
    }

    private static double value(Map<String, Double> features, String name) {
        return features.getOrDefault(name, Double.NaN);
    }
}
