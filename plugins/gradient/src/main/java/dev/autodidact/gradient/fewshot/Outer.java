package dev.autodidact.gradient.fewshot;

/** The learning rate of outer steps over the meta-training: constant at first, then falling to nothing in a line. */
final class Outer {

    private static final double CONSTANT = 0.7;

    private Outer() {}

    /**
     * The rate of a step.
     *
     * @param highest the rate at the beginning
     * @param share how much is done, 0 to below 1
     */
    static double rate(double highest, double share) {
        return highest * Math.min(1, (1 - share) / (1 - CONSTANT));
    }
}
