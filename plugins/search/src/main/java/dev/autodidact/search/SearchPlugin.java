package dev.autodidact.search;

import dev.autodidact.api.plugin.Host;
import dev.autodidact.api.plugin.Plugin;
import dev.autodidact.api.strategy.MetaStrategy;
import dev.autodidact.search.learned.LearnedStrategies;
import java.util.List;
import java.util.stream.Stream;

/** Brings the strategies {@code baseline}, {@code random} and {@code portfolio}. */
public final class SearchPlugin implements Plugin {

    /** Makes the plugin. */
    public SearchPlugin() {}

    @Override
    public String id() {
        return "search";
    }

    @Override
    public List<MetaStrategy> strategies(Host host) {
        return Stream.concat(
                        Stream.of(ColdStrategy.baseline(), ColdStrategy.random()),
                        LearnedStrategies.all(ColdStrategy.random()).stream())
                .toList();
    }
}
