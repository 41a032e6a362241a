package dev.autodidact.search.model;

/** One trial that ended. */
public final class Trial {

    private final double[] vector;
    private final double loss;

    /**
     * Makes a trial.
     *
     * @param vector its configuration, as in {@link Encoding}; not copied
     * @param loss what is minimised; positive infinity where it failed or was pruned
     */
    public Trial(double[] vector, double loss) {
        this.vector = vector;
        this.loss = loss;
    }

    /**
     * {@return this with another loss}
     *
     * @param difference what is added to the loss
     */
    public Trial shifted(double difference) {
        return new Trial(vector, loss + difference);
    }

    /** {@return its configuration, as in {@link Encoding}; not to be changed} */
    public double[] vector() {
        return vector;
    }

    /** {@return what is minimised; positive infinity where the trial failed or was pruned} */
    public double loss() {
        return loss;
    }

    /** {@return whether the trial has a loss} */
    public boolean isScored() {
        return loss < Double.POSITIVE_INFINITY;
    }
}
