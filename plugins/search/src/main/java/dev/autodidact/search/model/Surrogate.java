package dev.autodidact.search.model;

/** A cheap stand-in for the loss, fitted to what was observed. Thread-safe. */
@FunctionalInterface
public interface Surrogate {

    /**
     * {@return what to expect of a vector}
     *
     * @param vector as in {@link Encoding}
     */
    Prediction predict(double[] vector);
}
