package dev.autodidact.gradient.fewshot;

/** A method that learns a space in which rows of one class are near each other. */
interface Embedding extends Method {

    /**
     * Where rows are, rows x dimensions: near each other by squared distance where they are alike.
     *
     * @param meta what was learned
     * @param inputs rows x features
     */
    double[][] places(double[] meta, double[] inputs, int rows);
}
