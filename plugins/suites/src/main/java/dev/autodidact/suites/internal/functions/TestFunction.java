package dev.autodidact.suites.internal.functions;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.BlackBoxTask;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * A black-box task made of a formula, without noise or fidelities.
 *
 * @param name the task's name
 * @param space what can be configured
 * @param minimum the smallest value of the formula
 * @param formula what is to be minimised
 */
record TestFunction(String name, SearchSpace space, double minimum, ToDoubleFunction<Configuration> formula)
        implements BlackBoxTask {

    @Override
    public double evaluate(Configuration configuration, double fidelity, long seed, Cancellation cancellation) {
        return formula.applyAsDouble(configuration);
    }

    @Override
    public OptionalDouble optimum() {
        return OptionalDouble.of(minimum);
    }
}
