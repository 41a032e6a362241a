package dev.autodidact.core.model;

import java.util.Arrays;

/**
 * The weights of a logarithmic opinion pool: those that maximise the likelihood of the true classes, none below 0, with a
 * ridge towards equal weights. That is a logistic regression without intercepts, whose inputs are the logarithms of the
 * models' probabilities, and whose classes share their coefficients (Heskes, 1998, "Selecting weighting factors in
 * logarithmic opinion pools").
 *
 * <p>Found by Newton's method: each step minimises the quadratic model of the loss within the bounds, by coordinate descent,
 * and is halved until the loss falls. Immutable and thread-safe.
 */
final class PoolWeights {

    private static final int MOST_STEPS = 50;
    private static final int MOST_SWEEPS = 200;
    private static final int MOST_HALVINGS = 30;

    /** A step that promises less than this, in nats of all rows together, is the last. */
    private static final double ENOUGH = 1e-6;

    /** The share of what a step promises that it has to keep. */
    private static final double KEPT = 1e-4;

    /** By row, model and other class: how much greater the logarithm of that class's probability is than the true one's. */
    private final double[][][] margins;

    private final int models;

    /**
     * Makes ready to weigh.
     *
     * @param margins see above; of each row as many models, of each model as many classes less one
     */
    PoolWeights(double[][][] margins) {
        this.margins = margins;
        this.models = margins[0].length;
    }

    /**
     * {@return the weights}
     *
     * @param rows on which rows
     * @param ridge how strongly weights are drawn towards one over the number of models, in nats
     */
    double[] fit(int[] rows, double ridge) {
        double[] weights = new double[models];
        Arrays.fill(weights, 1.0 / models);
        Slope slope = new Slope(models);
        for (int step = 0; step < MOST_STEPS; step++) {
            double before = slope.measure(rows, weights, ridge);
            double[] direction = slope.step(weights);
            double promised = -dot(slope.gradient, direction);
            if (promised < ENOUGH || !moved(weights, direction, rows, ridge, before, promised)) {
                break;
            }
        }
        return weights;
    }

    private boolean moved(
            double[] weights, double[] direction, int[] rows, double ridge, double before, double promised) {
        double[] tried = new double[models];
        double length = 1;
        for (int halving = 0; halving < MOST_HALVINGS; halving++) {
            for (int m = 0; m < models; m++) {
                tried[m] = Math.max(0, weights[m] + length * direction[m]);
            }
            if (objective(rows, tried, ridge) <= before - KEPT * length * promised) {
                System.arraycopy(tried, 0, weights, 0, models);
                return true;
            }
            length /= 2;
        }
        return false;
    }

    private double objective(int[] rows, double[] weights, double ridge) {
        double loss = penalty(weights, ridge);
        for (int row : rows) {
            loss += loss(row, weights);
        }
        return loss;
    }

    /** {@return the negative logarithm of the probability that the pool gives the true class of a row} */
    double loss(int row, double[] weights) {
        double[] scores = scores(row, weights);
        double greatest = Math.max(0, Arrays.stream(scores).max().orElse(0));
        double sum = StrictMath.exp(-greatest);
        for (double score : scores) {
            sum += StrictMath.exp(score - greatest);
        }
        return greatest + StrictMath.log(sum);
    }

    /** What speaks for each other class, where nothing speaks for the true one. */
    private double[] scores(int row, double[] weights) {
        double[] scores = new double[margins[row][0].length];
        for (int m = 0; m < models; m++) {
            double[] margin = margins[row][m];
            for (int k = 0; k < scores.length; k++) {
                scores[k] += weights[m] * margin[k];
            }
        }
        return scores;
    }

    private double penalty(double[] weights, double ridge) {
        return ridge
                / 2
                * Arrays.stream(weights)
                        .map(weight -> (weight - 1.0 / models) * (weight - 1.0 / models))
                        .sum();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** The first and second derivatives of the objective at some weights. */
    private final class Slope {

        private final double[] gradient;
        private final double[][] curvature;

        Slope(int models) {
            gradient = new double[models];
            curvature = new double[models][models];
        }

        /** {@return the objective, too} */
        double measure(int[] rows, double[] weights, double ridge) {
            for (int m = 0; m < models; m++) {
                gradient[m] = ridge * (weights[m] - 1.0 / models);
                Arrays.fill(curvature[m], 0);
                curvature[m][m] = ridge;
            }
            double loss = penalty(weights, ridge);
            for (int row : rows) {
                double ofRow = loss(row, weights);
                add(margins[row], scores(row, weights), ofRow);
                loss += ofRow;
            }
            return loss;
        }

        private void add(double[][] margin, double[] scores, double loss) {
            double[] mean = new double[models];
            for (int k = 0; k < scores.length; k++) {
                double probability = StrictMath.exp(scores[k] - loss);
                for (int m = 0; m < models; m++) {
                    double weighted = probability * margin[m][k];
                    mean[m] += weighted;
                    for (int n = 0; n <= m; n++) {
                        curvature[m][n] += weighted * margin[n][k];
                    }
                }
            }
            for (int m = 0; m < models; m++) {
                gradient[m] += mean[m];
                for (int n = 0; n <= m; n++) {
                    curvature[m][n] -= mean[m] * mean[n];
                }
            }
        }

        /** {@return what lowers the quadratic model most, of all that leaves no weight below 0} */
        double[] step(double[] weights) {
            double[] step = new double[models];
            for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
                double most = 0;
                for (int m = 0; m < models; m++) {
                    double slope = gradient[m];
                    for (int n = 0; n < models; n++) {
                        slope += curvature[Math.max(m, n)][Math.min(m, n)] * step[n];
                    }
                    double next = Math.max(-weights[m], step[m] - slope / curvature[m][m]);
                    most = Math.max(most, Math.abs(next - step[m]));
                    step[m] = next;
                }
                if (most < ENOUGH) {
                    break;
                }
            }
            return step;
        }
    }
}
