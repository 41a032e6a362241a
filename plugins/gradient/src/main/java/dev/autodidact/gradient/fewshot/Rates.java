package dev.autodidact.gradient.fewshot;

import dev.autodidact.gradient.internal.TwiceDifferentiable;
import java.util.Arrays;

/** The learning rates of inner steps, one for each parameter of the network. */
enum Rates {
    /** The same for all: MAML. */
    SAME {
        @Override
        double[] of(TwiceDifferentiable network, double rate, double[] meta) {
            return filled(network.parameters(), 0, rate);
        }
    },
    /** The last layer's alone; the others stay (Raghu, Raghu, Bengio and Vinyals, 2020, "Rapid learning or feature reuse?"). */
    HEAD {
        @Override
        double[] of(TwiceDifferentiable network, double rate, double[] meta) {
            return filled(network.parameters(), network.head(), rate);
        }
    },
    /** Learned with the initial parameters, behind which they lie (Li, Zhou, Chen and Li, 2017, "Meta-SGD", equation 3). */
    LEARNED {
        @Override
        double[] of(TwiceDifferentiable network, double rate, double[] meta) {
            return Arrays.copyOfRange(meta, network.parameters(), meta.length);
        }
    };

    /**
     * The rates.
     *
     * @param rate the method's
     * @param meta the meta-parameters
     */
    abstract double[] of(TwiceDifferentiable network, double rate, double[] meta);

    private static double[] filled(int length, int from, double value) {
        double[] values = new double[length];
        Arrays.fill(values, from, length, value);
        return values;
    }
}
