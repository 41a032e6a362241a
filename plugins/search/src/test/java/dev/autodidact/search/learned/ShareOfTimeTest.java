package dev.autodidact.search.learned;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.execution.Cost;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.strategy.Budget;
import dev.autodidact.api.strategy.LearnContext;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.search.model.Allowance;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** On past tasks the network took ten times as long as the tree; the present budget permits six seconds a trial. */
class ShareOfTimeTest {

    private static final SearchSpace SPACE = SearchSpace.builder()
            .add(SearchProblem.LEARNER, Domain.choice("tree", "network"))
            .add("size", Domain.integer(1, 9))
            .build();
    private static final Configuration TREE = of("tree", 1);
    private static final Configuration NETWORK = of("network", 1);
    private static final Configuration LARGE_NETWORK = of("network", 5);

    @Test
    void everythingIsPermittedUnderABudgetOfTrials() throws InterruptedException {
        Allowance allowance = allowance(Budget.trials(20));

        allowance.observed(ended(TREE, 1, 3600));

        assertThat(allowance.permits(NETWORK)).isTrue();
    }

    @Test
    void nothingIsForbiddenBeforeATrialEnded() throws InterruptedException {
        assertThat(allowance(Budget.seconds(60)).permits(NETWORK)).isTrue();
    }

    @Test
    void whatTookLongOnPastTasksIsForbiddenWhereOthersTakeSecondsAlready() throws InterruptedException {
        Allowance allowance = allowance(Budget.seconds(60));

        allowance.observed(ended(TREE, 1, 2));

        assertThat(allowance.permits(TREE)).isTrue();
        assertThat(allowance.permits(NETWORK)).isFalse();
    }

    @Test
    void whatALearnerTakesHereSaysMoreThanThePast() throws InterruptedException {
        Allowance allowance = allowance(Budget.seconds(60));

        allowance.observed(ended(TREE, 1, 2));
        allowance.observed(ended(NETWORK, 2, 0.5));

        assertThat(allowance.permits(LARGE_NETWORK)).isTrue();
    }

    @Test
    void theLearnerThatIsAheadIsPermitted() throws InterruptedException {
        Allowance allowance = allowance(Budget.seconds(60));

        allowance.observed(ended(TREE, 1, 2));
        allowance.observed(ended(NETWORK, 0.5, 12));

        assertThat(allowance.permits(LARGE_NETWORK)).isTrue();
    }

    @Test
    void whatIsUsualHereIsPermittedHoweverLittleTimeThereIs() throws InterruptedException {
        Allowance allowance = allowance(Budget.seconds(10));

        allowance.observed(ended(NETWORK, 1, 5));
        allowance.observed(ended(TREE, 0.5, 4));

        assertThat(allowance.permits(LARGE_NETWORK)).isTrue();
    }

    private static Allowance allowance(Budget budget) throws InterruptedException {
        Past past = new Past();
        for (int task = 0; task < 3; task++) {
            String name = "past " + task;
            past.scored(name, name, TREE, 1, 1);
            past.scored(name, name, of("tree", 2), 1, 1);
            past.scored(name, name, of("tree", 3), 1, 1);
            past.scored(name, name, NETWORK, 2, 10);
            past.scored(name, name, LARGE_NETWORK, 2, 10);
        }
        PastSpace space = Distiller.distil(past, 1, LearnContext.of(1)).getFirst();
        return ShareOfTime.of(new SearchProblem(SPACE, Map.of(), budget, 2, 1), space);
    }

    private static Observation ended(Configuration configuration, double loss, double seconds) {
        return new Observation(0, Proposal.full(configuration), Outcome.Scored.of(loss, new Cost(seconds, Double.NaN)));
    }

    private static Configuration of(String learner, int size) {
        return SPACE.complete(Map.of(SearchProblem.LEARNER, learner, "size", size));
    }
}
