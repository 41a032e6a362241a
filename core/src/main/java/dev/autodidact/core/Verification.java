package dev.autodidact.core;

import java.util.List;
import java.util.Map;

/**
 * What came of running stored trials again.
 *
 * @param run the id of their run
 * @param trials the trials, in the order asked for
 * @param environment what is not as it was when the run was recorded, by name: Java, machine, Autodidact itself
 */
public record Verification(long run, List<Trial> trials, Map<String, Change> environment) {

    /** Copies the collections. */
    public Verification {
        trials = List.copyOf(trials);
        environment = Map.copyOf(environment);
    }

    /** How a trial came out again. */
    public enum Verdict {
        /** As it did, bit for bit. */
        EQUAL,
        /** Otherwise. */
        DIFFERENT,
        /** It says nothing, because it did not end by itself. */
        INCOMPARABLE
    }

    /**
     * A trial that was run again.
     *
     * @param trial its number
     * @param learner the id of the learner; empty where the task has no choice among learners
     * @param verdict how it came out
     * @param reasons what differs, or why it cannot be compared, one line each; empty where it is equal
     */
    public record Trial(int trial, String learner, Verdict verdict, List<String> reasons) {

        /** Copies the list. */
        public Trial {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * Something that has changed.
     *
     * @param then what it was
     * @param now what it is
     */
    public record Change(String then, String now) {}

    /**
     * {@return how many trials came out in a way}
     *
     * @param verdict the way
     */
    public long count(Verdict verdict) {
        return trials.stream().filter(trial -> trial.verdict() == verdict).count();
    }
}
