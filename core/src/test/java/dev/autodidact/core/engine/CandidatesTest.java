package dev.autodidact.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.data.RealPredictions;
import dev.autodidact.api.execution.Cost;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.Observation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CandidatesTest {

    private final Candidates candidates = new Candidates(2);

    private void ended(int trial, String learner, double loss) {
        Configuration configuration =
                Configuration.of(Map.of("trial", (double) trial)).nestedIn("learner", learner);
        candidates.ended(new Observation(
                trial,
                Proposal.full(configuration),
                new Outcome.Scored(
                        loss,
                        List.of(loss),
                        Optional.of(new RealPredictions(new double[] {0})),
                        Optional.empty(),
                        Cost.NONE)));
    }

    @Test
    void keepsTheBestAndTheBestOfEachLearner() {
        ended(0, "b", 9);
        ended(1, "b", 8);
        for (int trial = 2; trial < 7; trial++) {
            ended(trial, "a", 7 - trial);
        }
        ended(7, "b", 10);

        assertThat(candidates.best()).extracting(Candidate::trial).containsExactly(6, 5, 4, 1);
    }
}
