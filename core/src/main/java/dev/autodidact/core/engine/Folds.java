package dev.autodidact.core.engine;

import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.Target;
import dev.autodidact.api.task.Metric;
import dev.autodidact.api.task.TaskProfile;
import dev.autodidact.core.model.ConstantPredictor;
import dev.autodidact.core.preprocess.LabelledTable;
import dev.autodidact.core.preprocess.MetaFeatures;
import dev.autodidact.core.preprocess.Preprocessor;
import dev.autodidact.core.preprocess.Split;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A table split for validation, encoded once and shared by every trial on it. Thread-safe. */
final class Folds {

    private final Metric metric;
    private final List<EncodedFold> folds;
    private final Target training;
    private final Optional<Target> heldOut;
    private final int[] validatedRows;
    private final Target validated;
    private final TaskProfile profile;
    private final Map<String, Double> metaFeatures;

    /**
     * Makes folds.
     *
     * @param data the table
     * @param metric how predictions are judged
     * @param splits row numbers to train and validate on
     * @param heldOutRows row numbers kept apart from all splits; empty where there are none
     */
    Folds(LabelledTable data, Metric metric, List<Split> splits, int[] heldOutRows) {
        this.metric = metric;
        boolean[] apart = new boolean[data.target().rows()];
        for (int row : heldOutRows) {
            apart[row] = true;
        }
        training = data.target()
                .take(IntStream.range(0, apart.length)
                        .filter(row -> !apart[row])
                        .toArray());
        heldOut = heldOutRows.length == 0
                ? Optional.empty()
                : Optional.of(data.target().take(heldOutRows));
        validatedRows = splits.stream()
                .flatMapToInt(split -> IntStream.of(split.validation()))
                .sorted()
                .toArray();
        validated = data.target().take(validatedRows);
        profile = data.profile();
        metaFeatures = MetaFeatures.of(data);
        folds = splits.stream()
                .map(split -> new EncodedFold(
                        data, Preprocessor.fit(data.table(), data.targetName(), split.train()), split, heldOutRows))
                .toList();
    }

    List<EncodedFold> all() {
        return folds;
    }

    Metric metric() {
        return metric;
    }

    TaskProfile profile() {
        return profile;
    }

    Map<String, Double> metaFeatures() {
        return metaFeatures;
    }

    /** The validated rows, ascending; each is validated once. */
    int[] validatedRows() {
        return validatedRows;
    }

    /** The targets of {@link #validatedRows}. */
    Target validated() {
        return validated;
    }

    double trainedShare() {
        return folds.stream().mapToInt(EncodedFold::trainingRows).average().orElseThrow() / training.rows();
    }

    /** The loss of predictions for the rows held out; NaN where there are none. */
    double heldOutLoss(Optional<Predictions> predictions) {
        return heldOut.flatMap(truth -> predictions.map(given -> loss(truth, given)))
                .orElse(Double.NaN);
    }

    /** The loss of a constant on the rows held out, or on the validated rows where nothing is held out. */
    double referenceLoss() {
        Target judged = heldOut.orElse(validated);
        return loss(judged, ConstantPredictor.predict(training, judged.rows()));
    }

    double loss(Target truth, Predictions predictions) {
        return metric.toLoss(metric.score(truth, predictions));
    }
}
