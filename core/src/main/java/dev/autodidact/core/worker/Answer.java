package dev.autodidact.core.worker;

import dev.autodidact.api.execution.Failure;

/** How a worker answered a job. */
sealed interface Answer {

    /**
     * It ended.
     *
     * @param message how
     */
    record Ended(Message message) implements Answer {}

    /**
     * The worker died of it, or had to be killed.
     *
     * @param failure why
     * @param seconds after so long
     * @param ownFault whether only this job can have caused it; memory may have been filled by jobs before
     */
    record Died(Failure failure, double seconds, boolean ownFault) implements Answer {}
}
