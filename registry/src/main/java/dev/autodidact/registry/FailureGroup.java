package dev.autodidact.registry;

/**
 * Trials that failed alike.
 *
 * @param learner the id of the learner; empty where there is none
 * @param cause the kind of failure, such as {@code out-of-memory}
 * @param count how many there are
 * @param messages how many different messages they have
 * @param seconds wall-clock seconds that they took in all
 * @param task the name of the task of the first one, by task, strategy, seed and number, as of the following
 * @param trial its number
 * @param message what it says, one line
 * @param detail its stack trace or exit code; empty where there is none
 */
public record FailureGroup(
        String learner,
        String cause,
        int count,
        int messages,
        double seconds,
        String task,
        int trial,
        String message,
        String detail) {}
