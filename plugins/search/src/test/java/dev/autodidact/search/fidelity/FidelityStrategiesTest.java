package dev.autodidact.search.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.execution.Cost;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.strategy.Budget;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.api.strategy.Search;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.api.strategy.SearchStrategy;
import dev.autodidact.testkit.SearchStrategyContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FidelityStrategiesTest {

    private static final SearchSpace SPACE = SearchSpace.of("x", Domain.real(0, 1));

    @Nested
    class SuccessiveHalvingContract extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return FidelityStrategies.successiveHalving();
        }
    }

    @Nested
    class HyperbandContract extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return FidelityStrategies.hyperband();
        }
    }

    @Nested
    class AshaContract extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return FidelityStrategies.asha();
        }
    }

    @Nested
    class BohbContract extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return FidelityStrategies.bohb();
        }
    }

    @Nested
    class MobsterContract extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return FidelityStrategies.mobster();
        }
    }

    @Nested
    class DehbContract extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return FidelityStrategies.dehb();
        }
    }

    @Test
    void bracketsAreThoseOfThePaper() {
        // Li and others, 2018, table 1: R = 81, eta = 3
        assertThat(Brackets.sizes(4, 4)).containsExactly(81, 27, 9, 3, 1);
        assertThat(Brackets.sizes(4, 3)).containsExactly(0, 34, 11, 3, 1);
        assertThat(Brackets.sizes(4, 2)).containsExactly(0, 0, 15, 5, 1);
        assertThat(Brackets.sizes(4, 1)).containsExactly(0, 0, 0, 8, 2);
        assertThat(Brackets.sizes(4, 0)).containsExactly(0, 0, 0, 0, 5);
    }

    @Test
    void halvingPromotesTheBestThirdOfEachRung() {
        List<Proposal> proposals = run(FidelityStrategies.successiveHalving(), 1 / 9.0, 13, 1);

        assertThat(proposals)
                .extracting(Proposal::fidelity)
                .startsWith(1 / 9.0, 1 / 9.0)
                .endsWith(1.0);
        assertThat(proposals.subList(9, 12)).allMatch(proposal -> proposal.fidelity() == 1 / 3.0);
        List<Double> first = proposals.subList(0, 9).stream()
                .map(proposal -> proposal.configuration().real("x"))
                .sorted()
                .toList();
        assertThat(proposals.get(12).configuration().real("x")).isEqualTo(first.get(0));
    }

    @Test
    void noTrialIsBelowTheMinimumFidelity() {
        for (SearchStrategy strategy : FidelityStrategies.all()) {
            assertThat(run(strategy, 1 / 52.0, 150, 3))
                    .as(strategy.id())
                    .allMatch(proposal -> proposal.fidelity() >= 1 / 52.0)
                    .anyMatch(proposal -> proposal.fidelity() == 1);
        }
    }

    @Test
    void withoutCheapFidelitiesEveryTrialIsFull() {
        for (SearchStrategy strategy : FidelityStrategies.all()) {
            assertThat(run(strategy, 1, 60, 2))
                    .as(strategy.id())
                    .hasSize(60)
                    .allMatch(proposal -> proposal.fidelity() == 1)
                    .doesNotHaveDuplicates();
        }
    }

    /** {@return the proposals of a search on a loss that grows with x, whatever the fidelity} */
    private static List<Proposal> run(SearchStrategy strategy, double minimumFidelity, int trials, int slots) {
        Search search = strategy.begin(
                new SearchProblem(SPACE, Map.of(), Budget.trials(trials), slots, minimumFidelity),
                Knowledge.NONE,
                Seeds.generator(1, "search"));
        List<Proposal> proposals = new ArrayList<>();
        int told = 0;
        while (proposals.size() < trials) {
            while (told <= proposals.size() - slots) {
                Proposal proposal = proposals.get(told);
                double loss = proposal.configuration().real("x");
                search.observe(new Observation(told++, proposal, Outcome.Scored.of(loss, Cost.NONE)));
            }
            proposals.add(search.propose().orElseThrow());
        }
        return proposals;
    }
}
