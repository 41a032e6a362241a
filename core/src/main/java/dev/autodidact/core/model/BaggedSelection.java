package dev.autodidact.core.model;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.Target;
import dev.autodidact.api.task.Metric;
import dev.autodidact.runtime.model.Mixture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The mean of {@link EnsembleSelection}s on bootstrap samples of the rows (Caruana and others, 2004, section 2.3, who draw
 * models instead): a choice that only a few rows ask for gets little weight. Of the models chosen, the {@value
 * EnsembleSelection#MOST_MEMBERS} of greatest weight are kept.
 */
public final class BaggedSelection {

    private static final int MOST_BAGS = 20;

    /** So many rows, of all samples together; of more rows a single choice is sure enough. */
    private static final int ROWS = 20_000;

    private BaggedSelection() {}

    /**
     * Chooses an ensemble.
     *
     * @param candidates out-of-fold predictions of each model, at least one, all for the same rows
     * @param truth the targets of those rows
     * @param metric how predictions are judged
     * @param seed decides the samples
     * @param cancellation ends the choice early, with what was chosen until then
     * @return the weight of each chosen candidate by its index, the greatest first; weights add up to 1
     */
    public static Map<Integer, Double> select(
            List<Predictions> candidates, Target truth, Metric metric, long seed, Cancellation cancellation) {
        int rows = truth.rows();
        int bags = Math.clamp(ROWS / rows, 1, MOST_BAGS);
        RandomGenerator random = Seeds.generator(seed, "bags");
        List<int[]> samples = Stream.generate(() -> random.ints(rows, 0, rows).toArray())
                .limit(bags - 1)
                .toList();
        Stream<Supplier<Map<Integer, Double>>> choices = Stream.concat(
                Stream.of(() -> EnsembleSelection.select(candidates, truth, metric, cancellation)),
                samples.stream().map(sample -> () -> onSample(candidates, truth, metric, sample, cancellation)));
        Map<Integer, Double> weights = new HashMap<>();
        choices.toList().parallelStream()
                .map(Supplier::get)
                .toList()
                .forEach(
                        chosen -> chosen.forEach((candidate, weight) -> weights.merge(candidate, weight, Double::sum)));
        return heaviest(weights);
    }

    /** Nothing, where the sample has no loss, such as the AUC of one class, or time is up. */
    private static Map<Integer, Double> onSample(
            List<Predictions> candidates, Target truth, Metric metric, int[] sample, Cancellation cancellation) {
        if (cancellation.requested()) {
            return Map.of();
        }
        Target sampled = truth.take(sample);
        int[] first = new int[sample.length];
        List<Predictions> predictions = candidates.stream()
                .map(candidate -> Mixture.gather(List.of(candidate), first, sample))
                .toList();
        if (!Double.isFinite(metric.score(sampled, predictions.get(0)))) {
            return Map.of();
        }
        Map<Integer, Double> chosen = EnsembleSelection.select(predictions, sampled, metric, cancellation);
        return cancellation.requested() ? Map.of() : chosen;
    }

    private static Map<Integer, Double> heaviest(Map<Integer, Double> weights) {
        List<Map.Entry<Integer, Double>> kept = new ArrayList<>(weights.entrySet());
        kept.sort(Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()));
        kept = kept.subList(0, Math.min(kept.size(), EnsembleSelection.MOST_MEMBERS));
        double total = kept.stream().mapToDouble(Map.Entry::getValue).sum();
        Map<Integer, Double> shares = new LinkedHashMap<>();
        kept.forEach(candidate -> shares.put(candidate.getKey(), candidate.getValue() / total));
        return shares;
    }
}
