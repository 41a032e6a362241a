package dev.autodidact.suites.internal.openml;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.task.Metric;
import dev.autodidact.api.task.Metrics;
import dev.autodidact.api.task.TaskType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What OpenML says of a task.
 *
 * @param id the task's number
 * @param type classification or regression
 * @param data the number of the data set
 * @param target the column to predict
 * @param splits the path of the published splits on the server
 * @param metric how predictions are judged: the published measure where we have it, else the standard of the type
 */
record TaskDescription(String id, TaskType type, String data, String target, String splits, Metric metric) {

    private static final String CLASSIFICATION = "1";
    private static final String REGRESSION = "2";

    /**
     * {@return the description of a task}
     *
     * @throws AutodidactException where there is no such task, or it is neither classification nor regression
     */
    static TaskDescription of(String id, OpenMl server) {
        Xml xml = read(server.file("/api/v1/xml/task/" + id, ""));
        String kind = xml.text("task_type_id");
        if (!kind.equals(CLASSIFICATION) && !kind.equals(REGRESSION)) {
            throw AutodidactException.caller("task " + id + " of OpenML is of type '" + xml.text("task_type")
                    + "'\nTasks of supervised classification and regression can be used.");
        }
        TaskType type = kind.equals(CLASSIFICATION) ? TaskType.CLASSIFICATION : TaskType.REGRESSION;
        String splits = xml.text("data_splits_url");
        if (splits.isEmpty()
                || xml.text("data_set_id").isEmpty()
                || xml.text("target_feature").isEmpty()) {
            throw AutodidactException.caller("task " + id
                    + " of OpenML lacks a data set, a target or splits\nUse another task of the data set.");
        }
        return new TaskDescription(
                id,
                type,
                xml.text("data_set_id"),
                xml.text("target_feature"),
                path(splits),
                metric(xml.text("evaluation_measure"), type));
    }

    static Xml read(Path file) {
        try {
            return new Xml(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the path of an address: published addresses name hosts that have moved since} */
    static String path(String address) {
        return URI.create(address).getRawPath();
    }

    private static Metric metric(String measure, TaskType type) {
        Metric metric = switch (measure) {
            case "predictive_accuracy" -> Metrics.ACCURACY;
            case "area_under_roc_curve" -> Metrics.AUC;
            case "root_mean_squared_error" -> Metrics.RMSE;
            case "mean_absolute_error" -> Metrics.MAE;
            default -> Metrics.standard(type);
        };
        return metric.supports(type) ? metric : Metrics.standard(type);
    }
}
