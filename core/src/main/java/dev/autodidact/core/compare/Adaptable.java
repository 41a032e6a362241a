package dev.autodidact.core.compare;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.strategy.Adaptation;
import dev.autodidact.api.strategy.AdaptationProblem;
import java.util.List;
import java.util.OptionalInt;

/** A task made ready to be adapted to. Thread-safe. */
interface Adaptable {

    /**
     * {@return what a strategy is given}
     *
     * @param evaluations how many gradient evaluations the budget allows; empty where it does not count them
     */
    AdaptationProblem problem(OptionalInt evaluations);

    /**
     * {@return the losses of an answer: at the start and after each step}
     *
     * @param problem what the strategy was given
     * @param answer what it answered
     * @throws AutodidactException of kind PLUGIN where the answer does not fit the problem
     */
    List<Double> losses(AdaptationProblem problem, Adaptation answer);

    /**
     * {@return the loss that counts as having learned nothing}
     *
     * @param losses what {@link #losses} gave
     */
    double referenceLoss(List<Double> losses);

    /** The complaint about an answer. */
    static AutodidactException misfit(String how) {
        return new AutodidactException(AutodidactException.Kind.PLUGIN, how);
    }

    /** {@return the values, if they are one for the start and at most one for each step} */
    static <T> List<T> checked(List<T> values, int steps, String what) {
        if (values.isEmpty() || values.size() - 1 > steps) {
            throw misfit("it gave " + values.size() + " " + what + " for a start and " + steps + " steps");
        }
        return values;
    }
}
