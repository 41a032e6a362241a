package dev.autodidact.api.strategy;

import dev.autodidact.api.space.SearchSpace;
import java.util.Map;

/**
 * What a search strategy has to solve: find the configuration of least loss. Table tasks and black boxes look the same
 * from here.
 *
 * @param space the space; for a table task a choice {@value #LEARNER} among the learners (in the order in which a
 *     stranger should try them), each with its own nested space
 * @param metaFeatures what is known of the task beforehand, by name
 * @param budget what the whole run may take
 * @param slots how many trials run at once: proposal i sees the outcomes of trials up to i - slots
 * @param minimumFidelity the smallest fidelity that still says something; 1 where there is only full effort
 */
public record SearchProblem(
        SearchSpace space, Map<String, Double> metaFeatures, Budget budget, int slots, double minimumFidelity) {

    /** The name of the choice among learners in the space of a table task. */
    public static final String LEARNER = "learner";

    /**
     * Checks the numbers and copies the map.
     *
     * @param space see above
     * @param metaFeatures see above
     * @param budget see above
     * @param slots see above
     * @param minimumFidelity see above
     * @throws IllegalArgumentException where slots or fidelity are not positive
     */
    public SearchProblem {
        metaFeatures = Map.copyOf(metaFeatures);
        if (slots < 1 || !(minimumFidelity > 0 && minimumFidelity <= 1)) {
            throw new IllegalArgumentException("slots (" + slots + ") must be at least 1, the minimum fidelity ("
                    + minimumFidelity + ") in (0, 1]");
        }
    }
}
