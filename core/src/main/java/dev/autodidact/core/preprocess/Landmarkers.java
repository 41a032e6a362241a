package dev.autodidact.core.preprocess;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.Target;
import dev.autodidact.api.learner.Encoding;
import dev.autodidact.runtime.preprocess.LabelledTable;
import dev.autodidact.runtime.preprocess.Preprocessor;
import dev.autodidact.runtime.preprocess.Sample;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * How well very simple models do, as meta-features (Pfahringer, Bensusan and Giraud-Carrier, 2000, "Meta-learning by
 * landmarking various learning algorithms"): the nearest neighbour, a decision stump, a ridge regression (on class
 * indicators where there are classes, which is close to linear discriminants) and, for classes, a Gaussian naive Bayes.
 * Each is fitted to half of at most {@value #ROWS} rows and judged on the other half by accuracy, or by the coefficient of
 * determination where that is above 0. Cheap at any size: of more than {@value #COLUMNS} encoded columns only so many,
 * evenly spread, and of more than {@value #CLASSES} classes the first are looked at.
 *
 * <p>Every class is an indicator, 1 or 0, and a number is one target of its own, so that both types of tasks are one to the
 * models: they predict values, and the greatest names the class.
 */
final class Landmarkers {

    private static final int ROWS = 500;
    private static final int COLUMNS = 48;
    private static final int CLASSES = 32;
    private static final double RIDGE = 1e-2;

    /** Added to variances, which on standardised columns are about 1. */
    private static final double SMOOTHING = 1e-3;

    private static final int FEWEST_ROWS = 4;

    private final double[][] train;
    private final double[][] trainTargets;
    private final double[][] test;
    private final double[][] testTargets;
    private final boolean classes;

    private Landmarkers(
            double[][] train, double[][] trainTargets, double[][] test, double[][] testTargets, boolean classes) {
        this.train = train;
        this.trainTargets = trainTargets;
        this.test = test;
        this.testTargets = testTargets;
        this.classes = classes;
    }

    /** {@return the landmarkers by name, each from 0 to 1; all 0 where there are too few rows} */
    static Map<String, Double> of(LabelledTable data) {
        Map<String, Double> landmarkers = new TreeMap<>(Map.of(
                "landmark-nearest-neighbour", 0.0,
                "landmark-stump", 0.0,
                "landmark-linear", 0.0,
                "landmark-naive-bayes", 0.0));
        int[] rows = sample(data.table().rows());
        if (rows.length < FEWEST_ROWS) {
            return landmarkers;
        }
        int[] first = Arrays.copyOf(rows, rows.length / 2);
        int[] second = Arrays.copyOfRange(rows, rows.length / 2, rows.length);
        Preprocessor preprocessor = Preprocessor.fit(data, first);
        Landmarkers models = new Landmarkers(
                matrix(preprocessor.encodeTraining(data, first, Encoding.NUMERIC)),
                targets(data.target(), first),
                matrix(preprocessor.encode(data.table(), second, Encoding.NUMERIC)),
                targets(data.target(), second),
                data.target() instanceof ClassTarget);
        landmarkers.put("landmark-nearest-neighbour", models.score(models::nearest));
        landmarkers.put("landmark-stump", models.stump());
        landmarkers.put("landmark-linear", models.score(models.ridge()));
        if (models.classes) {
            landmarkers.put("landmark-naive-bayes", models.score(models.naiveBayes()));
        }
        return landmarkers;
    }

    private static int[] sample(int rows) {
        RandomGenerator random = Seeds.generator(0, "landmarkers");
        int[] all = IntStream.range(0, rows).toArray();
        int wanted = Math.min(ROWS, rows);
        for (int i = 0; i < wanted; i++) {
            int j = i + random.nextInt(rows - i);
            int swapped = all[i];
            all[i] = all[j];
            all[j] = swapped;
        }
        return Arrays.copyOf(all, wanted);
    }

    private static double[][] matrix(Features features) {
        int columns = Math.min(COLUMNS, features.size());
        double[][] matrix = new double[features.rows()][columns];
        for (int j = 0; j < columns; j++) {
            double[] column = features.column((int) ((long) j * features.size() / columns));
            for (int i = 0; i < matrix.length; i++) {
                matrix[i][j] = Math.clamp(column[i], -100, 100);
            }
        }
        return matrix;
    }

    private static double[][] targets(Target target, int[] rows) {
        return switch (target.take(rows)) {
            case ClassTarget classes -> {
                double[][] indicators = new double[rows.length][Math.min(CLASSES, classes.counts().length)];
                for (int i = 0; i < rows.length; i++) {
                    if (classes.code(i) < CLASSES) {
                        indicators[i][classes.code(i)] = 1;
                    }
                }
                yield indicators;
            }
            case RealTarget real -> {
                Sample sample = Sample.of(real.toValues());
                double deviation = sample.deviation() > 0 ? sample.deviation() : 1;
                yield IntStream.range(0, rows.length)
                        .mapToObj(i -> new double[] {
                            sample.scale() > 0 ? (real.toValues()[i] / sample.scale() - sample.mean()) / deviation : 0
                        })
                        .toArray(double[][]::new);
            }
        };
    }

    /** Accuracy, or the coefficient of determination, on the other half. */
    private double score(Function<double[], double[]> model) {
        double right = 0;
        double residual = 0;
        double total = 0;
        double mean = Arrays.stream(testTargets)
                .mapToDouble(target -> target.length == 0 ? 0 : target[0])
                .average()
                .orElse(0);
        for (int i = 0; i < test.length; i++) {
            double[] predicted = model.apply(test[i]);
            double[] actual = testTargets[i];
            right += greatest(predicted) == greatest(actual) && actual[greatest(actual)] > 0 ? 1 : 0;
            residual += (predicted[0] - actual[0]) * (predicted[0] - actual[0]);
            total += (actual[0] - mean) * (actual[0] - mean);
        }
        double score = classes ? right / test.length : total > 0 ? 1 - residual / total : 0;
        return Double.isFinite(score) ? Math.clamp(score, 0.0, 1.0) : 0;
    }

    private static int greatest(double[] values) {
        int greatest = 0;
        for (int k = 1; k < values.length; k++) {
            greatest = values[k] > values[greatest] ? k : greatest;
        }
        return greatest;
    }

    private double[] nearest(double[] row) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < train.length; i++) {
            double distance = 0;
            for (int j = 0; j < row.length && distance < least; j++) {
                distance += (row[j] - train[i][j]) * (row[j] - train[i][j]);
            }
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        return trainTargets[nearest];
    }

    /** The best of the columns' stumps at their medians, chosen on the first half. */
    private double stump() {
        Function<double[], double[]> best =
                row -> means(IntStream.range(0, train.length).toArray());
        double least = Double.POSITIVE_INFINITY;
        for (int j = 0; j < train[0].length; j++) {
            int column = j;
            double[] values = Arrays.stream(train)
                    .mapToDouble(row -> row[column])
                    .sorted()
                    .toArray();
            double cut = (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
            double[] low = means(IntStream.range(0, train.length)
                    .filter(i -> train[i][column] <= cut)
                    .toArray());
            double[] high = means(IntStream.range(0, train.length)
                    .filter(i -> train[i][column] > cut)
                    .toArray());
            Function<double[], double[]> stump = row -> row[column] <= cut ? low : high;
            double error = 0;
            for (int i = 0; i < train.length; i++) {
                double[] predicted = stump.apply(train[i]);
                for (int k = 0; k < predicted.length; k++) {
                    error += (predicted[k] - trainTargets[i][k]) * (predicted[k] - trainTargets[i][k]);
                }
            }
            if (error < least) {
                least = error;
                best = stump;
            }
        }
        return score(best);
    }

    private double[] means(int[] rows) {
        double[] means = new double[trainTargets[0].length];
        for (int i : rows) {
            for (int k = 0; k < means.length; k++) {
                means[k] += trainTargets[i][k] / rows.length;
            }
        }
        return means;
    }

    /** Ridge regression with an intercept, by the Cholesky factor of the normal equations. */
    private Function<double[], double[]> ridge() {
        int size = train[0].length + 1;
        int outputs = trainTargets[0].length;
        double[][] gram = new double[size][size];
        double[][] right = new double[size][outputs];
        for (int i = 0; i < train.length; i++) {
            for (int a = 0; a < size; a++) {
                double x = a == 0 ? 1 : train[i][a - 1];
                for (int b = 0; b <= a; b++) {
                    gram[a][b] += x * (b == 0 ? 1 : train[i][b - 1]);
                }
                for (int k = 0; k < outputs; k++) {
                    right[a][k] += x * trainTargets[i][k];
                }
            }
        }
        for (int a = 0; a < size; a++) {
            gram[a][a] += RIDGE * train.length;
        }
        for (int a = 0; a < size; a++) {
            for (int b = 0; b <= a; b++) {
                double sum = gram[a][b];
                for (int c = 0; c < b; c++) {
                    sum -= gram[a][c] * gram[b][c];
                }
                gram[a][b] = a == b ? Math.sqrt(sum) : sum / gram[b][b];
            }
        }
        for (int k = 0; k < outputs; k++) {
            for (int a = 0; a < size; a++) {
                for (int c = 0; c < a; c++) {
                    right[a][k] -= gram[a][c] * right[c][k];
                }
                right[a][k] /= gram[a][a];
            }
            for (int a = size - 1; a >= 0; a--) {
                for (int c = a + 1; c < size; c++) {
                    right[a][k] -= gram[c][a] * right[c][k];
                }
                right[a][k] /= gram[a][a];
            }
        }
        return row -> {
            double[] predicted = right[0].clone();
            for (int j = 0; j < row.length; j++) {
                for (int k = 0; k < outputs; k++) {
                    predicted[k] += row[j] * right[j + 1][k];
                }
            }
            return predicted;
        };
    }

    private Function<double[], double[]> naiveBayes() {
        int outputs = trainTargets[0].length;
        int columns = train[0].length;
        double[] counts = new double[outputs];
        double[][] means = new double[outputs][columns];
        double[][] variances = new double[outputs][columns];
        for (int i = 0; i < train.length; i++) {
            int k = greatest(trainTargets[i]);
            counts[k]++;
            for (int j = 0; j < columns; j++) {
                means[k][j] += train[i][j];
                variances[k][j] += train[i][j] * train[i][j];
            }
        }
        for (int k = 0; k < outputs; k++) {
            for (int j = 0; j < columns; j++) {
                means[k][j] /= Math.max(1, counts[k]);
                variances[k][j] =
                        SMOOTHING + Math.max(0, variances[k][j] / Math.max(1, counts[k]) - means[k][j] * means[k][j]);
            }
        }
        return row -> {
            double[] logs = new double[outputs];
            for (int k = 0; k < outputs; k++) {
                logs[k] = counts[k] > 0 ? Math.log(counts[k]) : Double.NEGATIVE_INFINITY;
                for (int j = 0; j < row.length; j++) {
                    double gap = row[j] - means[k][j];
                    logs[k] -= 0.5 * (Math.log(variances[k][j]) + gap * gap / variances[k][j]);
                }
            }
            return logs;
        };
    }
}
