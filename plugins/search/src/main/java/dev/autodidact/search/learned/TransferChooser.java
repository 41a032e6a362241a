package dev.autodidact.search.learned;

import dev.autodidact.search.model.Acquisition;
import dev.autodidact.search.model.Chooser;
import dev.autodidact.search.model.Encoding;
import dev.autodidact.search.model.ExpectedImprovement;
import dev.autodidact.search.model.Forest;
import dev.autodidact.search.model.History;
import dev.autodidact.search.model.Prediction;
import dev.autodidact.search.model.Sample;
import dev.autodidact.search.model.Surrogate;
import dev.autodidact.search.model.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.stream.IntStream;

/**
 * Bayesian optimisation with an ensemble of past surrogates and the present task's own, weighed by how well each orders
 * what was observed ({@link RankWeights}). Departures from Feurer, Letham and Bakshy (2018): forests for Gaussian
 * processes, and of the present task's what its trees out of bag say, not leave-one-out; the {@link PastModels} most
 * alike, not all; the improvement is over the best mean of the ensemble among the trials, because the models' scales
 * differ; what was best on past tasks is looked at beside what local search finds.
 *
 * <p>Past weights fall linearly to nothing at {@value #INDEPENDENT} trials, and until then every other choice is left to
 * the chooser that knows no past, because such ensembles stagnate late. Not thread-safe.
 */
final class TransferChooser implements Chooser {

    private static final int INDEPENDENT = 60;
    private static final int FEWEST_TRIALS = 3;
    private static final int BEST = 10;

    private final Encoding encoding;
    private final PastModels past;
    private final Chooser alone;
    private final SplittableGenerator random;
    private boolean turn = true;

    /**
     * Makes a chooser.
     *
     * @param past what is known of other tasks
     * @param alone chooses in turn, and at last always
     */
    TransferChooser(Encoding encoding, PastSpace past, Chooser alone, SplittableGenerator random) {
        this.encoding = encoding;
        this.past = new PastModels(past, encoding, random.split());
        this.alone = alone;
        this.random = random;
    }

    @Override
    public List<double[]> choose(History history) {
        boolean helped = turn && history.size() >= FEWEST_TRIALS && history.size() < INDEPENDENT && !past.isEmpty();
        turn = !turn;
        return helped ? chooseWithHelp(history) : alone.choose(history);
    }

    private List<double[]> chooseWithHelp(History history) {
        List<Trial> trials = history.trials();
        Sample sample = history.sample(INDEPENDENT);
        List<Surrogate> models = new ArrayList<>(past.alike(trials));
        double[][] predictions = new double[models.size() + 1][];
        for (int model = 0; model < models.size(); model++) {
            Surrogate surrogate = models.get(model);
            predictions[model] = trials.stream()
                    .mapToDouble(trial -> surrogate.predict(trial.vector()).mean())
                    .toArray();
        }
        Forest own = Forest.fit(encoding.options(), sample, random);
        predictions[models.size()] = Arrays.copyOf(own.outOfBag(sample), trials.size());
        models.add(own);
        double[] losses = trials.stream().mapToDouble(Trial::loss).toArray();
        double[] weights = decayed(RankWeights.of(predictions, losses, random), trials.size());
        Ensemble ensemble = Ensemble.of(models, weights);
        double best = trials.stream()
                .filter(Trial::isScored)
                .mapToDouble(trial -> ensemble.predict(trial.vector()).mean())
                .min()
                .orElse(0);
        List<double[]> candidates =
                new ArrayList<>(Acquisition.maximise(encoding, ensemble, best, history.best(BEST), random));
        candidates.addAll(past.best());
        double[] values = candidates.stream()
                .mapToDouble(vector -> ExpectedImprovement.log(ensemble.predict(vector), best))
                .toArray();
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(index -> -values[index]))
                .map(candidates::get)
                .toList();
    }

    private static double[] decayed(double[] weights, int trials) {
        double[] decayed = weights.clone();
        double share = Math.max(0, 1 - (double) trials / INDEPENDENT);
        int own = weights.length - 1;
        for (int model = 0; model < own; model++) {
            decayed[model] *= share;
            decayed[own] += weights[model] - decayed[model];
        }
        return decayed;
    }

    /** A weighted mean of surrogates; its variance adds up theirs, weighed by the squares (their equation 1). */
    private record Ensemble(List<Surrogate> models, List<Double> weights) implements Surrogate {

        static Ensemble of(List<Surrogate> models, double[] weights) {
            int[] used = IntStream.range(0, weights.length)
                    .filter(model -> weights[model] > 0)
                    .toArray();
            return new Ensemble(
                    IntStream.of(used).mapToObj(models::get).toList(),
                    IntStream.of(used).mapToObj(model -> weights[model]).toList());
        }

        @Override
        public Prediction predict(double[] vector) {
            double mean = 0;
            double variance = 0;
            for (int model = 0; model < models.size(); model++) {
                Prediction prediction = models.get(model).predict(vector);
                double weight = weights.get(model);
                mean += weight * prediction.mean();
                variance += weight * weight * prediction.deviation() * prediction.deviation();
            }
            return new Prediction(mean, Math.sqrt(variance));
        }
    }
}
