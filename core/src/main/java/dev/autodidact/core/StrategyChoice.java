package dev.autodidact.core;

import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.strategy.MetaStrategy;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.runtime.plugin.Offer;
import java.util.List;

/**
 * A strategy as a person names it: {@code random}, or {@code random:smile} where it may choose among the learners of one
 * plugin only, or {@code baseline:smile.random-forest} where it is left with one.
 *
 * @param name what was written
 * @param strategy the strategy
 * @param learners the learners that it may choose among
 */
public record StrategyChoice(String name, MetaStrategy strategy, List<Offer<Learner>> learners) {

    /**
     * {@return the choice that a name means}
     *
     * @param name a strategy's id, and after a colon a learner's id or the first part of it
     * @param catalogue knows strategies and learners
     * @throws dev.autodidact.api.AutodidactException of kind CALLER where either is unknown
     */
    public static StrategyChoice parse(String name, Catalogue catalogue) {
        int colon = name.indexOf(':');
        String id = colon < 0 ? name : name.substring(0, colon);
        return new StrategyChoice(
                name, catalogue.strategy(id), catalogue.learners(colon < 0 ? "" : name.substring(colon + 1)));
    }
}
