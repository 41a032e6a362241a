package dev.autodidact.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.execution.Cost;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.strategy.Budget;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.api.strategy.Search;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.api.strategy.SearchStrategy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadStartTest {

    private final List<Double> evaluated = new ArrayList<>();
    private final List<Observation> heard = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void otherStrategyDoesNotKnowOfTheFirstTrial(int slots) {
        search(slots, List.of(0.1, 0.2, 0.3, 0.4));

        assertThat(evaluated).containsExactly(0.5, 0.1, 0.2, 0.3, 0.4);
        assertHeard(List.of(0.1, 0.2, 0.3, 0.4));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 9})
    void whatIsProposedAgainIsToldInItsTurnAndNotEvaluatedAgain(int slots) {
        search(slots, List.of(0.1, 0.2, 0.3, 0.5, 0.4));

        assertThat(evaluated).containsExactly(0.5, 0.1, 0.2, 0.3, 0.4);
        assertHeard(List.of(0.1, 0.2, 0.3, 0.5, 0.4));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void strategyThatBeginsAlikeHearsOfItFirst(int slots) {
        search(slots, List.of(0.5, 0.1));

        assertThat(evaluated).containsExactly(0.5, 0.1);
        assertHeard(List.of(0.5, 0.1));
    }

    private void assertHeard(List<Double> proposals) {
        assertThat(heard).extracting(HeadStartTest::x).isEqualTo(proposals);
        for (int trial = 0; trial < heard.size(); trial++) {
            assertThat(heard.get(trial).trial()).isEqualTo(trial);
            assertThat(((Outcome.Scored) heard.get(trial).outcome()).loss()).isEqualTo(x(heard.get(trial)));
        }
    }

    /** As the engine does, with so many trials under way at once. */
    private void search(int slots, List<Double> proposals) {
        SearchProblem problem =
                new SearchProblem(SearchSpace.of("x", Domain.real(0, 1)), Map.of(), Budget.seconds(1), slots, 1);
        Search search = new HeadStart(scripted(proposals), at(0.5))
                .begin(problem, Knowledge.NONE, Seeds.generator(1, "search"));
        Queue<Observation> pending = new ArrayDeque<>();
        while (true) {
            if (pending.size() == slots) {
                search.observe(pending.remove());
            }
            Optional<Proposal> proposal = search.propose();
            if (proposal.isEmpty()) {
                break;
            }
            double x = proposal.get().configuration().real("x");
            Outcome outcome = new Outcome.Scored(x, List.of(x), Optional.empty(), Optional.empty(), 1, Cost.NONE);
            pending.add(new Observation(evaluated.size(), proposal.get(), outcome));
            evaluated.add(x);
        }
        pending.forEach(search::observe);
    }

    private SearchStrategy scripted(List<Double> proposals) {
        Queue<Double> left = new ArrayDeque<>(proposals);
        return new SearchStrategy() {
            @Override
            public String id() {
                return "scripted";
            }

            @Override
            public Search begin(SearchProblem problem, Knowledge knowledge, SplittableGenerator random) {
                return new Search() {
                    @Override
                    public Optional<Proposal> propose() {
                        return Optional.ofNullable(left.poll()).map(HeadStartTest::at);
                    }

                    @Override
                    public void observe(Observation observation) {
                        heard.add(observation);
                    }
                };
            }
        };
    }

    private static double x(Observation observation) {
        return observation.proposal().configuration().real("x");
    }

    private static Proposal at(double x) {
        return Proposal.full(Configuration.of(Map.of("x", x)));
    }
}
