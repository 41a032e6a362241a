package dev.autodidact.hostile;

import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.strategy.SearchProblem;
import java.util.Optional;

/** Returns neither a proposal nor the lack of one. */
final class NullProposal extends HostileStrategy {

    NullProposal() {
        super("null-proposal");
    }

    @Override
    Optional<Proposal> propose(SearchProblem problem) {
        return Nothing.atAll();
    }
}
