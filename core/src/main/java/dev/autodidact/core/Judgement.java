package dev.autodidact.core;

import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.data.Target;
import dev.autodidact.api.task.Metric;
import dev.autodidact.api.task.Metrics;
import dev.autodidact.runtime.model.Calibration;
import dev.autodidact.runtime.model.FittedModel;
import dev.autodidact.runtime.preprocess.LabelledTable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Judges a final model on rows that the run has not seen. */
final class Judgement {

    /** Of what fitting a row takes, predicting one takes at most about so much: boosted trees, walked one by one. */
    private static final double PREDICTING = 0.3;

    private Judgement() {}

    /**
     * {@return the model's scores: by the metric of the run, and by all others that are defined there}
     *
     * @param training what the model was fitted on
     * @param test a table that has the target; rows without are left out
     */
    static Map<String, Double> scores(FittedModel model, LabelledTable training, Metric metric, Table test) {
        LabelledTable labelled = training.matching(test);
        Predictions predictions = model.predict(labelled.table());
        Target truth = labelled.target();
        Map<String, Double> scores = new LinkedHashMap<>();
        Calibration calibration = model.calibration();
        scores.put(metric.id(), calibration.score(metric, truth, predictions));
        Metrics.ALL.stream()
                .filter(other -> other.supports(model.schema().type()))
                .forEach(other -> {
                    double score = calibration.score(other, truth, predictions);
                    if (!Double.isNaN(score)) {
                        scores.putIfAbsent(other.id(), score);
                    }
                });
        return scores;
    }

    /**
     * {@return roughly how long it will take}
     *
     * @param fit how long the final fit will take
     * @param fitted on so many rows
     * @param judged so many rows
     */
    static Duration estimate(Duration fit, int fitted, int judged) {
        return Duration.ofMillis((long) (PREDICTING * fit.toMillis() * judged / fitted));
    }
}
