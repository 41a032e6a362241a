package dev.autodidact.api.experience;

import dev.autodidact.api.task.TaskKind;
import java.util.Map;

/**
 * A task of the past.
 *
 * @param id its id in the registry
 * @param name its name within its suite
 * @param family what variants of one data set have in common; whoever is judged on one member may not learn from another
 * @param kind the kind of task
 * @param metric the id of the metric; empty where there is none
 * @param metaFeatures what was known of it beforehand, by name
 */
public record TaskRecord(
        String id, String name, String family, TaskKind kind, String metric, Map<String, Double> metaFeatures) {

    /**
     * Copies the map.
     *
     * @param id see above
     * @param name see above
     * @param family see above
     * @param kind see above
     * @param metric see above
     * @param metaFeatures see above
     */
    public TaskRecord {
        metaFeatures = Map.copyOf(metaFeatures);
    }
}
