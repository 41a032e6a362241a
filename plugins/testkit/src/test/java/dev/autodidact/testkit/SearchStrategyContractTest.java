package dev.autodidact.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.LearnContext;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.api.strategy.Search;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.api.strategy.SearchStrategy;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.junit.jupiter.api.Test;

class SearchStrategyContractTest {

    private static SearchStrategy strategy = new FirstOfPast();

    @Test
    void honestStrategyKeepsTheContract() {
        assertThat(broken(new FirstOfPast())).isEmpty();
    }

    @Test
    void proposalsOutsideTheSpaceAreNoticed() {
        assertThat(broken(proposing(proposal -> Proposal.full(Configuration.of(Map.of("strange", 1))))))
                .containsKeys("proposalsLieInTheSpaceWhateverTheOutcomes");
    }

    @Test
    void repetitionsInFiniteSpacesAreNoticed() {
        assertThat(broken(new FirstOfPast() {
                    @Override
                    public Search begin(SearchProblem problem, Knowledge knowledge, SplittableGenerator random) {
                        super.begin(problem, knowledge, random);
                        return searching(
                                () -> Optional.of(Proposal.full(problem.space().sample(random))));
                    }
                }))
                .containsKey("finiteSpacesAreNotRepeatedAndEnd");
    }

    @Test
    void endingTooEarlyIsNoticed() {
        assertThat(broken(new FirstOfPast() {
                    @Override
                    public Search begin(SearchProblem problem, Knowledge knowledge, SplittableGenerator random) {
                        super.begin(problem, knowledge, random);
                        return searching(Optional::empty);
                    }
                }))
                .containsKeys("somethingIsProposedAtFirst", "finiteSpacesAreNotRepeatedAndEnd");
    }

    @Test
    void stateSharedBetweenSearchesIsNoticed() {
        assertThat(broken(new FirstOfPast() {
                    private int searches;

                    @Override
                    public Search begin(SearchProblem problem, Knowledge knowledge, SplittableGenerator random) {
                        for (int i = 0; i < searches; i++) {
                            random.nextLong();
                        }
                        searches++;
                        return super.begin(problem, knowledge, random);
                    }
                }))
                .containsKey("sameSeedAndOutcomesGiveTheSameProposals");
    }

    @Test
    void failuresThatAreNotExpectedAreNoticed() {
        assertThat(broken(new FirstOfPast() {
                    @Override
                    public Search begin(SearchProblem problem, Knowledge knowledge, SplittableGenerator random) {
                        Search search = super.begin(problem, knowledge, random);
                        return new Search() {
                            @Override
                            public Optional<Proposal> propose() {
                                return search.propose();
                            }

                            @Override
                            public void observe(Observation observation) {
                                assertThat(observation.outcome()).isInstanceOf(Outcome.Scored.class);
                            }
                        };
                    }
                }))
                .containsKeys("proposalsLieInTheSpaceWhateverTheOutcomes", "outcomesMayComeLate");
    }

    @Test
    void goingByTheClockIsNoticed() {
        assertThat(broken(new FirstOfPast() {
                    @Override
                    public Search begin(SearchProblem problem, Knowledge knowledge, SplittableGenerator random) {
                        Search search = super.begin(problem, knowledge, random);
                        return new Search() {
                            @Override
                            public Optional<Proposal> propose() {
                                return search.propose();
                            }

                            @Override
                            public void observe(Observation observation) {
                                if (observation.outcome().cost().seconds() > 1) {
                                    Optional<Proposal> unused = search.propose();
                                }
                                search.observe(observation);
                            }
                        };
                    }
                }))
                .containsKey("whatTrialsTookDoesNotChangeTheProposals");
    }

    @Test
    void takingForeignKnowledgeIsNoticed() {
        assertThat(broken(new FirstOfPast() {
                    @Override
                    public Search begin(SearchProblem problem, Knowledge knowledge, SplittableGenerator random) {
                        return super.begin(problem, Knowledge.NONE, random);
                    }
                }))
                .containsOnlyKeys("foreignOrDamagedKnowledgeIsRefused");
    }

    @Test
    void learningNothingFromSomethingIsNoticed() {
        assertThat(broken(new FirstOfPast() {
                    @Override
                    public Knowledge learn(Experience experience, LearnContext context) {
                        return Knowledge.NONE;
                    }
                }))
                .containsOnlyKeys(
                        "learningIsRepeatableAndItsKnowledgeSurvivesStorage",
                        "learningTellsItsProgressAndCanBeCancelled");
    }

    private static Map<String, String> broken(SearchStrategy subject) {
        strategy = subject;
        return Contracts.broken(Subject.class);
    }

    private static SearchStrategy proposing(UnaryOperator<Proposal> change) {
        return new FirstOfPast() {
            @Override
            public Search begin(SearchProblem problem, Knowledge knowledge, SplittableGenerator random) {
                Search search = super.begin(problem, knowledge, random);
                return searching(() -> search.propose().map(change));
            }
        };
    }

    private static Search searching(Supplier<Optional<Proposal>> propose) {
        return new Search() {
            @Override
            public Optional<Proposal> propose() {
                return propose.get();
            }

            @Override
            public void observe(Observation observation) {}
        };
    }

    static class Subject extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return strategy;
        }
    }
}
