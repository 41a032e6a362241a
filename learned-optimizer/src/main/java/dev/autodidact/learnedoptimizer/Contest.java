package dev.autodidact.learnedoptimizer;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.optimizer.Objective;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.optimizer.UpdateState;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.stream.IntStream;

/**
 * Problems of one kind, on which update rules are held against each other: every rule starts each problem at the same
 * point and sees the same minibatches.
 *
 * @param name what kind of problems
 * @param draw draws one
 * @param checkpoints after how many steps the noise-free loss is taken, rising; a descent ends with the last
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Contest(String name, Function<RandomGenerator, Objective> draw, int... checkpoints) {

    /** {@return the losses at the checkpoints, one row a problem} Not finite where a descent has left the numbers. */
    double[][] losses(UpdateRule rule, int problems, long seed) {
        return descents(rule, problems, seed, (losses, state) -> losses).toArray(double[][]::new);
    }

    /** {@return what is wanted of each descent: of its losses at the checkpoints and of the state it ended with} */
    <R> List<R> descents(UpdateRule rule, int problems, long seed, BiFunction<double[], UpdateState, R> wanted) {
        return IntStream.range(0, problems)
                .parallel()
                .mapToObj(problem -> descend(rule, Seeds.generator(seed, name, Integer.toString(problem)), wanted))
                .toList();
    }

    private <R> R descend(UpdateRule rule, SplittableGenerator random, BiFunction<double[], UpdateState, R> wanted) {
        Objective objective = draw.apply(random.split());
        float[] parameters = objective.start(random.split());
        RandomGenerator minibatches = random.split();
        float[] gradient = new float[parameters.length];
        UpdateState state = rule.start(objective.tensors());
        double[] losses = new double[checkpoints.length];
        for (int i = 0; i < losses.length; i++) {
            while (state.steps() < checkpoints[i]) {
                double loss = objective.lossAndGradient(parameters, gradient, minibatches);
                rule.step(state, parameters, gradient, loss);
            }
            losses[i] = objective.loss(parameters);
        }
        return wanted.apply(losses, state);
    }

    /** {@return the means of the columns; infinite where one loss is not finite} */
    static double[] means(double[][] losses) {
        return column(losses, values -> Arrays.stream(values).average().orElse(Double.NaN));
    }

    /** {@return the medians of the columns} */
    static double[] medians(double[][] losses) {
        return column(losses, values -> {
            Arrays.sort(values);
            return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
        });
    }

    private static double[] column(double[][] losses, ToDoubleFunction<double[]> statistic) {
        return IntStream.range(0, losses[0].length)
                .mapToDouble(at -> statistic.applyAsDouble(Arrays.stream(losses)
                        .mapToDouble(row -> Double.isFinite(row[at]) ? row[at] : Double.POSITIVE_INFINITY)
                        .toArray()))
                .toArray();
    }
}
