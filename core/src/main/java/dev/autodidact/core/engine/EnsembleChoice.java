package dev.autodidact.core.engine;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.Target;
import dev.autodidact.api.task.Metrics;
import dev.autodidact.core.model.BaggedSelection;
import dev.autodidact.core.model.Calibrator;
import dev.autodidact.core.model.EnsembleSelection;
import dev.autodidact.core.model.Stacking;
import dev.autodidact.runtime.model.Calibration;
import dev.autodidact.runtime.model.Mixture;
import dev.autodidact.runtime.model.Pool;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Chooses, on out-of-fold predictions, what the final model is made of. */
final class EnsembleChoice {

    private final TableProblem problem;
    private final long seed;

    /**
     * Makes ready to choose.
     *
     * @param problem what was searched
     * @param seed the run's seed
     */
    EnsembleChoice(TableProblem problem, long seed) {
        this.problem = problem;
        this.seed = seed;
    }

    /**
     * {@return the weighted mean that is best; of nothing, where there is no candidate}
     *
     * @param candidates the candidates, the best first
     * @param mostRows a sample of so many rows is enough
     * @param limit how long it may take; what was chosen until then counts
     */
    Ensemble select(List<Candidate> candidates, int mostRows, Duration limit) {
        if (candidates.isEmpty()) {
            return Ensemble.linear(Map.of());
        }
        Target truth = problem.validated();
        List<Predictions> predictions =
                candidates.stream().map(Candidate::outOfFold).toList();
        if (truth.rows() > mostRows) {
            int[] sample = Seeds.generator(seed, "ensemble")
                    .ints(mostRows, 0, truth.rows())
                    .toArray();
            truth = truth.take(sample);
            predictions = predictions.stream()
                    .map(all -> Mixture.gather(List.of(all), new int[sample.length], sample))
                    .toList();
        }
        return Ensemble.linear(byCandidate(
                BaggedSelection.select(predictions, truth, problem.metric(), seed, Cancellation.after(limit.toNanos())),
                candidates));
    }

    /**
     * {@return candidates that may be worth a second layer, the best first: the best of each learner, since what errs
     * differently says most; none where another loss than log-loss is wanted}
     *
     * @param candidates the candidates, the best first
     */
    List<Candidate> stackable(List<Candidate> candidates) {
        Set<String> learners = new HashSet<>();
        return problem.metric().equals(Metrics.LOG_LOSS)
                ? candidates.stream()
                        .filter(candidate -> learners.add(candidate.learner()))
                        .limit(EnsembleSelection.MOST_MEMBERS)
                        .toList()
                : List.of();
    }

    /**
     * {@return a second layer on the given candidates, where it is better than the ensemble beyond doubt; else the ensemble}
     *
     * @param ensemble what was selected
     * @param stackable some of {@link #stackable}
     * @param limit how long it may take, to no avail
     */
    Ensemble stack(Ensemble ensemble, List<Candidate> stackable, Duration limit) {
        if (stackable.size() < 2) {
            return ensemble;
        }
        return Stacking.fit(
                        stackable.stream()
                                .map(candidate -> (ClassProbabilities) candidate.outOfFold())
                                .toList(),
                        (ClassProbabilities) ensemble.outOfFold(),
                        (ClassTarget) problem.validated(),
                        seed,
                        Cancellation.after(limit.toNanos()))
                .map(layer -> new Ensemble(
                        byCandidate(layer.shares(), stackable),
                        Pool.LOGARITHMIC,
                        new Calibration(layer.sharpness(), List.of())))
                .orElse(ensemble);
    }

    /**
     * {@return the ensemble with the calibration that its out-of-fold predictions ask for; a second layer has its own}
     *
     * @param ensemble what was chosen
     * @param limit how long it may take, to no avail
     */
    Ensemble calibrate(Ensemble ensemble, Duration limit) {
        if (ensemble.members().isEmpty() || ensemble.pool() == Pool.LOGARITHMIC) {
            return ensemble;
        }
        return ensemble.calibrated(Calibrator.fit(
                ensemble.outOfFold(),
                problem.validated(),
                problem.metric(),
                seed,
                Cancellation.after(limit.toNanos())));
    }

    private static Map<Candidate, Double> byCandidate(Map<Integer, Double> shares, List<Candidate> candidates) {
        Map<Candidate, Double> named = new LinkedHashMap<>();
        shares.forEach((index, share) -> named.put(candidates.get(index), share));
        return named;
    }
}
