package dev.autodidact.search;

import dev.autodidact.api.plugin.Host;
import dev.autodidact.api.plugin.Plugin;
import dev.autodidact.api.strategy.MetaStrategy;
import java.util.List;

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
        return List.of(ColdStrategy.baseline(), ColdStrategy.random(), new Portfolio());
    }
}
