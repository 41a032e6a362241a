package dev.autodidact.search.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

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
import dev.autodidact.testkit.SearchStrategyContract;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
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
            return new Portfolio();
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

        assertThat(members(learn(past))).containsExactly(A, B);
    }

    @Test
    void memberOfGreatestGainComesFirst() throws InterruptedException {
        Past past = new Past();
        for (int task = 0; task < 5; task++) {
            past.scored("t" + task, A, task < 2 ? 0 : 9)
                    .scored("t" + task, B, task < 2 ? 9 : 0)
                    .scored("t" + task, BAD, 10);
        }

        assertThat(members(learn(past))).containsExactly(B, A);
    }

    @Test
    void failedTrialsCountAsTheWorst() throws InterruptedException {
        Past past = new Past();
        for (int task = 0; task < 3; task++) {
            past.scored("t" + task, MIDDLE, 1).scored("t" + task, BAD, 9);
        }
        past.scored("t0", A, 0).failed("t1", A).failed("t2", A);

        assertThat(members(learn(past)).get(0)).isEqualTo(MIDDLE);
    }

    @Test
    void rarelyTriedConfigurationsAreChosenForWhatWasSeenOfThem() throws InterruptedException {
        Past past = new Past();
        for (int task = 0; task < 6; task++) {
            past.scored("t" + task, MIDDLE, 1).scored("t" + task, BAD, 9).scored("t" + task, B, 9);
        }
        past.scored("t0", A, 0).scored("t1", A, 0);

        Knowledge knowledge = learn(past);

        assertThat(members(knowledge)).containsExactly(MIDDLE, A);
        assertThat(knowledge.provenance()).containsEntry("training-regret-by-size", "0.0667 0.0000");
    }

    @Test
    void configurationsOfOneTaskAloneAreNoCandidates() throws InterruptedException {
        Past past = new Past();
        for (int task = 0; task < 6; task++) {
            past.scored("t" + task, MIDDLE, 1).scored("t" + task, BAD, 9);
        }
        past.scored("t0", A, 0);

        assertThat(members(learn(past))).containsExactly(MIDDLE);
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

        assertThat(members(learn(past)).get(0)).isEqualTo(B);
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

        assertThat(members(learn(past))).startsWith(B);
    }

    @Test
    void lowFidelityTeachesNothing() throws InterruptedException {
        Past past = new Past();
        for (int task = 0; task < 3; task++) {
            past.scored("t" + task, MIDDLE, 1)
                    .scored("t" + task, BAD, 9)
                    .add("t" + task, "t" + task, A, 0.1, OptionalDouble.of(0), 1);
        }

        assertThat(members(learn(past))).containsExactly(MIDDLE);
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
    void provenanceSaysWhatWasLearnedFrom() throws InterruptedException {
        Past past = new Past()
                .scored("t1", A, 0)
                .scored("t1", B, 1)
                .scored("t2", A, 0)
                .scored("t2", B, 2)
                .scored("t2", B, 4)
                .scored("t3", A, 0)
                .scored("t3", B, 1);

        assertThat(learn(past).provenance())
                .containsEntry("tasks", "3")
                .containsEntry("families", "3")
                .containsEntry("trials", "7")
                .containsEntry("candidates", "2")
                .containsEntry("training-regret-by-size", "0.0000");
    }

    @Test
    void membersAreProposedFirstAndStrangersLeftOut() {
        Knowledge knowledge = knowledge(B, Configuration.of(Map.of("elsewhere", 1)), A);

        List<Configuration> proposed = run(SPACE, knowledge, 4, configuration -> 1);

        assertThat(proposed).startsWith(B, A, SPACE.defaults());
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
    void longSearchesCloseInOnTheBest() {
        List<Configuration> proposed =
                run(SPACE, Knowledge.NONE, 100, configuration -> Math.abs(configuration.real("x") - 0.123));

        assertThat(proposed).doesNotHaveDuplicates();
        assertThat(proposed.stream()
                        .mapToDouble(c -> Math.abs(c.real("x") - 0.123))
                        .min()
                        .orElseThrow())
                .isCloseTo(0, within(0.01));
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
        Knowledge shipped = new Portfolio().shipped();

        assertThat(shipped.provenance()).containsKeys("command", "tasks", "families", "trials");
        assertThat(members(shipped))
                .hasSizeGreaterThan(5)
                .doesNotHaveDuplicates()
                .allMatch(member -> member.has(SearchProblem.LEARNER));
        assertThat(begin(SPACE, shipped).propose()).isPresent();
    }

    @Test
    void textThatIsNoPortfolioIsRefused() {
        for (String text : List.of("", "portfolio/2\n{}", "portfolio/1\n{\"x\":", "portfolio/1\n\n{}")) {
            Knowledge knowledge =
                    new Knowledge("portfolio", "portfolio/1", text.getBytes(StandardCharsets.UTF_8), Map.of());
            assertThatIllegalArgumentException().as(text).isThrownBy(() -> begin(SPACE, knowledge));
        }
    }

    private static Knowledge learn(Experience past) throws InterruptedException {
        return new Portfolio().learn(past, LearnContext.of(1));
    }

    private static List<Configuration> members(Knowledge knowledge) {
        String text = new String(knowledge.payload(), StandardCharsets.UTF_8);
        assertThat(text).startsWith("portfolio/1\n");
        return text.lines().skip(1).map(Configuration::fromJson).toList();
    }

    private static Knowledge knowledge(Configuration... members) {
        StringBuilder text = new StringBuilder("portfolio/1");
        for (Configuration member : members) {
            text.append('\n').append(member.toJson());
        }
        return new Knowledge("portfolio", "portfolio/1", text.toString().getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private static Search begin(SearchSpace space, Knowledge knowledge) {
        return new Portfolio()
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

    private static Configuration x(double value) {
        return Configuration.of(Map.of("x", value));
    }
}
