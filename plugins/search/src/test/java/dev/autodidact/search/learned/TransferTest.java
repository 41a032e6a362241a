package dev.autodidact.search.learned;

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
import dev.autodidact.api.strategy.LearnContext;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.api.strategy.Search;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.api.strategy.SearchStrategy;
import dev.autodidact.search.model.ForestChooser;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A family of Branin functions, each shifted and scaled: what is learned on some of them must help on others. */
class TransferTest {

    private static final SearchSpace SPACE = SearchSpace.builder()
            .add("x", Domain.real(-5, 10))
            .add("y", Domain.real(0, 15))
            .build();
    private static final SearchStrategy COLD = new Guided("cold");
    private static final int PAST_TASKS = 12;
    private static final int SEEDS = 12;

    @Test
    void transferBoIsAheadOfItsOwnColdStartOnAFamilyItKnows() throws InterruptedException {
        SearchStrategy transfer = TransferBo.transferBo(ForestChooser::new);

        double warm = meanRegret(transfer, learn(transfer), 12);

        assertThat(warm).isLessThan(0.5 * meanRegret(COLD, Knowledge.NONE, 12));
    }

    @Test
    void transferBoDoesNotStagnateLate() throws InterruptedException {
        SearchStrategy transfer = TransferBo.transferBo(ForestChooser::new);

        double warm = meanRegret(transfer, learn(transfer), 80);

        assertThat(warm).isLessThan(1.05 * meanRegret(COLD, Knowledge.NONE, 80) + 1e-3);
    }

    @Test
    void autoWithinFiveTrialsIsAsGoodAsRandomAfterFifty() throws InterruptedException {
        SearchStrategy auto = TransferBo.auto(ForestChooser::new);

        assertThat(meanRegret(auto, learn(auto), 5)).isLessThan(random(50));
    }

    @Test
    void autoIsTheColdStartWhereItKnowsNothing() throws InterruptedException {
        SearchStrategy auto = TransferBo.auto(ForestChooser::new);

        assertThat(meanRegret(auto, Knowledge.NONE, 30)).isEqualTo(meanRegret(COLD, Knowledge.NONE, 30));
    }

    @Test
    void shippedKnowledgeOfTablesChangesNothingOnABlackBox() throws InterruptedException {
        SearchStrategy auto = TransferBo.auto(ForestChooser::new);

        assertThat(meanRegret(auto, auto.shipped(), 30)).isEqualTo(meanRegret(auto, Knowledge.NONE, 30));
    }

    @Test
    void nearestTaskFollowsTheTaskWhoseMetaFeaturesAreNearest() throws InterruptedException {
        SearchStrategy nearest = new NearestTask(ForestChooser::new);

        double warm = meanRegret(nearest, learn(nearest), 3);

        assertThat(warm).isLessThan(random(20));
    }

    private static Knowledge learn(SearchStrategy strategy) throws InterruptedException {
        Past past = new Past();
        for (int task = 0; task < PAST_TASKS; task++) {
            RandomGenerator draws = Seeds.generator(7, "draws");
            for (int trial = 0; trial < 60; trial++) {
                Configuration configuration = SPACE.sample(draws);
                past.blackBox("past " + task, shifts(task), configuration, branin(task, configuration));
            }
        }
        return strategy.learn(past, LearnContext.of(1));
    }

    private static double random(int trials) {
        return IntStream.range(0, SEEDS)
                .mapToDouble(seed -> {
                    RandomGenerator draws = Seeds.generator(seed, "random");
                    return IntStream.range(0, trials)
                            .mapToDouble(trial -> branin(-1 - seed, SPACE.sample(draws)))
                            .min()
                            .orElseThrow();
                })
                .average()
                .orElseThrow();
    }

    /** Over fresh members of the family, one for each seed. */
    private static double meanRegret(SearchStrategy strategy, Knowledge knowledge, int trials) {
        double sum = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            int task = -1 - seed;
            Search search = strategy.begin(
                    new SearchProblem(SPACE, shifts(task), Budget.trials(trials), 1, 1),
                    knowledge,
                    Seeds.generator(seed, "search"));
            double best = Double.POSITIVE_INFINITY;
            for (int trial = 0; trial < trials; trial++) {
                Optional<Proposal> next = search.propose();
                double loss = branin(task, next.orElseThrow().configuration());
                best = Math.min(best, loss);
                search.observe(new Observation(trial, next.get(), Outcome.Scored.of(loss, Cost.NONE)));
            }
            sum += best / SEEDS;
        }
        return sum;
    }

    private static Map<String, Double> shifts(int task) {
        RandomGenerator random = Seeds.generator(task, "shift");
        return Map.of("shift-x", random.nextDouble(-1.5, 1.5), "shift-y", random.nextDouble(-1.5, 1.5));
    }

    /** The function of Branin (1972), shifted by up to a tenth of its range and scaled; its minimum taken off. */
    private static double branin(int task, Configuration configuration) {
        Map<String, Double> shift = shifts(task);
        double x = configuration.real("x") - shift.getOrDefault("shift-x", 0.0);
        double y = configuration.real("y") - shift.getOrDefault("shift-y", 0.0);
        double bent = y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
        double value = bent * bent + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
        return (1 + Math.floorMod(task, 5)) * (value - 0.397887);
    }
}
