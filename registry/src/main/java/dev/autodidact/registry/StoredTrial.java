package dev.autodidact.registry;

import dev.autodidact.api.space.Configuration;
import java.util.OptionalDouble;

/**
 * A trial as the registry gives it back, without predictions.
 *
 * @param trial its number within the run, from 0
 * @param learner the id of the learner; empty where the task has no choice among learners
 * @param configuration what was evaluated: the learner's own part where there is a learner
 * @param fidelity the share of the full effort
 * @param status {@code scored}, {@code failed} or {@code pruned}
 * @param cause the kind of failure, such as {@code out-of-memory}; empty where it did not fail
 * @param message why it failed or was pruned, one line; empty where it was scored
 * @param loss the validation loss, smaller is better; empty where it was not scored
 * @param heldOutLoss the loss on rows kept apart from the whole search; empty where there is none
 * @param seconds wall-clock seconds
 * @param cpuSeconds processor seconds; NaN where unknown
 * @param finishedAtSeconds wall-clock seconds from the beginning of the run to the end of the trial
 */
public record StoredTrial(
        int trial,
        String learner,
        Configuration configuration,
        double fidelity,
        String status,
        String cause,
        String message,
        OptionalDouble loss,
        OptionalDouble heldOutLoss,
        double seconds,
        double cpuSeconds,
        double finishedAtSeconds) {}
