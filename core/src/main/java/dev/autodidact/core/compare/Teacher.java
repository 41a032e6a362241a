package dev.autodidact.core.compare;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.strategy.LearnContext;
import dev.autodidact.api.strategy.MetaStrategy;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.suite.TaskReference.Role;
import dev.autodidact.registry.ExperienceQuery;
import dev.autodidact.registry.Registry;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets strategies learn from what the others did in the same comparison: on the suite's tasks for meta-training, and,
 * leave-one-family-out, on its tasks of role BOTH; never from a task set aside for judging. Each strategy learns once per
 * family. Thread-safe.
 */
final class Teacher {

    /** Learning must not depend on the run's seed, or what is learned would differ from seed to seed. */
    private static final long SEED = 1;

    private final Registry registry;
    private final long judged;
    private final long metaTraining;
    private final Set<String> setAside = ConcurrentHashMap.newKeySet();
    private final Map<String, Lesson> lessons = new ConcurrentHashMap<>();

    /**
     * Makes a teacher.
     *
     * @param judged the comparison of the tasks that strategies are judged on
     * @param metaTraining the comparison of the tasks that they only learn from
     */
    Teacher(Registry registry, long judged, long metaTraining) {
        this.registry = registry;
        this.judged = judged;
        this.metaTraining = metaTraining;
    }

    /** Sees to it that nobody learns from a task. */
    void setAside(String task) {
        setAside.add(task);
    }

    Lesson teach(MetaStrategy strategy, TaskReference task) {
        if (!strategy.learns()) {
            return Lesson.NONE;
        }
        return lessons.computeIfAbsent(strategy.id() + " for " + task.family(), key -> learn(strategy, task));
    }

    private Lesson learn(MetaStrategy strategy, TaskReference task) {
        Set<String> excluded = task.role() == Role.BOTH ? Set.of(task.family()) : Set.of();
        long start = System.nanoTime();
        Experience experience = metaTraining == judged
                ? experience(judged, excluded)
                : new Experiences(experience(metaTraining, excluded), experience(judged, excluded));
        try {
            Knowledge knowledge = strategy.learn(experience, new LearnContext(SEED, Cancellation.none(), share -> {}));
            if (!knowledge.isNone()) {
                registry.addKnowledge(knowledge);
            }
            return new Lesson(
                    knowledge,
                    "what the strategies that do not learn did on "
                            + experience.tasks().size() + " tasks of this comparison, leave-one-family-out",
                    (System.nanoTime() - start) / 1e9);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Lesson.NONE;
        }
    }

    private Experience experience(long comparison, Set<String> excludedFamilies) {
        return registry.experience(new ExperienceQuery(excludedFamilies, setAside, Optional.of(comparison), Set.of()));
    }

    /**
     * What a strategy learned.
     *
     * @param knowledge the knowledge
     * @param from what it was learned from, in words
     * @param seconds what learning took
     */
    record Lesson(Knowledge knowledge, String from, double seconds) {

        static final Lesson NONE = new Lesson(Knowledge.NONE, "", 0);

        String sha256() {
            return knowledge.isNone() ? "" : knowledge.sha256();
        }
    }
}
