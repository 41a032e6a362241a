package dev.autodidact.core.engine;

import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.Target;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.Encoding;
import dev.autodidact.core.preprocess.Split;
import dev.autodidact.runtime.preprocess.LabelledTable;
import dev.autodidact.runtime.preprocess.Preprocessor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** One fold of a table in every encoding asked for, each made once, when it is first asked for. Thread-safe. */
final class EncodedFold {

    /** However low the fidelity, so many rows are trained on, where there are so many. */
    private static final int LEAST_ROWS = 10;

    private final LabelledTable data;
    private final Split split;
    private final int[] heldOutRows;
    private final Target trainingTarget;
    private final Target validationTarget;
    private final Map<Encoding, Parts> encoded = new ConcurrentHashMap<>();
    private final Lazy<Preprocessor> preprocessor;

    EncodedFold(LabelledTable data, Split split, int[] heldOutRows) {
        this.data = data;
        this.split = split;
        this.heldOutRows = heldOutRows;
        this.preprocessor = new Lazy<>(() -> Preprocessor.fit(data, split.train()));
        this.trainingTarget = data.target().take(split.train());
        this.validationTarget = data.target().take(split.validation());
    }

    /** The rows to train on: all, or the first of them, which are a fair sample, at a lower fidelity. */
    TrainingData training(Encoding encoding, double fidelity) {
        TrainingData all = new TrainingData(parts(encoding).training(), trainingTarget);
        int rows = trainingRows(fidelity);
        if (rows == all.rows()) {
            return all;
        }
        int[] first = IntStream.range(0, rows).toArray();
        return new TrainingData(all.features().take(first), all.target().take(first));
    }

    TrainingData validation(Encoding encoding) {
        return new TrainingData(parts(encoding).validation(), validationTarget);
    }

    Target validationTarget() {
        return validationTarget;
    }

    int[] validationRows() {
        return split.validation();
    }

    /** Fitted on the fold's training rows alone. */
    Preprocessor preprocessor() {
        return preprocessor.get();
    }

    int trainingRows() {
        return split.train().length;
    }

    /** How many of the rows are trained on at a fidelity. */
    int trainingRows(double fidelity) {
        int all = trainingRows();
        return Math.clamp(Math.round(all * fidelity), Math.min(all, LEAST_ROWS), all);
    }

    /** The rows held out of the whole search; none, where nothing is held out. */
    Features heldOut(Encoding encoding) {
        return parts(encoding).heldOut();
    }

    boolean hasHeldOut() {
        return heldOutRows.length > 0;
    }

    private Parts parts(Encoding encoding) {
        return encoded.computeIfAbsent(
                encoding,
                wanted -> new Parts(
                        preprocessor().encodeTraining(data, split.train(), wanted),
                        preprocessor().encode(data.table(), split.validation(), wanted),
                        preprocessor().encode(data.table(), heldOutRows, wanted)));
    }

    private record Parts(Features training, Features validation, Features heldOut) {}
}
