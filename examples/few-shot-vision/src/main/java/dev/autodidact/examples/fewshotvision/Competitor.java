package dev.autodidact.examples.fewshotvision;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.strategy.AdaptContext;
import dev.autodidact.api.strategy.Adaptation;
import dev.autodidact.api.strategy.AdaptationProblem;
import dev.autodidact.api.suite.EpisodeSource;
import dev.autodidact.api.task.TaskProfile;
import dev.autodidact.api.task.TaskType;
import dev.autodidact.examples.fewshotplots.Learning;
import dev.autodidact.gradient.fewshot.FewShotStrategy;
import java.nio.file.Path;
import java.util.Optional;

/** Whoever turns the support set of an episode into a model. */
interface Competitor {

    /** The most gradient steps of a strategy that takes any. */
    int STEPS = 5;

    /** The model. */
    Model fit(TrainingData support) throws InterruptedException;

    /**
     * A strategy, meta-trained now, or from where it was stopped.
     *
     * @param source what it learns from
     * @param folder where it keeps what it needs to go on
     */
    static Competitor of(FewShotStrategy strategy, EpisodeSource source, long seed, Path folder)
            throws InterruptedException {
        Knowledge knowledge = Learning.watched(strategy, Experience.ofEpisodes(source), seed, Optional.of(folder));
        return support -> ((Adaptation.Adapted) strategy.adapt(
                        new AdaptationProblem.FewShot(support, STEPS),
                        knowledge,
                        new AdaptContext(seed, Cancellation.none())))
                .models()
                .getLast();
    }

    /** An ordinary learner with its defaults, on the support set alone. */
    static Competitor of(Learner learner, long seed) {
        return support -> {
            int pixels = support.features().size();
            TaskProfile profile = new TaskProfile(
                    TaskType.CLASSIFICATION, support.rows(), pixels, 0, pixels, support.rows(), 1, true);
            return learner.fit(learner.space(profile).defaults(), support, FitContext.of(seed));
        };
    }
}
