package dev.autodidact.gradient.fewshot;

/**
 * At what share of the learning rate inner steps go where the last layer begins at 0.
 *
 * @param blocks of all but the last layer, in every step; the first does not move them
 * @param lastLayer of the last layer, in all steps but the first, which puts it in its place
 */
record Pace(double blocks, double lastLayer) {

    /** For exact derivatives through the steps, and for Reptile. */
    static final Pace OF_THE_BLOCKS = new Pace(1, 0.05);

    /** For first-order derivatives, which do not tell blocks that they will move. */
    static final Pace OF_THE_LAST_LAYER = new Pace(0.05, 1);
}
