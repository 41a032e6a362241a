package dev.autodidact.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.execution.Cost;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.SearchProblem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeadersTest {

    private final Leaders leaders = new Leaders();

    @Test
    void aTrialRacesAgainstTheBestOfItsLearner() {
        leaders.ended(trial("a", 1), scored(0.1, 0.3));
        leaders.ended(trial("b", 1), scored(0.6, 0.8));
        leaders.ended(trial("b", 1), scored(0.5, 0.7));
        leaders.ended(trial("b", 1), scored(0.8, 0.9));

        assertThat(leaders.toBeat(trial("b", 1))).containsExactly(0.5, 0.7);
    }

    @Test
    void theFirstOfALearnerRunsToItsEnd() {
        leaders.ended(trial("a", 1), scored(0.1, 0.3));
        leaders.ended(trial("b", 1), new Outcome.Pruned(List.of(2.0), "slow", new Cost(1, 1)));

        assertThat(leaders.toBeat(trial("b", 1))).isEmpty();
    }

    @Test
    void trialsOfLessEffortNeitherLeadNorRace() {
        leaders.ended(trial("a", 0.5), scored(0.1, 0.3));
        assertThat(leaders.toBeat(trial("a", 1))).isEmpty();

        leaders.ended(trial("a", 1), scored(0.2, 0.3));
        assertThat(leaders.toBeat(trial("a", 0.5))).isEmpty();
    }

    private static Proposal trial(String learner, double fidelity) {
        return new Proposal(Configuration.of(Map.of(SearchProblem.LEARNER, learner)), fidelity);
    }

    private static Outcome scored(double first, double second) {
        return new Outcome.Scored(
                (first + second) / 2, List.of(first, second), Optional.empty(), Optional.empty(), 1, new Cost(1, 1));
    }
}
