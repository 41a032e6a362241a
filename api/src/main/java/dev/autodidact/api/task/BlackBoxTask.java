package dev.autodidact.api.task;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.SearchSpace;
import java.util.Map;
import java.util.OptionalDouble;

/** A search space and an evaluation: a surrogate benchmark, a test function, anything a caller can compute. */
public non-sealed interface BlackBoxTask extends Task {

    /** {@return what can be configured} */
    SearchSpace space();

    /**
     * Evaluates a configuration. Thread-safe.
     *
     * @param configuration one of {@link #space}
     * @param fidelity the share of the full effort, above 0 and at most 1
     * @param seed the only source of chance
     * @param cancellation to be asked now and then
     * @return the loss: smaller is better
     * @throws Exception where the evaluation fails; the trial is recorded as failed
     */
    double evaluate(Configuration configuration, double fidelity, long seed, Cancellation cancellation)
            throws Exception;

    /** {@return the smallest loss there is, where it is known} */
    default OptionalDouble optimum() {
        return OptionalDouble.empty();
    }

    /** {@return the smallest fidelity that still says something; 1 where there is only full effort} */
    default double minimumFidelity() {
        return 1;
    }

    /** {@return what is known of the task beforehand, by name} */
    default Map<String, Double> metaFeatures() {
        return Map.of();
    }

    @Override
    default TaskKind kind() {
        return TaskKind.BLACK_BOX;
    }
}
