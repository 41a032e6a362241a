package dev.autodidact.learnedoptimizer;

/** Computes what goes into a layer's gates. */
interface Product {

    /**
     * Overwrites the output rows by the weighted sums of the input rows, biases added.
     *
     * @param layer 0 or 1
     * @param in the layer's inputs, its own last output included
     * @param out one row per gate
     * @param n the number of coordinates, at most as many as the rows are long
     */
    void apply(int layer, float[][] in, float[][] out, int n);
}
