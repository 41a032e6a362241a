package dev.autodidact.learnedoptimizer;

/**
 * What tells one coordinate-wise LSTM from another: what it sees of the gradients, and what the outputs of its head mean.
 * Thread-safe.
 */
interface Design {

    /** {@return the network's shape} */
    Shape shape();

    /** {@return how many running means the inputs need for each coordinate} */
    int means();

    /**
     * Updates the running means of some coordinates and computes their inputs. Whatever the gradient, they are finite.
     *
     * @param step the number of this step, from 1
     * @param means {@link #means} arrays as long as the gradient, 0 before the first step
     * @param at the first coordinate in the gradient and the means
     * @param inputs one row for each input, filled from 0
     */
    void read(long step, float[] gradient, float[][] means, int at, int n, float[][] inputs);

    /**
     * Computes the step that the network proposes, to be subtracted from the parameters.
     *
     * @param outputs the head's sums, one row for each output; not changed
     * @param inputs what {@link #read} computed
     */
    void propose(float[][] outputs, float[][] inputs, float[] step, int n);

    /**
     * Overwrites the head's sums by the derivatives of the loss by them.
     *
     * @param byStep the derivative of the loss by each coordinate's step
     */
    void proposeBackward(float[][] outputs, float[][] inputs, float[] byStep, int n);
}
