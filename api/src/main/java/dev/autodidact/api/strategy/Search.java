package dev.autodidact.api.strategy;

import dev.autodidact.api.execution.Proposal;
import java.util.Optional;

/**
 * One search under way, by ask and tell. The engine calls it from one thread at a time, tells outcomes in the order of
 * the proposals, and asks for proposal i only when it has told all outcomes up to i - slots: so the number of threads
 * does not change what is proposed.
 */
public interface Search {

    /**
     * {@return what to evaluate next; empty where there is nothing left to propose, which ends the search}
     *
     * <p>Every proposal must lie in the problem's space. On a finite space nothing is proposed twice at the same
     * fidelity.
     */
    Optional<Proposal> propose();

    /**
     * Takes note of an outcome.
     *
     * @param observation how an earlier proposal turned out
     */
    void observe(Observation observation);
}
