package dev.autodidact.registry;

import dev.autodidact.api.task.TaskKind;
import java.util.Map;

/**
 * A task as it enters the registry.
 *
 * @param id the hash of its content: the same data, target and metric give the same id wherever they come from
 * @param suite the id of its suite; empty where it comes from a file of a user
 * @param name its name within the suite
 * @param family what variants of one data set have in common
 * @param kind the kind of task
 * @param metric the id of the metric; empty where there is none and losses speak for themselves
 * @param greaterIsBetter whether greater values of the metric are better
 * @param metaFeatures what is known of it beforehand, by name; NaN where a value is unknown
 */
public record NewTask(
        String id,
        String suite,
        String name,
        String family,
        TaskKind kind,
        String metric,
        boolean greaterIsBetter,
        Map<String, Double> metaFeatures) {

    /**
     * Copies the map.
     *
     * @param id see above
     * @param suite see above
     * @param name see above
     * @param family see above
     * @param kind see above
     * @param metric see above
     * @param greaterIsBetter see above
     * @param metaFeatures see above
     */
    public NewTask {
        metaFeatures = Map.copyOf(metaFeatures);
    }

    /**
     * {@return the score that people read: the value of the metric}
     *
     * @param loss a stored loss, where smaller is better
     */
    public double score(double loss) {
        return greaterIsBetter ? 0 - loss : loss; // unlike -loss never -0.0
    }
}
