package dev.autodidact.core.model;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.Target;
import dev.autodidact.api.task.Metric;
import dev.autodidact.runtime.model.Mixture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Greedy ensemble selection with replacement (Caruana, Niculescu-Mizil, Crew and Ksikes, 2004, "Ensemble selection from
 * libraries of models", sections 2 and 2.2): starting from the best model, add again and again the one whose addition
 * lowers the loss of the averaged out-of-fold predictions most.
 *
 * <p>Departures: it stops at the first round that does not improve, and once {@value #MOST_MEMBERS} different models are
 * in, only those are added again, so that refitting stays affordable.
 */
public final class EnsembleSelection {

    /** The greatest number of different models. */
    public static final int MOST_MEMBERS = 8;

    private static final int ROUNDS = 40;

    /** An improvement smaller than this share of the loss is noise. */
    private static final double LEAST_GAIN = 1e-6;

    private EnsembleSelection() {}

    /**
     * Chooses an ensemble.
     *
     * @param candidates out-of-fold predictions of each model, at least one, all for the same rows
     * @param truth the targets of those rows
     * @param metric how predictions are judged
     * @param cancellation ends the choice early, with what was chosen until then
     * @return the weight of each chosen candidate by its index, the greatest first; weights add up to 1
     */
    public static Map<Integer, Double> select(
            List<Predictions> candidates, Target truth, Metric metric, Cancellation cancellation) {
        int[] counts = new int[candidates.size()];
        int first = best(candidates, truth, metric, cancellation);
        counts[first] = 1;
        Predictions mixture = candidates.get(first);
        double loss = loss(mixture, truth, metric);
        for (int size = 1; size < ROUNDS; size++) {
            boolean full = Arrays.stream(counts).filter(count -> count > 0).count() >= MOST_MEMBERS;
            int best = -1;
            double bestLoss = loss - LEAST_GAIN * Math.abs(loss);
            Predictions bestMixture = mixture;
            for (int i = 0; i < counts.length; i++) {
                if (cancellation.requested()) {
                    return weights(counts);
                }
                if (full && counts[i] == 0) {
                    continue;
                }
                Predictions tried = Mixture.weighted(
                        List.of(mixture, candidates.get(i)), new double[] {size / (size + 1.0), 1 / (size + 1.0)});
                double triedLoss = loss(tried, truth, metric);
                if (triedLoss < bestLoss) {
                    best = i;
                    bestLoss = triedLoss;
                    bestMixture = tried;
                }
            }
            if (best < 0) {
                break;
            }
            counts[best]++;
            mixture = bestMixture;
            loss = bestLoss;
        }
        return weights(counts);
    }

    /** The candidate of least loss, the first of equals. */
    private static int best(List<Predictions> candidates, Target truth, Metric metric, Cancellation cancellation) {
        int best = 0;
        double bestLoss = loss(candidates.get(0), truth, metric);
        for (int i = 1; i < candidates.size() && !cancellation.requested(); i++) {
            double loss = loss(candidates.get(i), truth, metric);
            if (loss < bestLoss) {
                best = i;
                bestLoss = loss;
            }
        }
        return best;
    }

    private static double loss(Predictions predictions, Target truth, Metric metric) {
        return metric.toLoss(metric.score(truth, predictions));
    }

    private static Map<Integer, Double> weights(int[] counts) {
        int total = Arrays.stream(counts).sum();
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                chosen.add(i);
            }
        }
        chosen.sort(Comparator.comparingInt((Integer i) -> -counts[i]));
        Map<Integer, Double> weights = new LinkedHashMap<>();
        chosen.forEach(i -> weights.put(i, (double) counts[i] / total));
        return weights;
    }
}
