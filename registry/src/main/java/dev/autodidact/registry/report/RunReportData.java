package dev.autodidact.registry.report;

import dev.autodidact.api.space.Configuration;
import dev.autodidact.registry.FailureGroup;
import dev.autodidact.registry.StoredTrial;
import java.util.List;
import java.util.Map;

/**
 * What the report about one run shows.
 *
 * @param task the name of the task, such as the file's name
 * @param metric the id of the metric
 * @param greaterIsBetter whether greater values of the metric are better
 * @param strategy the id of the strategy
 * @param learnedFrom what the strategy learned from, in words; empty where it learned nothing
 * @param seed the run's seed
 * @param budget the budget, in words
 * @param trials all trials in their order
 * @param failures those of them that failed, in groups
 * @param members what the model consists of; empty where there is no model
 * @param pooling what the members' predictions together are, in words, such as "their weighted mean"
 * @param insights what can be said of the model beside its score
 * @param test scores on test data by the metric's id; empty where there were none
 * @param seconds wall-clock seconds of the whole run
 * @param cpuSeconds processor seconds of the whole run; NaN where unknown
 * @param command the command, or the lines of Java, that repeat the run; empty where unknown
 * @param environment versions, machine and the like, by name
 */
public record RunReportData(
        String task,
        String metric,
        boolean greaterIsBetter,
        String strategy,
        String learnedFrom,
        long seed,
        String budget,
        List<StoredTrial> trials,
        List<FailureGroup> failures,
        List<Member> members,
        String pooling,
        RunInsights insights,
        Map<String, Double> test,
        double seconds,
        double cpuSeconds,
        String command,
        Map<String, String> environment) {

    /**
     * Copies lists and maps.
     *
     * @param task see above
     * @param metric see above
     * @param greaterIsBetter see above
     * @param strategy see above
     * @param learnedFrom see above
     * @param seed see above
     * @param budget see above
     * @param trials see above
     * @param failures see above
     * @param members see above
     * @param pooling see above
     * @param insights see above
     * @param test see above
     * @param seconds see above
     * @param cpuSeconds see above
     * @param command see above
     * @param environment see above
     */
    public RunReportData {
        trials = List.copyOf(trials);
        failures = List.copyOf(failures);
        members = List.copyOf(members);
        test = Map.copyOf(test);
        environment = Map.copyOf(environment);
    }

    /**
     * A model in the ensemble.
     *
     * @param trial the number of the trial that found it
     * @param learner the id of its learner
     * @param configuration the learner's configuration
     * @param weight its share of the prediction, 0 to 1
     */
    public record Member(int trial, String learner, Configuration configuration, double weight) {}

    /** {@return the score that people read} */
    double score(double loss) {
        return greaterIsBetter ? 0 - loss : loss; // unlike -loss never -0.0
    }
}
