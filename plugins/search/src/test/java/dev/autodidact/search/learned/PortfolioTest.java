package dev.autodidact.search.learned;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.execution.Cost;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.strategy.Budget;
import dev.autodidact.api.strategy.LearnContext;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.api.strategy.Search;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.search.model.ForestChooser;
import dev.autodidact.testkit.SearchStrategyContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PortfolioTest {

    private static final SearchSpace SPACE = SearchSpace.of("x", Domain.real(0, 1));
    private static final Configuration A = x(0.1);
    private static final Configuration B = x(0.9);
    private static final Configuration MIDDLE = x(0.4);
    private static final Configuration BAD = x(0.7);

    @Nested
    class Contract extends SearchStrategyContract {
        @Override
        protected Portfolio strategy() {
            return portfolio();
        }
    }

    @Test
    void twoClustersOfTasksNeedTwoComplementaryMembers() throws InterruptedException {
        Past past = new Past();
        for (int task = 0; task < 6; task++) {
            boolean first = task < 4;
            past.scored("t" + task, A, first ? 0 : 9)
                    .scored("t" + task, B, first ? 9 : 0)
                    .scored("t" + task, MIDDLE, 3)
                    .scored("t" + task, BAD, 9);
        }

        assertThat(chosen(past)).containsExactly(A, B);
    }

    @Test
    void memberOfGreatestGainComesFirst() throws InterruptedException {
        Past past = new Past();
        for (int task = 0; task < 5; task++) {
            past.scored("t" + task, A, task < 2 ? 0 : 9)
                    .scored("t" + task, B, task < 2 ? 9 : 0)
                    .scored("t" + task, BAD, 10);
        }

        assertThat(chosen(past)).containsExactly(B, A);
    }

    @Test
    void failedTrialsCountAsTheWorst() throws InterruptedException {
        Past past = new Past();
        for (int task = 0; task < 3; task++) {
            past.scored("t" + task, MIDDLE, 1).scored("t" + task, BAD, 9);
        }
        past.scored("t0", A, 0).failed("t1", A).failed("t2", A);

        assertThat(chosen(past).get(0)).isEqualTo(MIDDLE);
    }

    @Test
    void familiesCountOnceHoweverManyTasksTheyHave() throws InterruptedException {
        Past past = new Past();
        for (int task = 0; task < 10; task++) {
            boolean crowd = task < 7;
            String family = crowd ? "crowd" : "single " + task;
            past.scored("t" + task, family, A, crowd ? 0 : 9, 1)
                    .scored("t" + task, family, B, crowd ? 9 : 0, 1)
                    .scored("t" + task, family, BAD, 9, 1);
        }

        assertThat(chosen(past).get(0)).isEqualTo(B);
    }

    @Test
    void ofTwoAlikeTheCheaperComesFirst() throws InterruptedException {
        Past past = new Past();
        for (int task = 0; task < 3; task++) {
            past.scored("t" + task, "f" + task, A, 0.01, 100)
                    .scored("t" + task, "f" + task, B, 0.02, 1)
                    .scored("t" + task, "f" + task, BAD, 1, 1)
                    .scored("t" + task, "f" + task, MIDDLE, 1, 1);
        }

        assertThat(chosen(past)).startsWith(B);
    }

    @Test
    void lowFidelityTeachesNothing() throws InterruptedException {
        Past past = new Past();
        for (int task = 0; task < 3; task++) {
            past.scored("t" + task, MIDDLE, 1)
                    .scored("t" + task, BAD, 9)
                    .add("t" + task, "t" + task, A, 0.1, OptionalDouble.of(0), 1);
        }

        assertThat(chosen(past)).containsExactly(MIDDLE);
    }

    @Test
    void nothingIsLearnedWhereNothingDiffers() throws InterruptedException {
        assertThat(learn(Experience.EMPTY).isNone()).isTrue();
        assertThat(learn(new Past().scored("t", A, 1).scored("t", B, 1)).isNone())
                .isTrue();
        assertThat(learn(new Past().failed("t", A).failed("t", B)).isNone()).isTrue();
        assertThat(learn(new Past().scored("t", A, 1)).isNone()).isTrue();
    }

    @Test
    void provenanceSaysWhatWasLearnedFromAndWhetherItHelpsOthers() throws InterruptedException {
        Past past = new Past();
        for (int task = 0; task < 3; task++) {
            past.scored("t" + task, A, 0).scored("t" + task, B, 1 + task).scored("t" + task, BAD, 9);
        }

        assertThat(learn(past).provenance())
                .containsEntry("tasks", "3")
                .containsEntry("families", "3")
                .containsEntry("candidates", "3");
        assertThat(learn(past).provenance().get("portfolio")).startsWith("installed: held-out mean regret 0.0000");
    }

    @Test
    void portfolioThatDoesNotHelpOnOtherFamiliesIsNotInstalled() throws InterruptedException {
        Past past = new Past();
        List<Configuration> all = List.of(A, B, MIDDLE, BAD);
        for (int task = 0; task < 4; task++) {
            for (Configuration configuration : all) {
                past.scored("t" + task, configuration, configuration.equals(all.get(task)) ? 0 : 9);
            }
        }

        Knowledge knowledge = learn(past);

        assertThat(members(knowledge)).isEmpty();
        assertThat(knowledge.provenance().get("portfolio")).startsWith("not installed");
        assertThat(run(SPACE, knowledge, 1, configuration -> 1)).containsExactly(SPACE.defaults());
    }

    @Test
    void tablesDoNotLearnFromBlackBoxesNorFromThoseOfOtherSpaces() throws InterruptedException {
        Past past = new Past();
        for (int task = 0; task < 3; task++) {
            past.scored("t" + task, A, 0)
                    .scored("t" + task, B, 5)
                    .scored("t" + task, BAD, 9)
                    .scored("y" + task, y(1), 0)
                    .scored("y" + task, y(2), 5)
                    .scored("y" + task, y(3), 9);
        }

        Knowledge knowledge = learn(past);

        assertThat(run(SPACE, knowledge, 2, configuration -> 1)).startsWith(A);
        assertThat(run(SearchSpace.of("y", Domain.integer(1, 5)), knowledge, 2, configuration -> 1))
                .startsWith(y(1));
        assertThat(run(SearchSpace.of("z", Domain.real(0, 1)), knowledge, 1, configuration -> 1))
                .containsExactly(Configuration.of(Map.of("z", 0.5)));
    }

    @Test
    void defaultOfALearnerThatThePastDoesNotKnowIsTriedSoonAfterTheHead() throws InterruptedException {
        SearchSpace learners = SearchSpace.builder()
                .nested(SearchProblem.LEARNER, new TreeMap<>(Map.of("kit.known", SPACE, "kit.new", SPACE)))
                .build();
        Configuration[] known = IntStream.range(0, 6)
                .mapToObj(place -> x(place / 5.0).nestedIn(SearchProblem.LEARNER, "kit.known"))
                .toArray(Configuration[]::new);

        List<Configuration> proposed = run(learners, knowledge(known), 6, configuration -> 1);

        assertThat(proposed.subList(0, 4))
                .allMatch(configuration -> configuration.choice("learner").equals("kit.known"));
        assertThat(proposed.get(4)).isEqualTo(SPACE.defaults().nestedIn(SearchProblem.LEARNER, "kit.new"));
    }

    @Test
    void membersAreProposedFirstAndStrangersLeftOut() {
        Knowledge knowledge = knowledge(B, Configuration.of(Map.of("elsewhere", 1)), A);

        List<Configuration> proposed = run(SPACE, knowledge, 4, configuration -> 1);

        assertThat(proposed).startsWith(B, A, SPACE.defaults());
    }

    @Test
    void whatIsRememberedHasTheDefaultsOfHyperparametersThatAreNew() {
        Configuration remembered = B.nestedIn(SearchProblem.LEARNER, "kit.grown");
        SearchSpace grown = SearchSpace.builder()
                .add("x", Domain.real(0, 1))
                .add("new", Domain.real(0, 1).withDefault(0))
                .build();
        SearchSpace learners = SearchSpace.builder()
                .nested(SearchProblem.LEARNER, new TreeMap<>(Map.of("kit.grown", grown)))
                .build();

        assertThat(run(learners, knowledge(remembered), 1, configuration -> 1))
                .containsExactly(
                        Configuration.of(Map.of("x", 0.9, "new", 0.0)).nestedIn(SearchProblem.LEARNER, "kit.grown"));
    }

    @Test
    void withoutKnowledgeTheDefaultsComeFirst() {
        SearchSpace learners = SearchSpace.builder()
                .nested(SearchProblem.LEARNER, new TreeMap<>(Map.of("kit.a", SPACE, "kit.b", SearchSpace.empty())))
                .build();

        assertThat(run(learners, Knowledge.NONE, 3, configuration -> 1))
                .startsWith(
                        SPACE.defaults().nestedIn(SearchProblem.LEARNER, "kit.a"),
                        Configuration.EMPTY.nestedIn(SearchProblem.LEARNER, "kit.b"));
    }

    @Test
    void twoFamiliesAreTooFewToLearnFrom() throws InterruptedException {
        Past past = new Past();
        for (int task = 0; task < 2; task++) {
            past.scored("t" + task, A, 0).scored("t" + task, B, 5).scored("t" + task, BAD, 9);
        }

        assertThat(learn(past).isNone()).isTrue();
    }

    @Test
    void shippedPortfolioSaysHowItWasLearnedAndServesLearnersOfBothTypes() {
        Knowledge shipped = portfolio().shipped();

        assertThat(shipped.provenance()).containsKeys("command", "tasks", "families", "trials");
        assertThat(members(shipped))
                .hasSizeGreaterThan(5)
                .doesNotHaveDuplicates()
                .allMatch(member -> member.has(SearchProblem.LEARNER));
        assertThat(begin(SPACE, shipped).propose()).isPresent();
    }

    private static Knowledge learn(Experience past) throws InterruptedException {
        return portfolio().learn(past, LearnContext.of(1));
    }

    /** What would be chosen, whether it helps others or not. */
    private static List<Configuration> chosen(Past past) throws InterruptedException {
        LearnContext context = LearnContext.of(1);
        PastSpace space = Distiller.distil(past, 8, context).get(0);
        return GreedyPortfolio.of(space, Imputation.expected(space, context), 32).stream()
                .map(space.configurations()::get)
                .toList();
    }

    private static List<Configuration> members(Knowledge knowledge) {
        return MemoryText.read(knowledge.payload()).chapters().stream()
                .flatMap(chapter -> chapter.members().stream())
                .toList();
    }

    private static Knowledge knowledge(Configuration... members) {
        TreeSet<String> roots = new TreeSet<>(Set.of(members[0].has("learner") ? "learner" : "x"));
        TreeSet<String> learners =
                Stream.of(members).map(PastSpace::learner).collect(Collectors.toCollection(TreeSet::new));
        PastSpace past = new PastSpace(roots, learners, List.of(members), 0, Set.of(), List.of());
        List<Integer> order = IntStream.range(0, members.length).boxed().toList();
        byte[] text = MemoryText.write(new Memory(List.of(new Memory.Chapter(past, order))));
        return new Knowledge("portfolio", MemoryText.FORMAT, text, Map.of());
    }

    private static Portfolio portfolio() {
        return new Portfolio(ForestChooser::new);
    }

    private static Search begin(SearchSpace space, Knowledge knowledge) {
        return portfolio()
                .begin(
                        new SearchProblem(space, Map.of(), Budget.trials(100), 1, 1),
                        knowledge,
                        Seeds.generator(1, "search"));
    }

    private static List<Configuration> run(
            SearchSpace space, Knowledge knowledge, int trials, ToDoubleFunction<Configuration> loss) {
        Search search = begin(space, knowledge);
        List<Configuration> proposed = new ArrayList<>();
        for (int trial = 0; trial < trials; trial++) {
            Optional<Proposal> next = search.propose();
            if (next.isEmpty()) {
                break;
            }
            Configuration configuration = next.get().configuration();
            proposed.add(configuration);
            search.observe(new Observation(
                    trial, next.get(), Outcome.Scored.of(loss.applyAsDouble(configuration), Cost.NONE)));
        }
        return proposed;
    }

    private static Configuration y(int value) {
        return Configuration.of(Map.of("y", value));
    }

    private static Configuration x(double value) {
        return Configuration.of(Map.of("x", value));
    }
}
