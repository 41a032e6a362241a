package dev.autodidact.suites.internal.functions;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.BlackBoxTask;
import java.util.OptionalDouble;

/**
 * A black-box task made of a formula, without noise.
 *
 * @param name the task's name
 * @param space what can be configured
 * @param minimum the smallest value of the formula at full fidelity
 * @param minimumFidelity the smallest fidelity; 1 where there is only full effort
 * @param formula what is to be minimised
 */
record TestFunction(String name, SearchSpace space, double minimum, double minimumFidelity, Formula formula)
        implements BlackBoxTask {

    /** A formula. */
    @FunctionalInterface
    interface Formula {

        /**
         * {@return its value}
         *
         * @param configuration where
         * @param fidelity how exactly: above 0, at most 1
         */
        double value(Configuration configuration, double fidelity);
    }

    @Override
    public double evaluate(Configuration configuration, double fidelity, long seed, Cancellation cancellation) {
        return formula.value(configuration, fidelity);
    }

    @Override
    public OptionalDouble optimum() {
        return OptionalDouble.of(minimum);
    }
}
