package dev.autodidact.registry.report;

import dev.autodidact.api.strategy.Complexity;
import dev.autodidact.api.task.TaskKind;
import dev.autodidact.registry.Comparison;
import dev.autodidact.registry.FailureGroup;
import dev.autodidact.registry.NewTask;
import dev.autodidact.registry.StoredRun;
import dev.autodidact.registry.StoredTrial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What all runs of a comparison came to.
 *
 * @param runs one result for each run, in the comparison's order
 * @param failures the failed trials of all runs
 */
record Results(List<Result> runs, List<FailureGroup> failures) {

    private record Traced(NewTask task, StoredRun run, Trace trace, Optional<Complexity> complexity) {

        private TaskAndSeed group() {
            return new TaskAndSeed(run.run().task(), run.run().seed());
        }
    }

    private record TaskAndSeed(String task, long seed) {}

    /** Takes the trials as they pass. */
    @FunctionalInterface
    interface Sink {

        void add(NewTask task, String strategy, long seed, StoredTrial trial);
    }

    /** Reads all trials once; each goes to the sink as it passes, and only what the results need is kept. */
    static Results read(Comparison comparison, Sink sink) {
        Map<String, NewTask> tasks = comparison.tasks().stream().collect(Collectors.toMap(NewTask::id, task -> task));
        List<Traced> traced = new ArrayList<>();
        for (StoredRun run : comparison.runs()) {
            NewTask task = known(tasks, run.run().task());
            Trace.Builder builder = new Trace.Builder();
            comparison.trials(run, trial -> {
                builder.add(trial);
                sink.add(task, run.run().strategy(), run.run().seed(), trial);
            });
            boolean adapts = task.kind() == TaskKind.OBJECTIVE || task.kind() == TaskKind.EPISODE;
            Trace trace = builder.build();
            traced.add(
                    adapts
                            ? new Traced(task, run, trace.withCurve(comparison.curve(run)), comparison.complexity(run))
                            : new Traced(task, run, trace, Optional.empty()));
        }
        Map<TaskAndSeed, Result.Scale> scales = traced.stream()
                .collect(Collectors.groupingBy(
                        Traced::group, Collectors.collectingAndThen(Collectors.toList(), Results::scale)));
        return new Results(
                traced.stream()
                        .map(run -> result(run, known(scales, run.group())))
                        .toList(),
                comparison.failures());
    }

    private static Result result(Traced run, Result.Scale scale) {
        double loss = run.trace().finalLoss();
        boolean failed = Double.isNaN(loss);
        return new Result(
                run.task(), run.run(), run.trace(), run.complexity(), failed, failed ? scale.reference() : loss, scale);
    }

    /** The reference is what a run knows as such, or else the worst loss that any of the runs has shown. */
    private static Result.Scale scale(List<Traced> rivals) {
        double best = Double.POSITIVE_INFINITY;
        double worst = Double.NEGATIVE_INFINITY;
        double reference = Double.NaN;
        for (Traced rival : rivals) {
            double loss = rival.trace().finalLoss();
            best = loss < best ? loss : best;
            for (Step step : rival.trace().steps()) {
                worst = Double.isFinite(step.loss()) ? Math.max(worst, step.loss()) : worst;
            }
            if (Double.isNaN(reference)) {
                reference = rival.run().run().referenceLoss();
            }
        }
        boolean known = !Double.isNaN(reference);
        return new Result.Scale(best, known || Double.isInfinite(worst) ? reference : worst);
    }

    private static <K, V> V known(Map<K, V> map, K key) {
        return Optional.ofNullable(map.get(key)).orElseThrow();
    }
}
