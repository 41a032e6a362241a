package dev.autodidact.search.model;

/** One trial that ended. */
public final class Trial {

    private final double[] vector;
    private final double loss;
    private final double seconds;

    Trial(double[] vector, double loss, double seconds) {
        this.vector = vector;
        this.loss = loss;
        this.seconds = seconds;
    }

    /** {@return its configuration, as in {@link Encoding}; not to be changed} */
    public double[] vector() {
        return vector;
    }

    /** {@return what is minimised; positive infinity where the trial failed or was pruned} */
    public double loss() {
        return loss;
    }

    /** {@return what it took} */
    public double seconds() {
        return seconds;
    }

    /** {@return whether the trial has a loss} */
    public boolean isScored() {
        return loss < Double.POSITIVE_INFINITY;
    }
}
