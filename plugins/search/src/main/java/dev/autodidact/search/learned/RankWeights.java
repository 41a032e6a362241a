package dev.autodidact.search.learned;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * How much to trust each model, by how often it orders the trials best (Feurer, Letham and Bakshy, 2018, "Scalable
 * meta-learning for Bayesian optimization using ranking-weighted Gaussian process ensembles"): the share of
 * {@value #SAMPLES} bootstrap samples of the trials in which the model puts the fewest pairs in the wrong order. Of equal
 * ones the last wins, which is the model of the present task; and a model of the past is left out where its median number
 * of wrong pairs is above the 95th percentile of the present one's (their guard against weight dilution).
 */
final class RankWeights {

    private static final int SAMPLES = 50;
    private static final double DILUTION_PERCENTILE = 0.95;

    private RankWeights() {}

    /**
     * {@return one weight for each model; they add up to 1}
     *
     * @param predictions for each model, what it says of each trial; the present task's own model, cross-validated, last
     * @param losses of the trials; positive infinity where one failed
     * @param random where chance comes from
     */
    static double[] of(double[][] predictions, double[] losses, RandomGenerator random) {
        int models = predictions.length;
        int[][] pairs = new int[models][];
        for (int model = 0; model < models; model++) {
            pairs[model] = wrongPairs(predictions[model], losses);
        }
        int[][] wrong = new int[models][SAMPLES];
        for (int sample = 0; sample < SAMPLES; sample++) {
            int[] times = new int[losses.length];
            random.ints(losses.length, 0, losses.length).forEach(trial -> times[trial]++);
            for (int model = 0; model < models; model++) {
                wrong[model][sample] = wrong(pairs[model], times);
            }
        }
        int[] own = wrong[models - 1].clone();
        Arrays.sort(own);
        int limit = own[(int) (DILUTION_PERCENTILE * (SAMPLES - 1))];
        boolean[] trusted = new boolean[models];
        for (int model = 0; model < models; model++) {
            int[] sorted = wrong[model].clone();
            Arrays.sort(sorted);
            trusted[model] = model == models - 1 || sorted[SAMPLES / 2] <= limit;
        }
        double[] weights = new double[models];
        for (int sample = 0; sample < SAMPLES; sample++) {
            int best = models - 1;
            for (int model = models - 2; model >= 0; model--) {
                if (trusted[model] && wrong[model][sample] < wrong[best][sample]) {
                    best = model;
                }
            }
            weights[best] += 1.0 / SAMPLES;
        }
        return weights;
    }

    /** {@return the pairs of trials that a model puts in the wrong order, one after the other} */
    private static int[] wrongPairs(double[] predictions, double[] losses) {
        IntStream.Builder pairs = IntStream.builder();
        for (int i = 0; i < losses.length; i++) {
            for (int j = 0; j < losses.length; j++) {
                if (losses[i] < losses[j] && predictions[i] >= predictions[j]) {
                    pairs.add(i).add(j);
                }
            }
        }
        return pairs.build().toArray();
    }

    /** {@return how many of these pairs are in a bootstrap sample, given how often each trial is} */
    private static int wrong(int[] pairs, int[] times) {
        int wrong = 0;
        for (int pair = 0; pair < pairs.length; pair += 2) {
            wrong += times[pairs[pair]] * times[pairs[pair + 1]];
        }
        return wrong;
    }
}
