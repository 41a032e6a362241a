package dev.autodidact.learnedoptimizer;

/** Losses of problems of all sizes, made comparable. */
final class RelativeLoss {

    /** How much a loss counts relative to that at the window's start; the rest is relative to that at the descent's start. */
    private static final double LATE = 0.5;

    /** A loss below this share of that at the start counts as this share. */
    private static final double LEAST_SHARE = 1e-3;

    private RelativeLoss() {}

    /**
     * {@return what a loss is to be multiplied by}
     *
     * @param start the loss at the start of the descent
     * @param now the loss at the start of the window
     */
    static double factor(double start, double now) {
        double late = Math.clamp(now, LEAST_SHARE * start, start);
        return 1 / (StrictMath.pow(start, 1 - LATE) * StrictMath.pow(late, LATE));
    }
}
