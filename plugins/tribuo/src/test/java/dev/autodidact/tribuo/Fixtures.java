package dev.autodidact.tribuo;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.task.TaskProfile;
import dev.autodidact.api.task.TaskType;
import dev.autodidact.testkit.TestHost;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Small data for tests. */
final class Fixtures {

    static final long SEED = 7;

    private Fixtures() {}

    /** {@return normal numbers; where sparse, half of all are 0} */
    static Features features(int rows, int size, boolean sparse) {
        RandomGenerator random = Seeds.generator(SEED, "features");
        double[][] columns = new double[size][rows];
        for (double[] column : columns) {
            Arrays.setAll(column, row -> sparse && random.nextBoolean() ? 0 : random.nextGaussian());
        }
        return features(columns);
    }

    static Features features(double[]... columns) {
        List<String> names =
                IntStream.range(0, columns.length).mapToObj(j -> "x" + j).toList();
        return new Features(names, new int[columns.length], columns, columns[0].length);
    }

    /** {@return classes that the sum of all features tells, up to noise} */
    static TrainingData classes(Features features, int classes) {
        double[] sums = sums(features);
        int[] codes = Arrays.stream(sums)
                .mapToInt(sum -> Math.clamp((int) Math.floor(sum + classes / 2.0), 0, classes - 1))
                .toArray();
        return new TrainingData(
                features,
                new ClassTarget(
                        codes,
                        IntStream.range(0, classes).mapToObj(k -> "class " + k).toList()));
    }

    /** {@return the sum of all features, up to noise, far from mean 0} */
    static TrainingData reals(Features features) {
        return new TrainingData(
                features,
                new RealTarget(
                        Arrays.stream(sums(features)).map(sum -> 100 + 20 * sum).toArray()));
    }

    private static double[] sums(Features features) {
        RandomGenerator random = Seeds.generator(SEED, "noise");
        return IntStream.range(0, features.rows())
                .mapToDouble(row -> IntStream.range(0, features.size())
                                .mapToDouble(j -> features.column(j)[row])
                                .sum()
                        + 0.3 * random.nextGaussian())
                .toArray();
    }

    static List<UpdateRule> rules() {
        return new TestHost().updateRules();
    }

    static Configuration configuration(TribuoLearner learner, TrainingData data, Map<String, ?> fixed) {
        int classes =
                data.target() instanceof ClassTarget target ? target.classes().size() : 0;
        return learner.space(new TaskProfile(
                        classes > 0 ? TaskType.CLASSIFICATION : TaskType.REGRESSION,
                        data.rows(),
                        data.features().size(),
                        0,
                        data.features().size(),
                        classes,
                        classes > 0 ? 1 : 0))
                .complete(fixed);
    }

    static Model fit(TribuoLearner learner, TrainingData data, Map<String, ?> fixed) throws InterruptedException {
        return learner.fit(configuration(learner, data, fixed), data, FitContext.of(SEED));
    }

    /** {@return a context that has been cancelled} */
    static FitContext cancelled() {
        Cancellation cancellation = Cancellation.none();
        cancellation.cancel();
        return new FitContext(SEED, 1, cancellation);
    }
}
