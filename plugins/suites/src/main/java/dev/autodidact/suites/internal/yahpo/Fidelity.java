package dev.autodidact.suites.internal.yahpo;

import dev.autodidact.api.space.Domain;

/**
 * A hyperparameter that sets the effort, in proportion: half the fidelity is half its highest value.
 *
 * @param low its lowest value, above 0
 * @param high its highest value: the full effort
 * @param whole whether it is a whole number
 */
record Fidelity(double low, double high, boolean whole) {

    /** {@return the fidelity of a numeric hyperparameter} */
    static Fidelity of(Domain domain) {
        return switch (domain) {
            case Domain.Real real -> new Fidelity(real.low(), real.high(), false);
            case Domain.Int range -> new Fidelity(range.low(), range.high(), true);
            case Domain.Choice choice -> throw new IllegalArgumentException("effort must be a number, not " + choice);
        };
    }

    /** {@return the smallest share of the full effort} */
    double minimum() {
        return low / high;
    }

    /**
     * {@return the hyperparameter's value}
     *
     * @param share of the full effort, above 0 and at most 1
     */
    double value(double share) {
        double value = Math.clamp(share * high, low, high);
        return whole ? Math.rint(value) : value;
    }
}
