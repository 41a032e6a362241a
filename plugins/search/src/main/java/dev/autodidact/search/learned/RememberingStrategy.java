package dev.autodidact.search.learned;

import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.strategy.LearnContext;
import dev.autodidact.api.strategy.SearchStrategy;
import java.util.Optional;

/** A strategy whose knowledge is a {@link Memory} of past tasks. Strategies differ in what they make of it. */
abstract class RememberingStrategy implements SearchStrategy {

    private final String id;
    private final Schooling.Extent extent;

    /**
     * Makes it.
     *
     * @param id the strategy's id
     * @param extent how much it remembers
     */
    RememberingStrategy(String id, Schooling.Extent extent) {
        this.id = id;
        this.extent = extent;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final boolean learns() {
        return true;
    }

    @Override
    public final Knowledge learn(Experience experience, LearnContext context) throws InterruptedException {
        return Schooling.learn(id, extent, experience, context);
    }

    /** {@return what is known of a space; empty where nothing is} */
    final Optional<Memory.Chapter> chapter(Knowledge knowledge, SearchSpace space) {
        return MemoryText.read(knowledge, id).of(space);
    }
}
