package dev.autodidact.learnedoptimizer;

/**
 * Something that a guard did.
 *
 * @param step at which step, from 1
 * @param kind what it did
 * @param loss the loss that it saw then; NaN where that was not finite
 * @param other which of the other rules it chose, from 0; -1 where it chose none
 */
public record GuardEvent(long step, Kind kind, double loss, int other) {

    /** What a guard does. */
    public enum Kind {
        /** The learned rule's steps were undone. */
        REJECTED,
        /** Another rule took over. */
        REPLACED,
        /** The learned rule got another chance. */
        READMITTED
    }
}
