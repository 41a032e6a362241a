package dev.autodidact.core;

import dev.autodidact.api.data.Table;
import dev.autodidact.api.strategy.Budget;
import dev.autodidact.api.task.Metric;
import dev.autodidact.core.engine.Outlook;
import dev.autodidact.registry.FailureGroup;
import dev.autodidact.registry.NewTask;
import dev.autodidact.registry.StoredTrial;
import dev.autodidact.registry.report.RunInsights;
import dev.autodidact.runtime.model.FittedModel;
import dev.autodidact.runtime.preprocess.LabelledTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a run found.
 *
 * @param run its number in the registry
 * @param task the task, as the registry knows it
 * @param metric how predictions were judged
 * @param strategy the strategy's name
 * @param seed the run's seed
 * @param budget what the run was allowed
 * @param model the fitted model
 * @param training the rows that the model was fitted on
 * @param trials every trial, in order
 * @param failures the failed trials, grouped by learner and cause
 * @param referenceLoss the validation loss of predicting a constant
 * @param rowsWithoutTarget how many rows were left out because their target was missing
 * @param insights what can be said of the model beside its score
 * @param test the model's scores on the table that it was to be judged on, the metric of the run first; empty where there
 *     is none
 * @param notes what a reader should know: members left out of the ensemble, a strategy that failed; one line each
 * @param learnedFrom what the strategy learned from, in words; empty where it does not learn
 * @param took wall-clock time, the final fit included
 * @param cpuSeconds processor seconds of this process and its workers from the start of the run to its end, without what
 *     a resumed run had taken before; NaN where unknown
 * @param environment versions and machine, by name
 */
public record Result(
        long run,
        NewTask task,
        Metric metric,
        String strategy,
        long seed,
        Budget budget,
        FittedModel model,
        LabelledTable training,
        List<StoredTrial> trials,
        List<FailureGroup> failures,
        double referenceLoss,
        int rowsWithoutTarget,
        RunInsights insights,
        Map<String, Double> test,
        List<String> notes,
        String learnedFrom,
        Duration took,
        double cpuSeconds,
        Map<String, String> environment) {

    /**
     * Copies the collections.
     *
     * @param run see above
     * @param task see above
     * @param metric see above
     * @param strategy see above
     * @param seed see above
     * @param budget see above
     * @param model see above
     * @param training see above
     * @param trials see above
     * @param failures see above
     * @param referenceLoss see above
     * @param rowsWithoutTarget see above
     * @param insights see above
     * @param test see above
     * @param notes see above
     * @param learnedFrom see above
     * @param took see above
     * @param cpuSeconds see above
     * @param environment see above
     */
    public Result {
        trials = List.copyOf(trials);
        failures = List.copyOf(failures);
        test = Collections.unmodifiableMap(new LinkedHashMap<>(test));
        notes = List.copyOf(notes);
        environment = Map.copyOf(environment);
    }

    /** {@return the scored trials of full fidelity, the best first} */
    public List<LeaderboardEntry> leaderboard() {
        return trials.stream()
                .filter(trial -> trial.loss().isPresent() && trial.fidelity() == 1)
                .sorted(Comparator.comparingDouble(
                                (StoredTrial trial) -> trial.loss().getAsDouble())
                        .thenComparingInt(StoredTrial::trial))
                .map(trial -> new LeaderboardEntry(
                        trial.trial(),
                        trial.learner(),
                        trial.configuration(),
                        metric.toLoss(trial.loss().getAsDouble()),
                        trial.seconds()))
                .toList();
    }

    /** {@return the best scored trial; empty where every trial failed, and the model predicts a constant} */
    public Optional<LeaderboardEntry> best() {
        return leaderboard().stream().findFirst();
    }

    /**
     * {@return how much better, in the metric's direction, the best of twice as many trials is expected to be; empty where
     * too few are known to say}
     */
    public OptionalDouble outlook() {
        Outlook outlook = new Outlook();
        trials.stream()
                .filter(trial -> trial.loss().isPresent() && trial.fidelity() == 1)
                .forEach(trial -> outlook.add(trial.loss().getAsDouble()));
        return outlook.gain(1);
    }

    /** {@return how many trials failed} */
    public long failed() {
        return trials.stream().filter(trial -> trial.status().equals("failed")).count();
    }

    /**
     * {@return the model's scores on a table that has the target: by the metric of the run, and by all others that are
     * defined there}
     *
     * @param test the table; rows without a target are left out
     * @throws dev.autodidact.api.AutodidactException of kind CALLER where a column is missing, or a class is unknown
     */
    public Map<String, Double> evaluate(Table test) {
        return Judgement.scores(model, training, metric, test);
    }

    /** {@return the content of {@code result.json}} */
    public String toJson() {
        return new ResultFiles(this).json();
    }

    /**
     * Writes {@code model}, {@code model-card.md}, {@code result.json}, {@code trials.csv} and {@code report.html} into a folder.
     *
     * @param directory the folder; made where it does not exist
     * @throws dev.autodidact.api.AutodidactException of kind ENVIRONMENT where writing fails
     */
    public void write(Path directory) {
        new ResultFiles(this).write(directory);
    }
}
