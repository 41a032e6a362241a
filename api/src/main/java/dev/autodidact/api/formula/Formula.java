package dev.autodidact.api.formula;

import java.util.ArrayList;
import java.util.List;

/**
 * What a model computes for a row of encoded features, in steps, each of which takes what the one before gives. The last
 * gives one probability for each class of the task, or, in a regression, the one number that is predicted.
 *
 * <p>It describes the model exactly: computed in double precision, step by step, it gives what the model predicts, but
 * for rounding in the last digits.
 *
 * @param steps at least one
 */
public record Formula(List<Step> steps) {

    /**
     * Checks that the steps follow upon each other, and copies the list.
     *
     * @param steps see above
     * @throws IllegalArgumentException where there is none, or one takes something else than the one before gives
     */
    public Formula {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a formula without steps");
        }
        for (int i = 1; i < steps.size(); i++) {
            int given = steps.get(i - 1).outputs();
            int taken = steps.get(i).inputs();
            if (given != taken) {
                throw new IllegalArgumentException("step " + i + " takes " + taken + " numbers, not " + given);
            }
        }
    }

    /**
     * {@return the formula of some steps}
     *
     * @param steps at least one
     */
    public static Formula of(Step... steps) {
        return new Formula(List.of(steps));
    }

    /**
     * {@return the formula that goes on with another step}
     *
     * @param step takes as many numbers as {@link #outputs}
     */
    public Formula then(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new Formula(longer);
    }

    /** {@return the number of features} */
    public int inputs() {
        return steps.getFirst().inputs();
    }

    /** {@return the number of classes; 1 for a regression} */
    public int outputs() {
        return steps.getLast().outputs();
    }
}
