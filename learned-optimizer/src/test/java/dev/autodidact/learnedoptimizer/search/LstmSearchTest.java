package dev.autodidact.learnedoptimizer.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.execution.Cost;
import dev.autodidact.api.execution.Failure;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.Draws;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.strategy.Budget;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.api.strategy.Search;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.api.strategy.SearchStrategy;
import dev.autodidact.testkit.SearchStrategyContract;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LstmSearchTest {

    private static final Cost COST = new Cost(0.1, Double.NaN);

    private static final SearchSpace PLANE = SearchSpace.builder()
            .add("x", Domain.real(0, 1))
            .add("y", Domain.real(0, 1))
            .build();

    @Nested
    class Contract extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return new LstmSearch();
        }
    }

    @Nested
    class ContractOfWeightsThatKnowNothing extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return new LstmSearch(nonsense());
        }
    }

    @Test
    void atLeastEveryFourthProposalIsTheNextRandomDrawWhateverTheWeights() {
        List<Configuration> draws = new ArrayList<>();
        Draws random = new Draws(PLANE, Seeds.generator(1, "search").split(), new HashSet<>());
        for (int i = 0; i < 50; i++) {
            draws.add(random.get().orElseThrow());
        }
        for (SearchWeights weights : List.of(SearchWeights.shipped(), nonsense())) {
            List<Configuration> proposals = run(weights, PLANE, 200, LstmSearchTest::bowl);
            for (int n = 4; n <= proposals.size(); n++) {
                assertThat(proposals.subList(0, n)).containsAll(draws.subList(0, Math.min(draws.size(), n / 4)));
            }
        }
    }

    @Test
    void aNetworkThatIsOfNoUseGetsOnlyEverySecondProposal() {
        List<Configuration> proposals = run(nonsense(), PLANE, 100, configuration -> 0);
        Draws random = new Draws(PLANE, Seeds.generator(1, "search").split(), new HashSet<>());
        long drawn = 0;
        for (int i = 0; i < 50; i++) {
            drawn += proposals.contains(random.get().orElseThrow()) ? 1 : 0;
        }
        assertThat(drawn).isBetween(42L, 50L);
    }

    @Test
    void neitherUnitNorOffsetOfTheLossMatters() {
        List<Configuration> plain = run(SearchWeights.shipped(), PLANE, 40, LstmSearchTest::bowl);
        assertThat(run(SearchWeights.shipped(), PLANE, 40, c -> 1024 * bowl(c))).isEqualTo(plain);
        assertThat(run(SearchWeights.shipped(), PLANE, 40, c -> bowl(c) / 1024)).isEqualTo(plain);
    }

    @Test
    void explodingAndFailingTrialsDoNotKeepItFromTheMinimum() {
        List<Configuration> proposals = run(SearchWeights.shipped(), PLANE, 50, c -> {
            if (c.real("x") > 0.9) {
                return Double.NaN;
            }
            return c.real("y") > 0.9 ? 1e300 : bowl(c);
        });
        assertThat(proposals.stream().mapToDouble(LstmSearchTest::bowl).min().orElseThrow())
                .isLessThan(0.003);
    }

    @Test
    void pastItsHorizonItGoesOnGettingCloser() {
        List<Configuration> proposals = run(SearchWeights.shipped(), PLANE, 300, LstmSearchTest::bowl);
        double atHorizon = proposals.stream()
                .limit(Inputs.HORIZON)
                .mapToDouble(LstmSearchTest::bowl)
                .min()
                .orElseThrow();
        double atEnd =
                proposals.stream().mapToDouble(LstmSearchTest::bowl).min().orElseThrow();
        assertThat(atEnd).isLessThan(atHorizon / 3);
    }

    @Test
    void atItsHorizonItIsBetterThanRandomSearchOnMostUnseenFunctions() {
        int functions = 100;
        int better = 0;
        for (int i = 0; i < functions; i++) {
            GaussianProcess unseen = GaussianProcess.draw(2, Seeds.generator(i, "unseen"));
            ToDoubleFunction<Configuration> loss = configuration -> {
                float[] at = {(float) configuration.real("x"), (float) configuration.real("y")};
                return unseen.at(at, 0, new float[2]);
            };
            double found = run(SearchWeights.shipped(), PLANE, Inputs.HORIZON, loss).stream()
                    .mapToDouble(loss)
                    .min()
                    .orElseThrow();
            Draws random = new Draws(PLANE, Seeds.generator(i, "random"), new HashSet<>());
            double drawn = Stream.generate(() -> random.get().orElseThrow())
                    .limit(Inputs.HORIZON)
                    .mapToDouble(loss)
                    .min()
                    .orElseThrow();
            better += found < drawn ? 1 : 0;
        }
        assertThat(better).isGreaterThan(70);
    }

    /** A bowl whose bottom is at (0.3, 0.7). */
    private static double bowl(Configuration configuration) {
        double x = configuration.real("x") - 0.3;
        double y = configuration.real("y") - 0.7;
        return x * x + y * y;
    }

    private static SearchWeights nonsense() {
        float[] weights = Shape.initial(Seeds.generator(7, "nonsense"));
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= 5;
        }
        return new SearchWeights(weights, "");
    }

    /** The proposals of a search; a loss of NaN stands for a trial that fails. */
    private static List<Configuration> run(
            SearchWeights weights, SearchSpace space, int trials, ToDoubleFunction<Configuration> loss) {
        SearchProblem problem = new SearchProblem(space, Map.of(), Budget.trials(trials), 1, 1);
        Search search = new LstmSearch(weights).begin(problem, Knowledge.NONE, Seeds.generator(1, "search"));
        List<Configuration> proposals = new ArrayList<>();
        for (int trial = 0; trial < trials; trial++) {
            Proposal proposal = search.propose().orElseThrow();
            double value = loss.applyAsDouble(proposal.configuration());
            Outcome outcome = Double.isNaN(value)
                    ? new Outcome.Failed(new Failure(Failure.Kind.TIMEOUT, "too slow", ""), COST)
                    : Outcome.Scored.of(value, COST);
            search.observe(new Observation(trial, proposal, outcome));
            proposals.add(proposal.configuration());
        }
        return proposals;
    }
}
