package dev.autodidact.gradient.fewshot;

import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.suite.EpisodeSource;
import dev.autodidact.gradient.internal.Batch;
import dev.autodidact.gradient.internal.Differentiable;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A way to adapt a network to a support set, by meta-parameters that can be learned. All methods are pure functions.
 * Thread-safe.
 */
interface Method {

    /** The network that is adapted. */
    Differentiable network();

    /** Meta-parameters to begin with. */
    float[] start(RandomGenerator random);

    /**
     * The step that changes the meta-parameters.
     *
     * @param share how much of the meta-training is done, 0 to 1
     */
    UpdateRule outer(double share);

    /**
     * The loss on the query set after adapting to the support set, or what else a method learns by making it smaller.
     *
     * @param gradient overwritten by where the outer step shall not go: the derivatives of that loss by the
     *     meta-parameters, or what a method takes for them
     */
    double lossAndGradient(double[] meta, Batch support, Batch query, double[] gradient);

    /** The parameters of the network before the first of so many steps and after each; one alone where none are taken. */
    List<double[]> adapt(double[] meta, Batch support, int steps);

    /** The number of steps that meta-training prepares for. */
    int trainedSteps();

    /** What an outer step learns from. */
    Curriculum curriculum();

    /**
     * Meta-parameters made ready for use: what is not learned but only estimated is estimated on tasks to learn from.
     *
     * @param random where chance comes from
     */
    default double[] settled(double[] meta, EpisodeSource source, RandomGenerator random) {
        return meta;
    }

    /** Whether what was learned with some number of classes serves any other. */
    default boolean anyClasses() {
        return false;
    }

    /**
     * The same with inner steps at another learning rate; where it is learned, with another to begin with; itself where no
     * gradient steps are taken.
     */
    default Method withRate(double rate) {
        return this;
    }
}
