package dev.autodidact.core.engine;

import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.TrialRunner;
import dev.autodidact.api.space.SearchSpace;
import java.util.Map;

/** A task made ready to be searched: a space, and somebody who evaluates its configurations. Thread-safe. */
public interface Problem {

    /** {@return what can be configured} */
    SearchSpace space();

    /** {@return evaluates a configuration} */
    TrialRunner runner();

    /** {@return what is known of the task beforehand, by name} */
    Map<String, Double> metaFeatures();

    /** {@return the smallest fidelity that still says something} */
    double minimumFidelity();

    /**
     * {@return the loss on rows kept apart from the search}
     *
     * @param scored a trial's outcome
     */
    double heldOutLoss(Outcome.Scored scored);

    /** {@return the held-out loss of predicting a constant; NaN where there is no such thing} */
    double referenceLoss();
}
