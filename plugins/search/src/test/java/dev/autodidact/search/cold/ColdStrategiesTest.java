package dev.autodidact.search.cold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.plugin.Plugin;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.strategy.Budget;
import dev.autodidact.api.strategy.MetaStrategy;
import dev.autodidact.api.strategy.Search;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.api.strategy.SearchStrategy;
import dev.autodidact.testkit.SearchStrategyContract;
import dev.autodidact.testkit.TestHost;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ColdStrategiesTest {

    @Nested
    class BaselineContract extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return ColdStrategies.baseline();
        }

        @Override
        protected boolean exhaustsFiniteSpaces() {
            return false;
        }
    }

    @Nested
    class RandomContract extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return ColdStrategies.random();
        }
    }

    @Nested
    class SobolContract extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return ColdStrategies.sobol();
        }
    }

    @Nested
    class TpeContract extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return ColdStrategies.tpe();
        }
    }

    @Nested
    class SmacContract extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return ColdStrategies.smac();
        }
    }

    @Nested
    class GpContract extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return ColdStrategies.gp();
        }
    }

    @Nested
    class CfoContract extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return ColdStrategies.cfo();
        }
    }

    @Nested
    class EvolutionContract extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return ColdStrategies.evolution();
        }
    }

    @Test
    void pluginIsFoundAndOffersTheseStrategies() {
        assertThat(ServiceLoader.load(Plugin.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(plugin -> plugin.id().equals("search"))
                        .flatMap(plugin -> plugin.strategies(new TestHost()).stream())
                        .map(MetaStrategy::id))
                .contains("baseline", "random", "sobol", "tpe", "smac", "gp", "cfo", "evolution");
    }

    @Test
    void baselineProposesEachLearnersDefaultsAndEnds() {
        SearchSpace space = learners("kit.a", "kit.b", "kit.c");

        assertThat(proposals(ColdStrategies.baseline(), space, 10))
                .extracting(configuration -> configuration.choice("learner"))
                .containsExactly("kit.a", "kit.b", "kit.c");
    }

    @Test
    void baselineOfSpaceWithoutLearnersIsItsDefaults() {
        SearchSpace space = SearchSpace.of("x", Domain.real(0, 1));

        assertThat(proposals(ColdStrategies.baseline(), space, 10)).containsExactly(space.defaults());
    }

    @Test
    void randomDrawsOfTheSameSeedAgreeInWhatSpacesShare() {
        List<Configuration> few = proposals(ColdStrategies.random(), learners("kit.a", "kit.b"), 200);
        List<Configuration> many = proposals(ColdStrategies.random(), learners("kit.a", "kit.b", "kit.c"), 200);

        assertThat(many).filteredOn(few::contains).hasSizeGreaterThan(80);
    }

    private static SearchSpace learners(String... ids) {
        SequencedMap<String, SearchSpace> spaces = new LinkedHashMap<>();
        Stream.of(ids).forEach(id -> spaces.put(id, SearchSpace.of("x", Domain.real(0, 1))));
        return SearchSpace.builder().nested(SearchProblem.LEARNER, spaces).build();
    }

    private static List<Configuration> proposals(SearchStrategy strategy, SearchSpace space, int trials) {
        Search search = strategy.begin(
                new SearchProblem(space, Map.of(), Budget.trials(trials), 1, 1),
                Knowledge.NONE,
                Seeds.generator(1, "search"));
        return Stream.generate(search::propose)
                .limit(trials)
                .flatMap(Optional::stream)
                .map(Proposal::configuration)
                .toList();
    }
}
