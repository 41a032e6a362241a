package dev.autodidact.core.engine;

import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.SearchProblem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whom trials race against: the best trial of full fidelity of the same learner. Against the best of all, one learner would
 * be left in the end, and an ensemble lives on learners that err differently.
 */
final class Leaders {

    private final Map<String, Outcome.Scored> leaders = new HashMap<>();

    /** {@return the losses of the leader, fold by fold; none, where there is none} */
    List<Double> toBeat(Proposal proposal) {
        Outcome.Scored leader = leaders.get(learner(proposal.configuration()));
        return leader == null || proposal.fidelity() < 1 ? List.of() : leader.foldLosses();
    }

    void ended(Proposal proposal, Outcome outcome) {
        if (outcome instanceof Outcome.Scored scored && proposal.fidelity() == 1) {
            leaders.merge(
                    learner(proposal.configuration()),
                    scored.withoutPredictions(),
                    (leader, later) -> later.loss() < leader.loss() ? later : leader);
        }
    }

    private static String learner(Configuration configuration) {
        return configuration.has(SearchProblem.LEARNER) ? configuration.choice(SearchProblem.LEARNER) : "";
    }
}
