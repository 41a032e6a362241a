package dev.autodidact.examples.fewshotplots;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.strategy.LearnContext;
import dev.autodidact.api.strategy.MetaStrategy;
import java.nio.file.Path;
import java.util.Optional;

/** Meta-training under a bar that shows how far it has got. */
public final class Learning {

    private Learning() {}

    /**
     * {@return what a strategy learns}
     *
     * @param strategy learns
     * @param experience from this
     * @param seed decides about chance
     * @param folder from which a training that was stopped goes on; empty where none should
     * @throws InterruptedException where it is stopped
     */
    public static Knowledge watched(MetaStrategy strategy, Experience experience, long seed, Optional<Path> folder)
            throws InterruptedException {
        try (Bar bar = new Bar(strategy.id())) {
            return strategy.learn(experience, new LearnContext(seed, Cancellation.none(), bar, folder));
        }
    }
}
