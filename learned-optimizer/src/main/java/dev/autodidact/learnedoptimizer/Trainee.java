package dev.autodidact.learnedoptimizer;

import dev.autodidact.api.optimizer.Objective;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.learnedoptimizer.internal.WeightFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;

/** A kind of update rule as meta-training sees it. */
interface Trainee {

    /** {@return how its weights are stored, with given magic bytes} */
    WeightFormat format(String magic);

    /** {@return weights before training} */
    float[] initial(RandomGenerator random);

    /** {@return the rule with given weights, in plain Java alone: no version of a native library changes its bits} */
    UpdateRule rule(LstmWeights weights);

    /** {@return the beginning of a descent on some problems} */
    Episode begin(List<Objective> objectives, SplittableGenerator random);

    /** Descents on some problems, side by side, that say how to change the weights. Not thread-safe. */
    interface Episode {

        /** The steps of a window, after which the weights may change. */
        int WINDOW = 20;

        /**
         * Takes the steps of one window.
         *
         * @return the derivative, or an estimate of it, of the window's relative losses by each weight
         */
        float[] window(float[] weights);
    }
}
