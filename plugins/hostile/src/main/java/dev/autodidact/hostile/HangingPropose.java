package dev.autodidact.hostile;

import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.strategy.SearchProblem;
import java.util.Optional;

/** Never ends to propose. */
final class HangingPropose extends HostileStrategy {

    HangingPropose() {
        super("hanging-propose");
    }

    @Override
    Optional<Proposal> propose(SearchProblem problem) {
        new Spin().run();
        return super.propose(problem);
    }
}
