package dev.autodidact.api.task;

import dev.autodidact.api.optimizer.Objective;

/**
 * A differentiable function to be minimised from its start within a number of gradient steps.
 *
 * @param name the task's name, unique within its suite
 * @param objective the function
 * @param steps how many gradient evaluations there are, at least 1
 */
public record ObjectiveTask(String name, Objective objective, int steps) implements Task {

    /**
     * Checks the number of steps.
     *
     * @param name see above
     * @param objective see above
     * @param steps see above
     * @throws IllegalArgumentException where it is not positive
     */
    public ObjectiveTask {
        if (steps < 1) {
            throw new IllegalArgumentException("an objective needs at least 1 step, not " + steps);
        }
    }

    @Override
    public TaskKind kind() {
        return TaskKind.OBJECTIVE;
    }
}
