package dev.autodidact.smile;

import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.learner.Support;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.task.TaskProfile;
import dev.autodidact.api.task.TaskType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;

/** What all learners of Smile share: coding the target, refusing what Smile cannot do, and staying on one thread. */
abstract class SmileLearner implements Learner {

    private final String id;
    private final Set<TaskType> types;
    private final boolean needsNatives;

    /**
     * @param name the id without the plugin's part
     * @param needsNatives whether training calls native linear algebra
     * @param types what can be predicted
     */
    SmileLearner(String name, boolean needsNatives, TaskType... types) {
        this.id = SmilePlugin.ID + "." + name;
        this.needsNatives = needsNatives;
        this.types = EnumSet.copyOf(Arrays.asList(types));
    }

    @Override
    public final String id() {
        return id;
    }

    final boolean needsNatives() {
        return needsNatives;
    }

    @Override
    public final Support supports(TaskProfile task) {
        if (!types.contains(task.type())) {
            return Support.no("does no " + task.type().label());
        }
        Support fits = fits(task);
        if (!fits.isYes() || !needsNatives) {
            return fits;
        }
        return Natives.problem().map(Support::no).orElse(fits);
    }

    /** {@return whether a task of a type that the learner does is small enough for it} */
    Support fits(TaskProfile task) {
        return Support.yes();
    }

    /** {@return yes where the number is at most the limit, else no, saying so} */
    static Support atMost(long limit, long number, String what) {
        return number <= limit
                ? Support.yes()
                : Support.no("needs at most %,d %s, this task has %,d".formatted(limit, what, number));
    }

    /** {@return yes where the task, once it is encoded in numbers, is within limits of width and size} */
    static Support encoded(int widest, long mostCells, TaskProfile task) {
        Support narrow = atMost(widest, task.oneHotWidth(), "features after encoding");
        return narrow.isYes()
                ? atMost(mostCells, (long) task.rows() * task.oneHotWidth(), "rows x features after encoding")
                : narrow;
    }

    /**
     * Learns to tell classes apart.
     *
     * @param configuration the configuration
     * @param features at least one feature, all values finite
     * @param classes by row, numbered from 0 without gaps
     * @param outputs the number of classes, at least 2
     * @param run the fit
     * @return gives the probability of each class
     */
    Scorer classify(Configuration configuration, Features features, int[] classes, int outputs, Run run) {
        throw new IllegalArgumentException(id + " does no classification");
    }

    /**
     * Learns a number.
     *
     * @param configuration the configuration
     * @param features at least one feature, all values finite
     * @param values by row, with mean 0 and standard deviation 1
     * @param run the fit
     * @return gives the number
     */
    Scorer regress(Configuration configuration, Features features, double[] values, Run run) {
        throw new IllegalArgumentException(id + " does no regression");
    }

    @Override
    public final Model fit(Configuration configuration, TrainingData data, FitContext context)
            throws InterruptedException {
        if (data.rows() == 0) {
            throw new IllegalArgumentException(id + ": there are no training rows");
        }
        Rows.requireFinite(id, data.features());
        return switch (data.target()) {
            case ClassTarget target -> fit(configuration, data.features(), target, context);
            case RealTarget target -> fit(configuration, data.features(), target, context);
        };
    }

    private Model fit(Configuration configuration, Features features, ClassTarget target, FitContext context)
            throws InterruptedException {
        int[] counts = target.counts();
        int[] present = IntStream.range(0, counts.length)
                .filter(code -> counts[code] > 0)
                .toArray();
        int[] numbers = new int[counts.length];
        for (int output = 0; output < present.length; output++) {
            numbers[present[output]] = output;
        }
        int[] classes =
                Arrays.stream(target.toCodes()).map(code -> numbers[code]).toArray();
        Scorer scorer = Run.alone(
                context,
                run -> present.length == 1 || features.size() == 0
                        ? new ConstantScorer(shares(classes, present.length))
                        : classify(configuration, features, classes, present.length, run));
        return new FittedModel(id, features.size(), new Decoder.Classes(counts.length, present), scorer);
    }

    private Model fit(Configuration configuration, Features features, RealTarget target, FitContext context)
            throws InterruptedException {
        double[] values = target.toValues();
        double mean = Arrays.stream(values).average().orElseThrow();
        double deviation = Math.sqrt(Rows.scatter(values, mean) / values.length);
        boolean varies = deviation > 0 && Double.isFinite(deviation);
        Scorer scorer = Run.alone(context, run -> {
            if (!varies || features.size() == 0) {
                return new ConstantScorer(new double[1]);
            }
            double[] standardized = Arrays.stream(values)
                    .map(value -> (value - mean) / deviation)
                    .toArray();
            return regress(configuration, features, standardized, run);
        });
        return new FittedModel(id, features.size(), new Decoder.Reals(mean, varies ? deviation : 0), scorer);
    }

    @Override
    public final Model read(InputStream in) throws IOException {
        return FittedModel.read(id, in);
    }

    /** {@return the share of the rows that each class has} */
    static double[] shares(int[] classes, int outputs) {
        double[] shares = new double[outputs];
        for (int output : classes) {
            shares[output]++;
        }
        Link.SHARES.apply(shares);
        return shares;
    }
}
