package dev.autodidact.search.fidelity;

import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.api.strategy.Search;
import java.util.Optional;

/**
 * The asynchronous successive halving algorithm, ASHA (Li and others, 2020, "A system for massively parallel
 * hyperparameter tuning", algorithm 2): whenever there is one, the best configuration in the top third of the highest
 * rung that was not promoted is promoted; otherwise a new one begins on the lowest rung. So nothing ever waits. When
 * nothing new is left, the rest is tried at full fidelity. Not thread-safe.
 */
final class AsynchronousHalving implements Search {

    private final Rungs rungs;
    private final Source source;
    private boolean exhausted;

    AsynchronousHalving(Rungs rungs, Source source) {
        this.rungs = rungs;
        this.source = source;
    }

    @Override
    public Optional<Proposal> propose() {
        Optional<Proposal> proposal = exhausted ? Optional.empty() : promoted().or(this::begun);
        exhausted = proposal.isEmpty();
        proposal = proposal.or(rungs::leftover);
        proposal.ifPresent(source::proposed);
        return proposal;
    }

    private Optional<Proposal> promoted() {
        for (int rung = rungs.top() - 1; rung >= 0; rung--) {
            int next = rung + 1;
            Optional<Configuration> promotable = rungs.promotable(rung, rungs.ended(rung) / Rungs.ETA);
            if (promotable.isPresent()) {
                return promotable.map(configuration -> rungs.propose(configuration, next));
            }
        }
        return Optional.empty();
    }

    private Optional<Proposal> begun() {
        return source.next().map(configuration -> rungs.propose(configuration, 0));
    }

    @Override
    public void observe(Observation observation) {
        rungs.observe(observation);
        source.observe(observation);
    }
}
