package dev.autodidact.hostile;

import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.SearchProblem;
import java.util.Map;
import java.util.Optional;

/** Proposes what is not in the space. */
final class OutsideProposal extends HostileStrategy {

    OutsideProposal() {
        super("outside-proposal");
    }

    @Override
    Optional<Proposal> propose(SearchProblem problem) {
        return Optional.of(Proposal.full(Configuration.of(Map.of("nothing", 1.0))));
    }
}
