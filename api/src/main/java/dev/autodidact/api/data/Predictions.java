package dev.autodidact.api.data;

/** What a model says of some rows. */
public sealed interface Predictions permits ClassProbabilities, RealPredictions {

    /** {@return the number of rows} */
    int rows();

    /**
     * {@return what is wrong with these predictions in words, or the empty string where they are well formed}
     *
     * <p>The engine asks this of every model's answer; a broken one makes the trial fail as "invalid output".
     */
    String defect();
}
