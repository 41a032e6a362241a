package dev.autodidact.runtime.plugin;

import dev.autodidact.api.data.TableReader;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.plugin.Host;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What is lent to plugins.
 *
 * @param tables reads tables from files
 * @param updateRules the update rules of all plugins, ordered by id
 */
public record LentHost(TableReader tables, List<UpdateRule> updateRules) implements Host {

    /**
     * {@return a host that lends what plugins offer}
     *
     * @param tables reads tables from files
     * @param updateRules the offers of all plugins, in any order
     */
    public static LentHost of(TableReader tables, Map<String, Offer<UpdateRule>> updateRules) {
        return new LentHost(
                tables,
                updateRules.values().stream()
                        .map(Offer::value)
                        .sorted(Comparator.comparing(UpdateRule::id))
                        .toList());
    }
}
