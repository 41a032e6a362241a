package dev.autodidact.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.Ids;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.execution.Cost;
import dev.autodidact.api.execution.Failure;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.strategy.Budget;
import dev.autodidact.api.strategy.LearnContext;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.api.strategy.Search;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.api.strategy.SearchStrategy;
import dev.autodidact.api.task.TaskKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/**
 * What every {@link SearchStrategy} must do. Subclass it, return the strategy, and run it with JUnit 5; each test is one
 * rule, tried on random conditional spaces whose seed stands in the message.
 */
public abstract class SearchStrategyContract {

    private static final long SEED = 42;
    private static final int TRIALS = 40;
    private static final int FEW_TRIALS = 5;
    private static final int MUTANTS = 25 * Integer.getInteger("autodidact.fuzz", 1);
    private static final Duration LONGEST_READ = Duration.ofSeconds(30);
    private static final int LONG = 250;
    private static final int RANDOM_SPACES = 36;

    /** Makes a contract test. */
    protected SearchStrategyContract() {}

    /** {@return the strategy under test} */
    protected abstract SearchStrategy strategy();

    /**
     * {@return whether the strategy goes on until every configuration of a finite space was proposed} Override with
     * false for one that ends by its own design, such as a fixed list of defaults.
     */
    protected boolean exhaustsFiniteSpaces() {
        return true;
    }

    @Test
    void idIsWellFormedAndEveryKindOfTaskHasAnAnswer() {
        assertThatCode(() -> Ids.require(strategy().id())).as("id").doesNotThrowAnyException();
        for (TaskKind kind : TaskKind.values()) {
            assertThatCode(() -> strategy().solves(kind)).as("solves(%s)", kind).doesNotThrowAnyException();
        }
        assertThat(Arrays.stream(TaskKind.values()).anyMatch(strategy()::solves))
                .as("solves some kind of task")
                .isTrue();
    }

    @Test
    void proposalsLieInTheSpaceWhateverTheOutcomes() {
        for (Spaces.Named named : Spaces.all()) {
            for (Outcomes outcomes : Outcomes.values()) {
                run(named, Knowledge.NONE, 1, outcomes);
            }
        }
    }

    @Test
    void somethingIsProposedAtFirst() {
        for (Spaces.Named named : Spaces.all()) {
            assertThat(run(named, Knowledge.NONE, 1, Outcomes.SCORED))
                    .as("proposals in %s", named)
                    .isNotEmpty();
        }
    }

    @Test
    void sameSeedAndOutcomesGiveTheSameProposals() {
        for (Spaces.Named named : Spaces.all()) {
            assertThat(run(named, Knowledge.NONE, 1, Outcomes.MIXED))
                    .as("proposals in %s, repeated", named)
                    .isEqualTo(run(named, Knowledge.NONE, 1, Outcomes.MIXED));
        }
    }

    /** Two machines of different pace, and one machine twice, must try the same. */
    @Test
    void whatTrialsTookDoesNotChangeTheProposals() {
        Spaces.Named named = Spaces.learners();
        assertThat(run(named, Knowledge.NONE, 1, Outcomes.OTHERWISE_TIMED, LONG))
                .as("proposals in %s where trials took other times", named)
                .isEqualTo(run(named, Knowledge.NONE, 1, Outcomes.SCORED, LONG));
    }

    @Test
    void searchesAtOnceDoNotDisturbEachOther() {
        Spaces.Named named = Spaces.learners();
        List<Proposal> alone = run(named, Knowledge.NONE, 1, Outcomes.MIXED);
        SearchStrategy strategy = strategy();
        Search first = begin(strategy, problem(named, 1), Knowledge.NONE);
        Search second = begin(strategy, problem(named, 1), Knowledge.NONE);
        for (int trial = 0; trial < alone.size(); trial++) {
            for (Search search : List.of(first, second)) {
                Proposal proposal = search.propose().orElseThrow();
                assertThat(proposal)
                        .as("proposal %d of two searches in turn", trial)
                        .isEqualTo(alone.get(trial));
                search.observe(new Observation(trial, proposal, Outcomes.MIXED.of(named, trial, proposal)));
            }
        }
    }

    @Test
    void outcomesMayComeLate() {
        for (Spaces.Named named : Spaces.all()) {
            List<Proposal> late = run(named, Knowledge.NONE, 4, Outcomes.MIXED);
            assertThat(run(named, Knowledge.NONE, 4, Outcomes.MIXED))
                    .as("proposals in %s with 4 slots, repeated", named)
                    .isEqualTo(late);
        }
    }

    @Test
    void manyRandomSpacesAreSearchedWithinTheirBounds() {
        for (long seed = 0; seed < RANDOM_SPACES; seed++) {
            int slots = seed % 3 == 0 ? 4 : 1;
            Spaces.Named named = Spaces.named(seed);
            Outcomes outcomes = seed % 4 < 2 ? Outcomes.MIXED : Outcomes.EXTREME;
            List<Proposal> proposals = run(named, Knowledge.NONE, slots, outcomes);
            assertThat(proposals)
                    .as("proposals in %s with %d slots and %s outcomes", named, slots, outcomes)
                    .isNotEmpty();
            if (named.space().isFinite()) {
                assertThat(proposals)
                        .as("proposals in %s with %d slots and %s outcomes", named, slots, outcomes)
                        .doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void longSearchesKeepGoing() {
        for (Spaces.Named named : List.of(Spaces.learners(), Spaces.mixed(1), Spaces.mixed(0.05))) {
            List<Proposal> proposals = run(named, Knowledge.NONE, 4, Outcomes.MIXED, LONG);
            if (exhaustsFiniteSpaces()) {
                assertThat(proposals).as("proposals in %s", named).hasSize(LONG);
            }
        }
    }

    @Test
    void finiteSpacesAreNotRepeatedAndEnd() {
        for (int slots : new int[] {1, 4}) {
            for (Spaces.Named named : Spaces.finite()) {
                for (Outcomes outcomes : Outcomes.values()) {
                    List<Proposal> proposals = run(named, Knowledge.NONE, slots, outcomes, 1_000);
                    long size = named.space().enumerate().count();
                    assertThat(proposals)
                            .as("proposals in %s of %d configurations, %d slots", named, size, slots)
                            .doesNotHaveDuplicates()
                            .hasSizeLessThan(1_000);
                    if (exhaustsFiniteSpaces()) {
                        assertThat(proposals.stream()
                                        .map(Proposal::configuration)
                                        .distinct())
                                .as("configurations proposed in %s, %d slots: all of them", named, slots)
                                .hasSize((int) size);
                    }
                }
            }
        }
    }

    @Test
    void foreignOrDamagedKnowledgeIsRefused() throws InterruptedException {
        SearchProblem problem = problem(Spaces.learners(), 1);
        byte[] bytes = {1, 2, 3, -1, 0};
        assertThatIllegalArgumentException()
                .as("knowledge of another strategy")
                .isThrownBy(
                        () -> begin(strategy(), problem, new Knowledge("somebody-else", "strange/7", bytes, Map.of())));
        assertThatIllegalArgumentException()
                .as("knowledge of this strategy in a format from elsewhere")
                .isThrownBy(() ->
                        begin(strategy(), problem, new Knowledge(strategy().id(), "strange/7", bytes, Map.of())));
        if (strategy().learns()) {
            Knowledge learned = strategy().learn(Past.of(Spaces.learners().space()), LearnContext.of(SEED));
            if (!learned.isNone()) {
                assertThatIllegalArgumentException()
                        .as("knowledge with a damaged payload")
                        .isThrownBy(() -> begin(
                                strategy(),
                                problem,
                                new Knowledge(learned.strategy(), learned.format(), bytes, learned.provenance())));
            }
        }
    }

    @Test
    void nothingIsLearnedFromNothing() throws InterruptedException {
        Knowledge knowledge = strategy().learn(Experience.EMPTY, LearnContext.of(SEED));
        for (Spaces.Named named : Spaces.all()) {
            assertThat(run(named, knowledge, 1, Outcomes.SCORED))
                    .as("proposals in %s with what was learned from nothing", named)
                    .isNotEmpty();
        }
    }

    @Test
    void learningIsRepeatableAndItsKnowledgeSurvivesStorage() throws InterruptedException {
        Spaces.Named named = Spaces.learners();
        Experience experience = Past.of(named.space());
        Knowledge learned = strategy().learn(experience, LearnContext.of(SEED));
        if (!strategy().learns()) {
            assertThat(learned.isNone())
                    .as("a strategy that does not learn returns Knowledge.NONE")
                    .isTrue();
            return;
        }
        assertThat(learned.isNone())
                .as("a strategy that learns does so from six tasks")
                .isFalse();
        assertThat(learned.strategy())
                .as("whose knowledge it is")
                .isEqualTo(strategy().id());
        assertThat(strategy().learn(experience, LearnContext.of(SEED)).sha256())
                .as("learning again with the same seed")
                .isEqualTo(learned.sha256());
        Knowledge stored = new Knowledge(learned.strategy(), learned.format(), learned.payload(), learned.provenance());
        assertThat(run(named, stored, 1, Outcomes.MIXED))
                .as("proposals after storing and loading the knowledge")
                .isEqualTo(run(named, learned, 1, Outcomes.MIXED));
    }

    @Test
    void damagedKnowledgeIsRefusedWithIllegalArgumentExceptionOrUsed() throws InterruptedException {
        Knowledge learned = strategy().learn(Past.of(Spaces.learners().space()), LearnContext.of(SEED));
        if (learned.isNone()) {
            return;
        }
        Mutator mutator = new Mutator(
                List.of(learned.payload()),
                List.of("{", "}", "\"", ":", ",", "\n", "/1"),
                Seeds.generator(SEED, "mutants"));
        for (int i = 0; i < MUTANTS; i++) {
            Knowledge damaged =
                    new Knowledge(learned.strategy(), learned.format(), mutator.next(), learned.provenance());
            String rule = "damaged knowledge (mutant " + i + ") must be refused with IllegalArgumentException, or used";
            assertTimeoutPreemptively(LONGEST_READ, () -> refusedOrUsed(damaged, rule), rule + ", and not hang");
        }
    }

    private void refusedOrUsed(Knowledge damaged, String rule) {
        Spaces.Named named = Spaces.learners();
        try {
            Search search = strategy().begin(problem(named, 1), damaged, Seeds.generator(SEED, "damaged"));
            for (int trial = 0; trial < FEW_TRIALS; trial++) {
                Optional<Proposal> proposal = search.propose();
                if (proposal.isEmpty()) {
                    return;
                }
                search.observe(new Observation(trial, proposal.get(), Outcomes.MIXED.of(named, trial, proposal.get())));
            }
        } catch (IllegalArgumentException expected) {
            // this is the rule
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            throw new AssertionError(rule + ", but it threw " + e, e);
        }
    }

    @Test
    void knowledgeServesSpacesItHasNotSeen() throws InterruptedException {
        Knowledge learned = strategy().learn(Past.of(Spaces.learners().space()), LearnContext.of(SEED));
        for (Spaces.Named named : Spaces.all()) {
            for (Outcomes outcomes : Outcomes.values()) {
                assertThat(run(named, learned, 2, outcomes))
                        .as("proposals in %s", named)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void learningTellsItsProgressAndCanBeCancelled() throws InterruptedException {
        Experience experience = Past.of(Spaces.learners().space());
        List<Double> shares = new ArrayList<>();
        strategy().learn(experience, new LearnContext(SEED, Cancellation.none(), shares::add));
        assertThat(shares)
                .as("progress lies in 0 to 1 and never falls")
                .isSorted()
                .allMatch(s -> s >= 0 && s <= 1);
        Cancellation cancelled = Cancellation.none();
        cancelled.cancel();
        if (strategy().learns()) {
            assertThat(isInterrupted(() -> strategy().learn(experience, new LearnContext(SEED, cancelled, s -> {}))))
                    .as("learning that is already cancelled ends in InterruptedException")
                    .isTrue();
        }
    }

    private interface Interruptible {
        Object run() throws InterruptedException;
    }

    private static boolean isInterrupted(Interruptible work) {
        try {
            work.run();
            return false;
        } catch (InterruptedException expected) {
            return true;
        }
    }

    private static SearchProblem problem(Spaces.Named named, int slots) {
        return new SearchProblem(
                named.space(), Map.of("rows", 100.0), Budget.trials(TRIALS), slots, named.minimumFidelity());
    }

    private static Search begin(SearchStrategy strategy, SearchProblem problem, Knowledge knowledge) {
        return strategy.begin(problem, knowledge, Seeds.generator(SEED, "search"));
    }

    private List<Proposal> run(Spaces.Named named, Knowledge knowledge, int slots, Outcomes outcomes) {
        return run(named, knowledge, slots, outcomes, TRIALS);
    }

    /** Drives a search as the engine does: proposal i comes after the outcomes of all trials up to i - slots. */
    private List<Proposal> run(Spaces.Named named, Knowledge knowledge, int slots, Outcomes outcomes, int trials) {
        Search search = begin(strategy(), problem(named, slots), knowledge);
        List<Proposal> proposals = new ArrayList<>();
        int told = 0;
        while (proposals.size() < trials) {
            while (told <= proposals.size() - slots) {
                Proposal proposal = proposals.get(told);
                search.observe(new Observation(told, proposal, outcomes.of(named, told, proposal)));
                told++;
            }
            Optional<Proposal> next = search.propose();
            if (next.isEmpty()) {
                break;
            }
            Proposal proposal = next.get();
            assertThat(named.space().violations(proposal.configuration()))
                    .as("proposal %d in %s: %s lies outside the space", proposals.size(), named, proposal)
                    .isEmpty();
            assertThat(proposal.fidelity())
                    .as("fidelity of proposal %d in %s", proposals.size(), named)
                    .isBetween(named.minimumFidelity(), 1.0);
            proposals.add(proposal);
        }
        return proposals;
    }

    /** How trials turn out. */
    private enum Outcomes {
        SCORED(trial -> "scored"),
        OTHERWISE_TIMED(trial -> "otherwise timed"),
        TIED(trial -> "tied"),
        FAILED(trial -> "failed"),
        PRUNED(trial -> "pruned"),
        EXTREME(trial -> List.of("huge", "tied", "deep", "tiny").get(trial % 4)),
        MIXED(trial -> List.of("failed", "scored", "tied", "scored", "pruned").get(trial % 5));

        private final IntFunction<String> status;

        Outcomes(IntFunction<String> status) {
            this.status = status;
        }

        Outcome of(Spaces.Named named, int trial, Proposal proposal) {
            Cost cost = new Cost(0.1 + 0.01 * (trial % 7), Double.NaN);
            return switch (status.apply(trial)) {
                case "scored" -> Outcome.Scored.of(Past.loss(named.space(), proposal.configuration(), 0.3), cost);
                case "otherwise timed" ->
                    Outcome.Scored.of(
                            Past.loss(named.space(), proposal.configuration(), 0.3),
                            new Cost(5.0 / (1 + trial % 11), Double.NaN));
                case "tied" -> Outcome.Scored.of(1, cost);
                case "huge" -> Outcome.Scored.of(Double.MAX_VALUE, cost);
                case "deep" -> Outcome.Scored.of(-Double.MAX_VALUE, Cost.NONE);
                case "tiny" -> Outcome.Scored.of(Double.MIN_VALUE, cost);
                case "failed" -> new Outcome.Failed(new Failure(Failure.Kind.TIMEOUT, "too slow", ""), cost);
                default -> new Outcome.Pruned("hopeless", cost);
            };
        }
    }
}
