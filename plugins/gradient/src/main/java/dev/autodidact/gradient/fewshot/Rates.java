package dev.autodidact.gradient.fewshot;

import dev.autodidact.gradient.internal.Architecture;
import java.util.Arrays;

/** The learning rates of inner steps, one for each parameter of the network. */
enum Rates {
    /** The same for all: MAML. */
    SAME {
        @Override
        double[] of(Architecture architecture, double rate, double[] meta) {
            return filled(parameters(architecture), 0, rate);
        }
    },
    /** The last layer's alone; the others stay (Raghu, Raghu, Bengio and Vinyals, 2020, "Rapid learning or feature reuse?"). */
    HEAD {
        @Override
        double[] of(Architecture architecture, double rate, double[] meta) {
            return filled(parameters(architecture), architecture.offset(architecture.layers()), rate);
        }
    },
    /** Learned with the initial parameters, behind which they lie (Li, Zhou, Chen and Li, 2017, "Meta-SGD", equation 3). */
    LEARNED {
        @Override
        double[] of(Architecture architecture, double rate, double[] meta) {
            return Arrays.copyOfRange(meta, parameters(architecture), meta.length);
        }
    };

    /**
     * The rates.
     *
     * @param rate the method's
     * @param meta the meta-parameters
     */
    abstract double[] of(Architecture architecture, double rate, double[] meta);

    private static int parameters(Architecture architecture) {
        return Math.toIntExact(architecture.parameters());
    }

    private static double[] filled(int length, int from, double value) {
        double[] values = new double[length];
        Arrays.fill(values, from, length, value);
        return values;
    }
}
