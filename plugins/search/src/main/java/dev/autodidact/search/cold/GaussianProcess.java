package dev.autodidact.search.cold;

import dev.autodidact.search.model.Encoding;
import dev.autodidact.search.model.Prediction;
import dev.autodidact.search.model.Sample;
import dev.autodidact.search.model.Surrogate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A Gaussian process over the vectors of a mixed, conditional space (Rasmussen and Williams, 2006, algorithm 2.1), mean
 * zero. Its kernel is the product of a Matern 5/2 kernel on the numbers, with a length scale for each, and an exponential
 * of the weighted Hamming distance on the choices (Ru and others, 2020, "Bayesian optimisation over multiple continuous
 * and categorical inputs", without their sum of kernels). A number that is inactive lies in the middle of its scale,
 * so two vectors without it do not differ there; being inactive is itself one more option of a choice.
 *
 * <p>Immutable and thread-safe.
 */
final class GaussianProcess implements Surrogate {

    private static final double SQRT_5 = StrictMath.sqrt(5);
    private static final double JITTER = 1e-8;

    private final Kernel kernel;
    private final double[][] inputs;
    private final double[][] columns;
    private final double[][] cholesky;
    private final double[] weights;
    private final double logLikelihood;

    /** Fits the process with given hyperparameters. */
    GaussianProcess(Kernel kernel, Sample sample) {
        this.kernel = kernel;
        int n = sample.size();
        this.inputs = new double[n][];
        for (int i = 0; i < n; i++) {
            inputs[i] = kernel.input(sample.vectors()[i]);
        }
        this.columns = new Sample(inputs, sample.targets()).columns();
        this.cholesky = new double[n][];
        for (int i = 0; i < n; i++) {
            cholesky[i] = new double[i + 1];
            kernel.covariances(columns, inputs[i], cholesky[i]);
            cholesky[i][i] += kernel.noise() + JITTER;
        }
        decompose(cholesky);
        double[] solved = sample.targets().clone();
        forward(cholesky, solved);
        double fit = 0;
        double determinant = 0;
        for (int i = 0; i < n; i++) {
            fit += solved[i] * solved[i];
            determinant += StrictMath.log(cholesky[i][i]);
        }
        this.logLikelihood = -fit / 2 - determinant - n / 2.0 * StrictMath.log(2 * StrictMath.PI);
        backward(cholesky, solved);
        this.weights = solved;
    }

    /** {@return the logarithm of the marginal likelihood of the sample} */
    double logLikelihood() {
        return logLikelihood;
    }

    @Override
    public Prediction predict(double[] vector) {
        return predict(List.of(vector)).get(0);
    }

    /** One row for each trial, one column for each vector: what is done to a row has no order, so it is done at once. */
    @Override
    public List<Prediction> predict(List<double[]> vectors) {
        double[][] places = vectors.stream().map(kernel::input).toArray(double[][]::new);
        double[][] coordinates = new Sample(places, new double[places.length]).columns();
        double[][] rows = new double[inputs.length][places.length];
        double[] means = new double[places.length];
        double[] variances = new double[places.length];
        Arrays.fill(variances, kernel.signal());
        for (int i = 0; i < rows.length; i++) {
            double[] row = rows[i];
            kernel.covariances(coordinates, inputs[i], row);
            add(weights[i], row, means);
            for (int k = 0; k < i; k++) {
                add(-cholesky[i][k], rows[k], row);
            }
            double pivot = cholesky[i][i];
            for (int c = 0; c < row.length; c++) {
                row[c] /= pivot;
                variances[c] -= row[c] * row[c];
            }
        }
        return IntStream.range(0, places.length)
                .mapToObj(c -> new Prediction(means[c], StrictMath.sqrt(Math.max(variances[c], JITTER))))
                .toList();
    }

    private static void add(double factor, double[] row, double[] sums) {
        for (int c = 0; c < sums.length; c++) {
            sums[c] += factor * row[c];
        }
    }

    /** {@return the gradient of the log likelihood along the logarithms of the kernel's hyperparameters} */
    double[] gradient() {
        int n = inputs.length;
        double[][] inverse = inverse();
        double[] gradient = new double[kernel.size()];
        double[] slopes = new double[kernel.size()];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                kernel.slopes(inputs[i], inputs[j], slopes);
                double weight = weights[i] * weights[j] - inverse[i][j];
                for (int k = 0; k < slopes.length; k++) {
                    gradient[k] += weight * slopes[k];
                }
            }
            double diagonal = (weights[i] * weights[i] - inverse[i][i]) / 2;
            gradient[kernel.signalIndex()] += diagonal * kernel.signal();
            gradient[kernel.noiseIndex()] += diagonal * kernel.noise();
        }
        return gradient;
    }

    private double[][] inverse() {
        int n = inputs.length;
        double[][] lower = new double[n][n];
        for (int column = 0; column < n; column++) {
            lower[column][column] = 1 / cholesky[column][column];
            for (int i = column + 1; i < n; i++) {
                lower[column][i] = -dot(cholesky[i], lower[column], column, i) / cholesky[i][i];
            }
        }
        double[][] inverse = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                inverse[i][j] = dot(lower[i], lower[j], i, n);
            }
        }
        return inverse;
    }

    /**
     * {@return the sum of the products from one index on and up to another} Four sums side by side, because each addition
     * waits for the one before it: most of the time goes here.
     */
    private static double dot(double[] a, double[] b, int from, int to) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = from;
        for (; i < to - 3; i += 4) {
            first += a[i] * b[i];
            second += a[i + 1] * b[i + 1];
            third += a[i + 2] * b[i + 2];
            fourth += a[i + 3] * b[i + 3];
        }
        for (; i < to; i++) {
            first += a[i] * b[i];
        }
        return (first + second) + (third + fourth);
    }

    private static void decompose(double[][] matrix) {
        for (int i = 0; i < matrix.length; i++) {
            double[] row = matrix[i];
            for (int j = 0; j <= i; j++) {
                double[] other = matrix[j];
                double sum = row[j] - dot(row, other, 0, j);
                row[j] = i == j ? StrictMath.sqrt(Math.max(sum, JITTER)) : sum / other[j];
            }
        }
    }

    private static void forward(double[][] lower, double[] right) {
        for (int i = 0; i < right.length; i++) {
            right[i] = (right[i] - dot(lower[i], right, 0, i)) / lower[i][i];
        }
    }

    private static void backward(double[][] lower, double[] right) {
        for (int i = right.length - 1; i >= 0; i--) {
            right[i] /= lower[i][i];
            for (int k = 0; k < i; k++) {
                right[k] -= lower[i][k] * right[i];
            }
        }
    }

    /** The covariance of two places, from the logarithms of its hyperparameters: one a coordinate, signal, noise. */
    static final class Kernel {

        private final int[] options;
        private final double[] scales;

        Kernel(int[] options, double[] logarithms) {
            this.options = options;
            this.scales = new double[logarithms.length];
            for (int i = 0; i < scales.length; i++) {
                scales[i] = StrictMath.exp(logarithms[i]);
            }
        }

        int size() {
            return scales.length;
        }

        int signalIndex() {
            return options.length;
        }

        int noiseIndex() {
            return options.length + 1;
        }

        double signal() {
            return scales[signalIndex()];
        }

        double noise() {
            return scales[noiseIndex()];
        }

        /** {@return the vector with numbers divided by their length scales, inactive ones put in the middle} */
        double[] input(double[] vector) {
            double[] input = vector.clone();
            for (int i = 0; i < input.length; i++) {
                if (options[i] == 0) {
                    input[i] = (vector[i] == Encoding.INACTIVE ? 0.5 : vector[i]) / scales[i];
                }
            }
            return input;
        }

        /**
         * Writes the covariances of one place with as many of the others as there is room for. The others come by
         * columns, so that one step does the same to all of them, which processors do to several at a time.
         */
        void covariances(double[][] columns, double[] place, double[] covariances) {
            double[] hamming = new double[covariances.length];
            Arrays.fill(covariances, 0);
            for (int k = 0; k < place.length; k++) {
                if (options[k] == 0) {
                    addSquares(columns[k], place[k], covariances);
                } else {
                    addWhereDifferent(columns[k], place[k], scales[k], hamming);
                }
            }
            double signal = signal();
            for (int i = 0; i < covariances.length; i++) {
                double distance = SQRT_5 * Math.sqrt(covariances[i]);
                covariances[i] = signal * (1 + distance + distance * distance / 3) * Decay.of(distance + hamming[i]);
            }
        }

        private static void addSquares(double[] column, double coordinate, double[] sums) {
            for (int i = 0; i < sums.length; i++) {
                double difference = column[i] - coordinate;
                sums[i] += difference * difference;
            }
        }

        private static void addWhereDifferent(double[] column, double option, double weight, double[] sums) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += column[i] == option ? 0 : weight;
            }
        }

        /** Writes the derivatives of the covariance of two places along the logarithms of the hyperparameters. */
        void slopes(double[] a, double[] b, double[] slopes) {
            double square = 0;
            double hamming = 0;
            for (int i = 0; i < a.length; i++) {
                if (options[i] == 0) {
                    square += (a[i] - b[i]) * (a[i] - b[i]);
                } else if (a[i] != b[i]) {
                    hamming += scales[i];
                }
            }
            double distance = SQRT_5 * StrictMath.sqrt(square);
            double decay = signal() * Decay.of(distance + hamming);
            double covariance = (1 + distance + distance * distance / 3) * decay;
            double along = 5 / 3.0 * (1 + distance) * decay;
            for (int i = 0; i < a.length; i++) {
                if (options[i] == 0) {
                    slopes[i] = along * (a[i] - b[i]) * (a[i] - b[i]);
                } else {
                    slopes[i] = a[i] == b[i] ? 0 : -scales[i] * covariance;
                }
            }
            slopes[signalIndex()] = covariance;
            slopes[noiseIndex()] = 0;
        }
    }
}
