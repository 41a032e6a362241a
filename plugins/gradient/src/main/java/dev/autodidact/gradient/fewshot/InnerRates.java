package dev.autodidact.gradient.fewshot;

/** The learning rates of inner steps, one for each parameter of the network: the first step may have others. */
final class InnerRates {

    private final double[] first;
    private final double[] later;

    /**
     * Makes them.
     *
     * @param first those of the first step; handed over, not copied
     * @param later those of all steps after it; handed over, not copied
     */
    InnerRates(double[] first, double[] later) {
        this.first = first;
        this.later = later;
    }

    /** Those of a step, counted from 0; shared. */
    double[] of(int step) {
        return step == 0 ? first : later;
    }
}
