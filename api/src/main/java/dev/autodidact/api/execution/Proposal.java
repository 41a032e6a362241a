package dev.autodidact.api.execution;

import dev.autodidact.api.space.Configuration;

/**
 * What a search wants evaluated next.
 *
 * @param configuration a configuration of the problem's space
 * @param fidelity the share of the full effort, above 0 and at most 1
 */
public record Proposal(Configuration configuration, double fidelity) {

    /**
     * Checks the fidelity.
     *
     * @param configuration see above
     * @param fidelity see above
     * @throws IllegalArgumentException where the fidelity is outside 0 (excluded) to 1
     */
    public Proposal {
        if (!(fidelity > 0 && fidelity <= 1)) {
            throw new IllegalArgumentException("fidelity " + fidelity + " is outside 0 (excluded) to 1");
        }
    }

    /**
     * {@return a proposal of full fidelity}
     *
     * @param configuration a configuration of the problem's space
     */
    public static Proposal full(Configuration configuration) {
        return new Proposal(configuration, 1);
    }
}
