package dev.autodidact.learnedoptimizer;

import dev.autodidact.api.optimizer.Objective;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.optimizer.UpdateState;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * One kind of problems that the card judges rules on.
 *
 * @param name what it is called
 * @param title what it is, in words
 * @param problems the name of the problems; cells that differ only in scale have the same
 * @param draw draws one of them
 * @param scale what loss and gradient are multiplied by; losses are given divided by it
 * @param family the cell on whose problems an Adam is tuned once for all its relatives; the cell's own name where it is
 *     the first of them
 * @param horizon the last step
 */
record CardCell(
        String name,
        String title,
        String problems,
        Function<RandomGenerator, Objective> draw,
        double scale,
        String family,
        int horizon) {

    private static final int[] STEPS = {0, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000};

    CardCell scaled(double factor, int steps) {
        return new CardCell(
                name + "-x" + CardNumbers.shortest(factor),
                title + ", loss times " + CardNumbers.shortest(factor),
                problems,
                draw,
                factor,
                family,
                steps);
    }

    CardCell withHorizon(int steps) {
        return new CardCell(name, title, problems, draw, scale, family, steps);
    }

    boolean isScaled() {
        return scale != 1;
    }

    /** {@return the steps at which losses are taken, 0 first} */
    int[] checkpoints() {
        return IntStream.concat(Arrays.stream(STEPS), IntStream.of(horizon))
                .filter(step -> step <= horizon)
                .sorted()
                .distinct()
                .toArray();
    }

    Objective objective(RandomGenerator random) {
        Objective plain = draw.apply(random);
        return isScaled() ? new ScaledLoss(plain, scale) : plain;
    }

    double[][] losses(UpdateRule rule, int number, long seed, int... checkpoints) {
        return descents(rule, number, seed, (losses, state) -> losses, checkpoints)
                .toArray(double[][]::new);
    }

    <R> List<R> descents(
            UpdateRule rule, int number, long seed, BiFunction<double[], UpdateState, R> wanted, int... checkpoints) {
        return new Contest(problems, this::objective, checkpoints)
                .descents(
                        rule,
                        number,
                        seed,
                        (losses, state) -> wanted.apply(
                                Arrays.stream(losses).map(loss -> loss / scale).toArray(), state));
    }
}
