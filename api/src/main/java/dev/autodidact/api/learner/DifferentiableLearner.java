package dev.autodidact.api.learner;

import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.optimizer.Objective;
import dev.autodidact.api.space.Configuration;

/** A learner whose training loss is exposed as a differentiable function of one flat parameter vector. */
public interface DifferentiableLearner extends Learner {

    /**
     * {@return the mean training loss as an objective}
     *
     * @param configuration one of {@link #space}; says architecture and regularisation
     * @param data the rows to train on, in the learner's encoding
     */
    Objective objective(Configuration configuration, TrainingData data);

    /**
     * {@return the model with these parameters}
     *
     * @param configuration the configuration that was given to {@link #objective}
     * @param data the data that was given to {@link #objective}; only its shape is used
     * @param parameters as many as {@link Objective#parameters}; copied
     */
    Model model(Configuration configuration, TrainingData data, float[] parameters);
}
