package dev.autodidact.registry.report;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * Points at which curves are read.
 *
 * @param points the points, ascending
 * @param axis where a step stands
 */
record Grid(List<Double> points, ToDoubleFunction<Step> axis) {

    private static final int MOST_POINTS = 80;

    /** {@return evaluations: each one, or some at equal ratios where they are many} */
    static Grid evaluations(Collection<Result> results) {
        long first = results.stream()
                .flatMap(result -> result.trace().steps().stream())
                .mapToLong(Step::evaluations)
                .min()
                .orElse(1);
        long last = results.stream()
                .mapToLong(result -> result.trace().evaluations())
                .max()
                .orElse(1);
        DoubleStream points = last - first < MOST_POINTS
                ? LongStream.rangeClosed(first, last).asDoubleStream()
                : ratios((double) Math.max(1, first), (double) last).map(Math::rint);
        return of(points, Step::evaluations);
    }

    /** {@return wall-clock seconds at equal ratios, from the first result of any run to the last} */
    static Grid seconds(Collection<Result> results) {
        return spent(results, Step::seconds);
    }

    /** {@return processor seconds likewise; empty where those of some result are unknown} */
    static Optional<Grid> cpuSeconds(Collection<Result> results) {
        boolean known = results.stream()
                .flatMap(result -> result.trace().steps().stream())
                .noneMatch(step -> Double.isNaN(step.cpuSeconds()));
        return known ? Optional.of(spent(results, Step::cpuSeconds)) : Optional.empty();
    }

    private static Grid spent(Collection<Result> results, ToDoubleFunction<Step> axis) {
        double[] steps = results.stream()
                .flatMap(result -> result.trace().steps().stream())
                .mapToDouble(axis)
                .filter(seconds -> seconds > 0)
                .toArray();
        double first = Arrays.stream(steps).min().orElse(1);
        double last = Arrays.stream(steps).max().orElse(1);
        return of(ratios(first, last), axis);
    }

    private static Grid of(DoubleStream points, ToDoubleFunction<Step> axis) {
        return new Grid(points.distinct().boxed().toList(), axis);
    }

    private static DoubleStream ratios(double first, double last) {
        double step = StrictMath.log(last / first) / (MOST_POINTS - 1);
        return DoubleStream.concat(
                DoubleStream.iterate(0, i -> i + 1).limit(MOST_POINTS - 1).map(i -> first * StrictMath.exp(i * step)),
                DoubleStream.of(last));
    }

    /** {@return the regret that a run has reached at each point; 1 before its first result} */
    double[] regrets(Result run) {
        double[] regrets = new double[points.size()];
        int next = 0;
        double regret = 1;
        for (int i = 0; i < regrets.length; i++) {
            while (next < run.trace().steps().size()
                    && axis.applyAsDouble(run.trace().steps().get(next)) <= points.get(i)) {
                regret = run.scale().regret(run.trace().steps().get(next).loss());
                next++;
            }
            regrets[i] = regret;
        }
        return regrets;
    }
}
