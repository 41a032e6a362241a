package dev.autodidact.registry.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Two learners on one data set: the Bayesian correlated t-test of Corani and Benavoli (2015, "A Bayesian Approach for
 * Comparing Cross-Validated Algorithms on Multiple Data Sets", Machine Learning 100), whose posterior distribution of the
 * mean difference is Student's t with the variance that Nadeau and Bengio (2003, "Inference for the Generalization Error")
 * correct for the rows that the folds share.
 *
 * @param mean the mean difference
 * @param scale the scale of the posterior; 0 where all differences are equal
 * @param degreesOfFreedom one less than there are differences
 */
public record CorrelatedT(double mean, double scale, int degreesOfFreedom) {

    /**
     * {@return the posterior distribution}
     *
     * @param differences loss of the second less loss of the first, one per fold of each repetition; at least 2
     * @param repetitions how often the cross-validation was repeated
     * @throws IllegalArgumentException where there are too few, or not equally many for each repetition
     */
    public static CorrelatedT of(double[] differences, int repetitions) {
        int size = differences.length;
        if (repetitions < 1 || size % repetitions != 0 || size / repetitions < 2) {
            throw new IllegalArgumentException(
                    size + " differences are not at least 2 for each of " + repetitions + " repetitions");
        }
        double mean = Arrays.stream(differences).sum() / size;
        double squares =
                Arrays.stream(differences).map(d -> (d - mean) * (d - mean)).sum();
        double folds = (double) size / repetitions;
        double variance = squares / (size - 1) * (1.0 / size + 1 / (folds - 1));
        return new CorrelatedT(mean, Math.sqrt(variance), size - 1);
    }

    /**
     * {@return how probable it is that the first is better by more than the region of practical equivalence}
     *
     * @param equivalence half the width of that region
     */
    public double firstBetter(double equivalence) {
        return beyond(mean - equivalence);
    }

    /**
     * {@return how probable it is that the second is better by more than the region of practical equivalence}
     *
     * @param equivalence half the width of that region
     */
    public double secondBetter(double equivalence) {
        return beyond(-mean - equivalence);
    }

    /**
     * {@return how probable it is that the difference lies within the region of practical equivalence}
     *
     * @param equivalence half the width of that region
     */
    public double equal(double equivalence) {
        return 1 - firstBetter(equivalence) - secondBetter(equivalence);
    }

    private double beyond(double lead) {
        if (scale == 0) {
            return lead > 0 ? 1 : 0;
        }
        return TDistribution.of(degreesOfFreedom).cumulativeProbability(lead / scale);
    }
}
