package dev.autodidact.api.learner;

import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.formula.Formula;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** A fitted model. Immutable and thread-safe. */
public interface Model {

    /**
     * Predicts. The features are encoded by the encoding that the model was fitted with.
     *
     * @param features as many features as at fitting, any number of rows, 0 included
     * @return for classification {@link dev.autodidact.api.data.ClassProbabilities} with one column per class of the
     *     training target's list, absent classes included; for regression
     *     {@link dev.autodidact.api.data.RealPredictions}
     */
    Predictions predict(Features features);

    /**
     * Writes the model as data, never as code that the reader would run; {@link Learner#read} is the inverse.
     *
     * @param out where to; left open
     * @throws IOException where writing fails
     */
    void write(OutputStream out) throws IOException;

    /**
     * {@return what the model computes, so that it can be exported to where there is no Java; empty where it cannot be
     * said in these terms}
     */
    default Optional<Formula> formula() {
        return Optional.empty();
    }
}
