package dev.autodidact.gradient.fewshot;

import dev.autodidact.gradient.internal.TwiceDifferentiable;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What is learned of a network that adapts by gradient steps: all initial parameters, or all but those of the last layer,
 * which begins at 0 on every task (Kao, Chiu and Chen, 2022, "MAML is a noisy contrastive learner in classification",
 * section 3). Then no class is told from another before the first step, and what was learned with some number of classes
 * serves any other.
 *
 * @param learned the network whose parameters are learned
 * @param outputs of the network that adapts
 * @param pace how fast it adapts where its last layer is not learned but begins at 0; empty where all is learned
 */
record Foundation(TwiceDifferentiable learned, int outputs, Optional<Pace> pace) {

    /** All of a network is learned. */
    static Foundation of(TwiceDifferentiable network) {
        return new Foundation(network, network.outputs(), Optional.empty());
    }

    /** Whether the last layer begins at 0 on every task. */
    boolean headless() {
        return pace.isPresent();
    }

    /** The network that adapts to a task of so many outputs. */
    TwiceDifferentiable network(int wanted) {
        return headless() ? learned.topped(wanted) : learned;
    }

    /** The network that adapts to a task as it is judged. */
    TwiceDifferentiable network() {
        return network(outputs);
    }

    float[] start(RandomGenerator random) {
        return learned.start(random);
    }

    /** Where a network begins to adapt. */
    double[] begin(double[] meta, TwiceDifferentiable network) {
        return Arrays.copyOf(Arrays.copyOf(meta, learned.parameters()), network.parameters());
    }

    /**
     * The learning rates of inner steps. Where the last layer begins at 0, its rates are multiplied by the number of
     * classes: of the mean loss over rows, each class has one share, and shall move as far however many there are.
     */
    InnerRates rates(Rates rates, double rate, double[] meta, TwiceDifferentiable network) {
        double[] first = rates.of(network, rate, meta);
        if (pace.isEmpty()) {
            return new InnerRates(first, first);
        }
        for (int i = 0; i < network.head(); i++) {
            first[i] *= pace.get().blocks();
        }
        for (int i = network.head(); i < first.length; i++) {
            first[i] *= network.outputs();
        }
        double[] later = first.clone();
        for (int i = network.head(); i < later.length; i++) {
            later[i] *= pace.get().lastLayer();
        }
        return new InnerRates(first, later);
    }
}
