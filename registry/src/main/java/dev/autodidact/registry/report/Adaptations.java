package dev.autodidact.registry.report;

import dev.autodidact.api.strategy.Complexity;
import dev.autodidact.api.task.TaskKind;
import dev.autodidact.registry.NewTask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * How strategies do on few-shot tasks, step by step: on episodes, or on objectives of one family, which are episodes
 * here. Losses are averaged over seeds within an episode; episodes are the sample. A run without a result counts with the
 * score of the reference.
 *
 * @param metric the metric of the episodes; where chosen runs bring several, the first one's
 * @param greaterIsBetter whether a greater score is better
 * @param episodes how many there are that all strategies have run on
 * @param steps the most gradient steps that any strategy took
 * @param strategies one for each strategy
 */
record Adaptations(String metric, boolean greaterIsBetter, int episodes, int steps, List<Adapted> strategies) {

    private static final double NORMAL_97_5 = 1.959964;

    /**
     * A mean over episodes.
     *
     * @param mean the mean
     * @param margin half the width of its 95 % interval, by the normal distribution; NaN for one episode
     */
    record Estimate(double mean, double margin) {

        private static Estimate of(double[] values) {
            double mean = Arrays.stream(values).average().orElse(Double.NaN);
            double squares = Arrays.stream(values)
                    .map(value -> (value - mean) * (value - mean))
                    .sum();
            return new Estimate(mean, NORMAL_97_5 * Math.sqrt(squares / (values.length - 1.0) / values.length));
        }
    }

    /**
     * A strategy.
     *
     * @param strategy its id
     * @param bySteps the scores before the first step and after each, the last score where it takes no more; empty for a
     *     search
     * @param end the score of what it ends with
     * @param area the mean score over all steps, by trapezoids; NaN for a search, and where nobody takes a step
     * @param seconds the mean wall-clock time of a run
     * @param complexity the means over runs; empty where it was not counted
     */
    record Adapted(
            String strategy,
            List<Estimate> bySteps,
            Estimate end,
            double area,
            double seconds,
            Optional<Complexity> complexity) {}

    /** {@return the adaptations; empty where no strategy adapts to such tasks, or none was run by all} */
    static Optional<Adaptations> of(List<String> strategies, List<Row> shared) {
        Optional<NewTask> first = shared.stream()
                .map(Row::task)
                .filter(task -> task.kind() == TaskKind.EPISODE || task.kind() == TaskKind.OBJECTIVE)
                .findFirst();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        TaskKind kind = first.get().kind();
        String metric = first.get().metric();
        List<Row> episodes = shared.stream()
                .filter(row -> row.task().kind() == kind && row.task().metric().equals(metric))
                .toList();
        if (kind == TaskKind.OBJECTIVE
                && !episodes.stream()
                        .allMatch(row -> row.task().family().equals(first.get().family()))) {
            return Optional.empty();
        }
        List<Result> adapting = episodes.stream()
                .flatMap(row -> row.cells().values().stream())
                .flatMap(cell -> cell.runs().stream())
                .filter(run -> run.trace().adapts())
                .toList();
        if (adapting.isEmpty()) {
            return Optional.empty();
        }
        int steps = adapting.stream()
                .mapToInt(run -> run.trace().steps().size() - 1)
                .max()
                .orElse(0);
        return Optional.of(new Adaptations(
                metric,
                first.get().greaterIsBetter(),
                episodes.size(),
                steps,
                strategies.stream()
                        .map(strategy -> adapted(strategy, episodes, steps))
                        .toList()));
    }

    private static Adapted adapted(String strategy, List<Row> episodes, int steps) {
        List<Result> runs = episodes.stream()
                .flatMap(row -> row.cell(strategy).runs().stream())
                .toList();
        List<Estimate> bySteps = new ArrayList<>();
        if (runs.stream().anyMatch(run -> run.trace().adapts())) {
            for (int step = 0; step <= steps; step++) {
                int taken = step;
                bySteps.add(estimate(strategy, episodes, run -> loss(run, taken)));
            }
        }
        return new Adapted(
                strategy,
                List.copyOf(bySteps),
                estimate(strategy, episodes, Result::loss),
                area(bySteps),
                runs.stream().mapToDouble(run -> run.run().seconds()).average().orElse(Double.NaN),
                complexity(runs));
    }

    private static Estimate estimate(String strategy, List<Row> episodes, ToDoubleFunction<Result> loss) {
        return Estimate.of(episodes.stream()
                .mapToDouble(row -> row.task()
                        .score(row.cell(strategy).runs().stream()
                                .mapToDouble(loss)
                                .average()
                                .orElse(Double.NaN)))
                .toArray());
    }

    private static double loss(Result run, int step) {
        List<Step> steps = run.trace().steps();
        return run.failed()
                ? run.loss()
                : steps.get(Math.min(step, steps.size() - 1)).loss();
    }

    private static double area(List<Estimate> bySteps) {
        double sum = 0;
        for (int step = 1; step < bySteps.size(); step++) {
            sum += (bySteps.get(step - 1).mean() + bySteps.get(step).mean()) / 2;
        }
        return bySteps.size() < 2 ? Double.NaN : sum / (bySteps.size() - 1);
    }

    private static Optional<Complexity> complexity(List<Result> runs) {
        List<Complexity> counted =
                runs.stream().flatMap(run -> run.complexity().stream()).toList();
        return counted.isEmpty()
                ? Optional.empty()
                : Optional.of(new Complexity(
                        mean(counted, Complexity::learned),
                        mean(counted, Complexity::adaptation),
                        mean(counted, Complexity::prediction),
                        mean(counted, Complexity::memory)));
    }

    private static long mean(List<Complexity> counted, ToLongFunction<Complexity> part) {
        return Math.round(counted.stream().mapToLong(part).average().orElse(0));
    }
}
