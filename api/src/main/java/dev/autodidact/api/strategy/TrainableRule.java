package dev.autodidact.api.strategy;

import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.space.Configuration;

/** An update rule that was learned, and can be learned once more: a learned optimizer. */
public interface TrainableRule extends UpdateRule {

    @Override
    TrainableRule with(Configuration configuration);

    /**
     * Trains it from the beginning, on problems that it makes itself (meta-training). The rule itself does not change.
     *
     * @param context seed, cancellation, progress, and a folder from which a training that was stopped goes on
     * @return what was learned, with the rule's id as its strategy
     * @throws InterruptedException where learning was cancelled
     */
    Knowledge learn(LearnContext context) throws InterruptedException;
}
