package dev.autodidact.registry.report;

import dev.autodidact.registry.StoredTrial;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Failed trials, grouped by learner and cause. */
final class Failures {

    /**
     * Trials that failed alike.
     *
     * @param learner the id of the learner; empty where there is none
     * @param cause the kind of failure
     * @param count how many there are
     * @param message what the first one says
     * @param task the name of the first one's task
     * @param trial the number of the first one
     */
    record Group(String learner, String cause, int count, String message, String task, int trial) {

        private Group oneMore() {
            return new Group(learner, cause, count + 1, message, task, trial);
        }
    }

    private record Key(String learner, String cause) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::learner).thenComparing(Key::cause).compare(this, other);
        }
    }

    private final Map<Key, Group> groups = new TreeMap<>();

    void add(String task, StoredTrial trial) {
        if (!trial.status().equals("failed")) {
            return;
        }
        groups.merge(
                new Key(trial.learner(), trial.cause()),
                new Group(trial.learner(), trial.cause(), 1, trial.message(), task, trial.trial()),
                (group, first) -> group.oneMore());
    }

    /** {@return the groups, the largest first} */
    List<Group> groups() {
        return groups.values().stream()
                .sorted(Comparator.comparingInt(Group::count).reversed())
                .toList();
    }
}
