package dev.autodidact.search.learned;

import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.api.strategy.Search;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/**
 * A search through a list, and then another that has seen how the list turned out. Nothing is proposed twice: what the
 * other proposes of the list is passed over.
 */
final class ListedSearch implements Search {

    private final Queue<Configuration> listed;
    private final Search then;
    private final Set<Configuration> done = new HashSet<>();

    ListedSearch(List<Configuration> listed, Search then) {
        this.listed = new ArrayDeque<>(listed);
        this.then = then;
    }

    @Override
    public Optional<Proposal> propose() {
        while (!listed.isEmpty()) {
            Configuration next = listed.remove();
            if (done.add(next)) {
                return Optional.of(Proposal.full(next));
            }
        }
        Optional<Proposal> next = then.propose();
        while (next.isPresent() && done.contains(next.get().configuration())) {
            next = then.propose();
        }
        return next;
    }

    @Override
    public void observe(Observation observation) {
        then.observe(observation);
    }
}
