package dev.autodidact.search.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.strategy.Budget;
import dev.autodidact.api.strategy.LearnContext;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.api.strategy.SearchStrategy;
import dev.autodidact.search.model.ForestChooser;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a user's own runs, each of few trials, add to a history of which every task knows most. */
class OwnExperienceTest {

    private static final int POOL = 70;
    private static final int SHIPPED_TASKS = 7;
    private static final int FAVOURITE = 10;
    private static final int OUTSIDER = 60;
    private static final SearchSpace SPACE = SearchSpace.of("x", Domain.real(0, 1));

    private final SearchStrategy auto = TransferBo.auto(ForestChooser::new);

    @Test
    void ownDataSetsAddToWhatIsShipped() throws InterruptedException {
        Configuration found = Configuration.of(Map.of("learner", "kit.own", "kit.own:depth", 7));
        Past own = new Past();
        best(auto.shippedExperience(), 9)
                .forEach(tried -> own.scored("own", tried, 1 + tried.values().size()));
        own.scored("own", found, 0);

        Memory.Chapter shipped = onlyChapter(auto.learn(auto.shippedExperience(), LearnContext.of(1)));
        Memory.Chapter both = onlyChapter(auto.learn(own.and(auto.shippedExperience()), LearnContext.of(1)));

        assertThat(both.past().families())
                .containsAll(shipped.past().families())
                .contains("own");
        assertThat(both.past().configurations())
                .containsAll(shipped.past().configurations())
                .contains(found);
        assertThat(both.past().learners()).contains("kit.own");
        assertThat(both.past().tasks())
                .filteredOn(task -> task.family().equals("own"))
                .singleElement()
                .satisfies(task -> assertThat(
                                IntStream.range(0, task.configurations()).filter(task::tried))
                        .hasSize(10));
    }

    @Test
    void whatIsShippedTeachesAlmostThePortfolioThatIsShipped() throws InterruptedException {
        List<Configuration> shipped = onlyChapter(auto.shipped()).members();

        List<Configuration> learned = onlyChapter(auto.learn(auto.shippedExperience(), LearnContext.of(1)))
                .members();

        assertThat(learned).startsWith(shipped.get(0));
        assertThat(learned.subList(0, 10))
                .filteredOn(shipped.subList(0, 12)::contains)
                .hasSizeGreaterThan(7);
    }

    @Test
    void aMemoryAsHistoryIsDistilledToAlmostItselfAgain() throws InterruptedException {
        PastSpace once = Distiller.distil(shippedLike(), 8, LearnContext.of(1)).get(0);

        Memory memory = new Memory(List.of(new Memory.Chapter(once, List.of())));
        PastSpace twice = Distiller.distil(RememberedExperience.of(memory), 8, LearnContext.of(1))
                .get(0);

        assertThat(twice.configurations()).isEqualTo(once.configurations());
        for (int task = 0; task < SHIPPED_TASKS; task++) {
            for (int index = 0; index < POOL; index++) {
                assertThat(twice.tasks().get(task).regret(index))
                        .isCloseTo(once.tasks().get(task).regret(index), within(0.02));
            }
        }
    }

    @Test
    void twoOwnDataSetsChangeWhatIsTriedFirst() throws InterruptedException {
        Past own = shippedLike();
        for (String name : List.of("own 1", "own 2")) {
            for (int place : List.of(FAVOURITE, FAVOURITE + 1, FAVOURITE + 2, FAVOURITE + 3, 40)) {
                own.scored(name, x(place), 5 + place);
            }
            own.scored(name, x(OUTSIDER), 0);
        }

        assertThat(first(auto.learn(shippedLike(), LearnContext.of(1)))).isEqualTo(x(FAVOURITE));
        assertThat(first(auto.learn(own, LearnContext.of(1)))).isEqualTo(x(OUTSIDER));
    }

    @Test
    void aRunOfFewTrialsChangesNothing() throws InterruptedException {
        Past own = shippedLike().scored("own", x(OUTSIDER), 0).scored("own", x(FAVOURITE), 9);

        Memory.Chapter learned = onlyChapter(auto.learn(own, LearnContext.of(1)));

        assertThat(learned.past().families()).doesNotContain("own");
        assertThat(learned.members())
                .isEqualTo(onlyChapter(auto.learn(shippedLike(), LearnContext.of(1)))
                        .members());
    }

    @Test
    void whatAShortRunDidNotComeToIsHeldForWhatItIsElsewhere() throws InterruptedException {
        Past own = new Past();
        for (int task = 0; task < 3; task++) {
            for (int number = 0; number < 12; number++) {
                own.scored("t" + task, learner(number < 6 ? "kit.a" : "kit.b", number), number);
            }
        }
        for (int number = 6; number < 11; number++) {
            own.scored("own", learner("kit.b", number), number);
        }
        PastSpace past = Distiller.distil(own, 8, LearnContext.of(1)).get(0);
        int untried = past.configurations().indexOf(learner("kit.a", 3));

        double[][] expected = Imputation.expected(past, LearnContext.of(1));

        assertThat(past.tasks().get(3).family()).isEqualTo("own");
        assertThat(expected[3][untried])
                .isCloseTo(past.tasks().get(0).regret(untried), within(1e-12))
                .isLessThan(1);
    }

    /** Most tasks, but not all, favour the same end. */
    private static Past shippedLike() {
        Past past = new Past();
        for (int task = 0; task < SHIPPED_TASKS; task++) {
            int optimum = task < 4 ? FAVOURITE : OUTSIDER;
            for (int place = 0; place < POOL; place++) {
                past.scored("shipped " + task, x(place), Math.abs(place - optimum));
            }
        }
        return past;
    }

    private Configuration first(Knowledge knowledge) {
        SearchProblem problem = new SearchProblem(SPACE, Map.of(), Budget.trials(30), 1, 1);
        return auto.begin(problem, knowledge, Seeds.generator(1, "search"))
                .propose()
                .orElseThrow()
                .configuration();
    }

    private static Memory.Chapter onlyChapter(Knowledge knowledge) {
        return MemoryText.read(knowledge.payload()).chapters().get(0);
    }

    /** Some configurations that every task of a history knows. */
    private static Stream<Configuration> best(Experience history, int most) {
        return history.trials(history.tasks().get(0)).stream()
                .map(trial -> trial.configuration())
                .limit(most);
    }

    private static Configuration learner(String learner, int number) {
        return Configuration.of(Map.of("learner", learner, learner + ":x", number));
    }

    private static Configuration x(int place) {
        return Configuration.of(Map.of("x", place / (double) POOL));
    }
}
