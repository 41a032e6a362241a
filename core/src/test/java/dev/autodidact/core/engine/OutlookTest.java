package dev.autodidact.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import dev.autodidact.core.fakes.Chance;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class OutlookTest {

    @Test
    void expectsOnAverageWhatDrawsOfAnExponentialGain() {
        RandomGenerator random = Seeds.generator(1, "outlook");
        double foretold = 0;
        double came = 0;
        int repetitions = 4000;
        for (int i = 0; i < repetitions; i++) {
            Outlook outlook = new Outlook();
            for (int trial = 0; trial < 40; trial++) {
                outlook.add(reflected(random));
            }
            double best = outlook.best();
            foretold += outlook.gain(1).orElseThrow() / repetitions;
            for (int trial = 0; trial < 40; trial++) {
                outlook.add(reflected(random));
            }
            came += (best - outlook.best()) / repetitions;
        }
        assertThat(foretold).isCloseTo(came, within(0.05));
    }

    /** The lower tail of {@code log(u)} is exponential. */
    private static double reflected(RandomGenerator random) {
        return Math.log(random.nextDouble());
    }

    @Test
    void saysNothingOfAFewTrialsAndExpectsNothingWhereAllAreAlike() {
        Outlook outlook = new Outlook();
        for (int trial = 0; trial < 11; trial++) {
            outlook.add(1);
        }
        assertThat(outlook.gain(1)).isEmpty();
        outlook.add(1);
        assertThat(outlook.gain(1)).hasValue(0);
        assertThat(outlook.gain(0)).hasValue(0);
    }

    @Test
    void frugalSearchEndsWhereTheRestIsNotWorthIt() {
        assertThat(proposals(0.01, 1000, trial -> 1.0 / (trial + 1))).isBetween(12, 999);
        assertThat(proposals(0.01, 100, trial -> 100.0 - trial)).isGreaterThan(90);
        assertThat(proposals(0.01, 100, trial -> 200))
                .as("nothing gained so far")
                .isEqualTo(100);
    }

    private interface Losses {
        double at(int trial);
    }

    private static int proposals(double leastGain, int budget, Losses losses) {
        SearchSpace space = SearchSpace.of("x", Domain.real(0, 1));
        SearchProblem problem = new SearchProblem(space, Map.of(), Budget.trials(budget), 1, 1);
        Search search = new FrugalStrategy(new Chance("chance"), leastGain, 101, trials -> budget / (double) trials - 1)
                .begin(problem, Knowledge.NONE, Seeds.generator(1, "frugal"));
        int trial = 0;
        for (Optional<Proposal> next = search.propose(); next.isPresent() && trial < budget; next = search.propose()) {
            search.observe(new Observation(trial, next.get(), Outcome.Scored.of(losses.at(trial), Cost.NONE)));
            trial++;
        }
        return trial;
    }
}
