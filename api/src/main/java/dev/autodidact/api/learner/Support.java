package dev.autodidact.api.learner;

/** Whether something can be used on a task: yes, or no with the reason in words. */
public sealed interface Support {

    /** It can. */
    record Yes() implements Support {}

    /**
     * It cannot.
     *
     * @param reason why, as a clause for a person: "needs at most 10,000 rows, this task has 48,842"
     */
    record No(String reason) implements Support {}

    /** {@return yes} */
    static Support yes() {
        return new Yes();
    }

    /**
     * {@return no}
     *
     * @param reason why, as a clause for a person
     */
    static Support no(String reason) {
        return new No(reason);
    }

    /** {@return whether this is a yes} */
    default boolean isYes() {
        return this instanceof Yes;
    }
}
