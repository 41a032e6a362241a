package dev.autodidact.search.model;

import java.util.List;

/** A cheap stand-in for the loss, fitted to what was observed. Thread-safe. */
@FunctionalInterface
public interface Surrogate {

    /**
     * {@return what to expect of a vector}
     *
     * @param vector as in {@link Encoding}
     */
    Prediction predict(double[] vector);

    /**
     * {@return what to expect of each of several vectors} All at once is quicker for some.
     *
     * @param vectors as in {@link Encoding}, at least one
     */
    default List<Prediction> predict(List<double[]> vectors) {
        return vectors.stream().map(this::predict).toList();
    }
}
