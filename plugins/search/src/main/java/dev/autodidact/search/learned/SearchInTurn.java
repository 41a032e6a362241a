package dev.autodidact.search.learned;

import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.api.strategy.Search;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A search until it has nothing left to propose, then another that has seen all; nothing is proposed twice. */
final class SearchInTurn implements Search {

    private final Search first;
    private final Search second;
    private final Set<Proposal> done = new HashSet<>();
    private boolean isFirstDone;

    SearchInTurn(Search first, Search second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public Optional<Proposal> propose() {
        if (!isFirstDone) {
            Optional<Proposal> next = first.propose();
            isFirstDone = next.isEmpty();
            if (next.isPresent()) {
                done.add(next.get());
                return next;
            }
        }
        Optional<Proposal> next = second.propose();
        while (next.isPresent() && !done.add(next.get())) {
            next = second.propose();
        }
        return next;
    }

    @Override
    public void observe(Observation observation) {
        first.observe(observation);
        second.observe(observation);
    }
}
