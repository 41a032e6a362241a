package dev.autodidact.search;

import dev.autodidact.api.plugin.Host;
import dev.autodidact.api.plugin.Plugin;
import dev.autodidact.api.strategy.MetaStrategy;
import dev.autodidact.api.strategy.SearchStrategy;
import dev.autodidact.search.cold.ColdStrategies;
import dev.autodidact.search.fidelity.FidelityStrategies;
import dev.autodidact.search.learned.LearnedStrategies;
import java.util.List;
import java.util.stream.Stream;

/** Brings the strategies that propose configurations: cold, multi-fidelity, and learned. */
public final class SearchPlugin implements Plugin {

    /** Makes the plugin. */
    public SearchPlugin() {}

    @Override
    public String id() {
        return "search";
    }

    @Override
    public List<MetaStrategy> strategies(Host host) {
        List<SearchStrategy> choices = List.of(
                ColdStrategies.smac(),
                ColdStrategies.tpe(),
                ColdStrategies.gp(),
                ColdStrategies.cfo(),
                ColdStrategies.evolution(),
                ColdStrategies.random());
        return Stream.of(
                        ColdStrategies.all(),
                        FidelityStrategies.all(),
                        LearnedStrategies.all(ColdStrategies::guide, choices))
                .<MetaStrategy>flatMap(List::stream)
                .toList();
    }
}
