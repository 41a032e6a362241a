package dev.autodidact.smile;

import dev.autodidact.api.learner.ModelInput;
import dev.autodidact.api.learner.ModelOutput;
import java.io.IOException;
import java.util.Arrays;
import smile.classification.NaiveBayes;
import smile.stat.distribution.Distribution;
import smile.stat.distribution.GaussianDistribution;
import smile.stat.distribution.KernelDensity;

/** Smile's naive Bayes: independent features, each with a distribution per class. */
final class BayesScorer implements Scorer {

    /** Keeps one feature far from all that was seen from ruling a class out. */
    private static final double LEAST_DENSITY = 1e-30;

    private final double[] priors;
    private final Marginal[][] marginals;
    private final NaiveBayes model;

    /**
     * @param priors by class, each between 0 and 1
     * @param marginals by class, then by feature
     */
    BayesScorer(double[] priors, Marginal[][] marginals) {
        this.priors = priors;
        this.marginals = marginals;
        this.model = new NaiveBayes(
                priors,
                Arrays.stream(marginals)
                        .map(features -> Arrays.stream(features)
                                .map(Marginal::distribution)
                                .toArray(Distribution[]::new))
                        .toArray(Distribution[][]::new));
    }

    /**
     * How a feature is spread in a class: normal kernels of one width around points. With a single point that is the
     * normal distribution.
     */
    static final class Marginal {

        private final double[] points;
        private final double width;

        /**
         * @param points where the kernels stand, at least one
         * @param width their standard deviation, above 0
         */
        Marginal(double[] points, double width) {
            this.points = points;
            this.width = width;
        }

        Distribution distribution() {
            if (points.length == 1) {
                return new GaussianDistribution(points[0], width);
            }
            return new KernelDensity(points.clone(), width) {
                @Override
                public double p(double x) {
                    return Math.max(super.p(x), LEAST_DENSITY);
                }
            };
        }
    }

    static BayesScorer read(ModelInput in, int inputs, int outputs) throws IOException {
        double[] priors = in.reals(outputs, "prior");
        Marginal[][] marginals = new Marginal[outputs][];
        for (int output = 0; output < outputs; output++) {
            int size = in.integer(1, Integer.MAX_VALUE, "number of points");
            double[][] points = in.table(inputs, size, "point");
            double[] widths = in.reals(inputs, "width");
            marginals[output] = new Marginal[inputs];
            Arrays.setAll(marginals[output], j -> new Marginal(points[j], widths[j]));
        }
        return new BayesScorer(priors, marginals);
    }

    @Override
    public Kind kind() {
        return Kind.BAYES;
    }

    @Override
    public void score(double[] row, double[] scores) {
        model.predict(row, scores);
    }

    @Override
    public void write(ModelOutput out) throws IOException {
        out.reals(priors);
        for (Marginal[] features : marginals) {
            out.integer(features[0].points.length);
            for (Marginal marginal : features) {
                out.reals(marginal.points);
            }
            for (Marginal marginal : features) {
                out.real(marginal.width);
            }
        }
    }
}
