package dev.autodidact.smile;

import dev.autodidact.api.data.Features;
import dev.autodidact.api.learner.Support;
import dev.autodidact.api.space.Condition;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.TaskProfile;
import dev.autodidact.api.task.TaskType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import smile.base.svm.KernelMachine;
import smile.classification.PlattScaling;
import smile.classification.SVM;

/**
 * Support vector machines: A. Bordes, S. Ertekin, J. Weston and L. Bottou, 2005, "Fast kernel classifiers with online and
 * active learning", one machine for each pair of classes; A. Smola and B. Schoelkopf, 1998, "A tutorial on support vector
 * regression". Probabilities are J. Platt's, 1999, fitted on the training rows.
 *
 * <p>A fit notices that it is cancelled when it needs a kernel between two rows for the first time. Regression may go on
 * for long after all are known (half a minute at worst, seen with 3,500 rows, high cost and a narrow tube).
 */
final class SvmLearner extends SmileLearner {

    /** Kernels between all rows are held: 8 bytes for each two rows. */
    private static final int MOST_ROWS_OF_CLASSES = 10_000;

    private static final int MOST_ROWS_OF_NUMBERS = 5_000;
    private static final int MOST_CLASSES = 50;
    private static final double TOLERANCE = 1e-3;
    private static final String GAUSSIAN = "gaussian";

    SvmLearner() {
        super("svm", false, TaskType.CLASSIFICATION, TaskType.REGRESSION);
    }

    @Override
    Support fits(TaskProfile task) {
        if (!task.isClassification()) {
            return atMost(MOST_ROWS_OF_NUMBERS, task.rows(), "rows");
        }
        Support few = atMost(MOST_ROWS_OF_CLASSES, task.rows(), "rows");
        return few.isYes() ? atMost(MOST_CLASSES, task.classes(), "classes") : few;
    }

    @Override
    public SearchSpace space(TaskProfile task) {
        SearchSpace.Builder space = SearchSpace.builder()
                .add("kernel", Domain.choice(GAUSSIAN, "linear"))
                .add("width", KernelWidth.DOMAIN, Condition.when("kernel", GAUSSIAN));
        return task.isClassification()
                ? space.add("cost", Domain.real(1e-2, 1e3).log().withDefault(1))
                        .add("epochs", Domain.integer(1, 3).withDefault(1))
                        .build()
                : space.add("cost", Domain.real(1e-2, 1e2).log().withDefault(1))
                        .add("tube", Domain.real(1e-3, 1).log().withDefault(0.1))
                        .build();
    }

    private static Kernel kernel(Configuration configuration, Features features) {
        return configuration.choice("kernel").equals(GAUSSIAN)
                ? KernelWidth.kernel(configuration, features)
                : Kernel.LINEAR;
    }

    @Override
    Scorer classify(Configuration configuration, Features features, int[] classes, int outputs, Run run) {
        double[][] rows = features.toRows();
        Kernel kernel = kernel(configuration, features);
        SVM.Options options = new SVM.Options(configuration.real("cost"), TOLERANCE, configuration.integer("epochs"));
        Machines machines = new Machines();
        for (int first = 1; first < outputs; first++) {
            for (int second = 0; second < first; second++) {
                int[] pair = pair(classes, first, second);
                double[][] x = IntStream.of(pair).mapToObj(row -> rows[row]).toArray(double[][]::new);
                int one = first;
                int[] y = IntStream.of(pair)
                        .map(row -> classes[row] == one ? 1 : -1)
                        .toArray();
                KernelMachine<double[]> machine = SVM.fit(x, y, kernel.watched(run), options);
                double[] scores = Arrays.stream(x).mapToDouble(machine::score).toArray();
                double[] platt = platt(scores, y);
                machines.add(machine, platt[0], platt[1]);
            }
        }
        return machines.scorer(kernel);
    }

    private static int[] pair(int[] classes, int first, int second) {
        return IntStream.range(0, classes.length)
                .filter(row -> classes[row] == first || classes[row] == second)
                .toArray();
    }

    /**
     * {@return slope and shift of the sigmoid} Smile does not show them, but its log odds are a line, of which the lowest
     * and the highest score give two points.
     */
    private static double[] platt(double[] scores, int[] classes) {
        PlattScaling scaling = PlattScaling.fit(scores, classes);
        double low = Arrays.stream(scores).min().orElseThrow();
        double high = Arrays.stream(scores).max().orElseThrow();
        double slope = high > low ? (exponent(scaling, high) - exponent(scaling, low)) / (high - low) : 0;
        return new double[] {slope, exponent(scaling, low) - slope * low};
    }

    private static double exponent(PlattScaling scaling, double score) {
        double probability = scaling.scale(score);
        return StrictMath.log((1 - probability) / probability);
    }

    @Override
    Scorer regress(Configuration configuration, Features features, double[] values, Run run) {
        Kernel kernel = kernel(configuration, features);
        Machines machines = new Machines();
        machines.add(
                smile.regression.SVM.fit(
                        features.toRows(),
                        values,
                        kernel.watched(run),
                        new smile.regression.SVM.Options(
                                configuration.real("tube"), configuration.real("cost"), TOLERANCE)),
                0,
                0);
        return machines.scorer(kernel);
    }

    /** Collects machines that share vectors: a row supports several pairs, and its kernel is needed once. */
    private static final class Machines {

        private final IdentityHashMap<double[], Integer> numbers = new IdentityHashMap<>();
        private final List<double[]> vectors = new ArrayList<>();
        private final List<KernelMachine<double[]>> machines = new ArrayList<>();
        private final List<double[]> sigmoids = new ArrayList<>();

        void add(KernelMachine<double[]> machine, double slope, double shift) {
            for (double[] vector : machine.vectors()) {
                if (numbers.putIfAbsent(vector, vectors.size()) == null) {
                    vectors.add(vector);
                }
            }
            machines.add(machine);
            sigmoids.add(new double[] {slope, shift});
        }

        KernelScorer scorer(Kernel kernel) {
            KernelScorer.Machine[] all = new KernelScorer.Machine[machines.size()];
            for (int i = 0; i < all.length; i++) {
                KernelMachine<double[]> machine = machines.get(i);
                double[] weights = new double[vectors.size()];
                for (int v = 0; v < machine.vectors().length; v++) {
                    weights[Objects.requireNonNull(numbers.get(machine.vectors()[v]))] += machine.weights()[v];
                }
                double[] sigmoid = sigmoids.get(i);
                all[i] = new KernelScorer.Machine(weights, machine.intercept(), sigmoid[0], sigmoid[1]);
            }
            return new KernelScorer(kernel, vectors.toArray(double[][]::new), all);
        }
    }
}
