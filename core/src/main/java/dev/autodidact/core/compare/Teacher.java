package dev.autodidact.core.compare;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.strategy.AdaptationStrategy;
import dev.autodidact.api.strategy.LearnContext;
import dev.autodidact.api.strategy.MetaStrategy;
import dev.autodidact.api.strategy.SearchStrategy;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.suite.TaskReference.Role;
import dev.autodidact.api.suite.TaskSuite;
import dev.autodidact.core.engine.BoundedCall;
import dev.autodidact.core.engine.StopSignal;
import dev.autodidact.registry.ExperienceQuery;
import dev.autodidact.registry.NewRun;
import dev.autodidact.registry.Registry;
import dev.autodidact.runtime.plugin.Thrown;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Lets strategies learn. Searches learn from what the others did in the same comparison: on the suite's tasks for
 * meta-training, and, leave-one-family-out, on its tasks of role BOTH; never from a task set aside for judging; once per
 * family. Adaptations learn once, from the episodes or objectives that the suite
 * draws for meta-training. Thread-safe.
 */
final class Teacher {

    /** Learning must not depend on the run's seed, or what is learned would differ from seed to seed. */
    private static final long SEED = 1;

    private final Registry registry;
    private final TaskSuite suite;
    private final double effort;
    private final OptionalLong metaTraining;
    private final long judged;
    private final Set<String> teachers;
    private final StopSignal stop;
    private final Set<String> setAside = ConcurrentHashMap.newKeySet();
    private final Map<String, Lesson> lessons = new ConcurrentHashMap<>();

    /** By comparison; frozen when first wanted, which is when the teachers have ended. */
    private final Map<Long, Experience> frozen = new ConcurrentHashMap<>();

    /**
     * Makes a teacher.
     *
     * @param suite draws what adaptations learn from
     * @param effort the share of their full effort that adaptations take to learn
     * @param metaTraining the comparison of the tasks that strategies only learn from; empty where there are none
     * @param judged the comparison of the tasks that they are judged on
     * @param teachers the names of the strategies to learn from: those that do not learn themselves, or what is learned
     *     would depend on which run came first
     * @param stop ends learning early
     */
    Teacher(
            Registry registry,
            TaskSuite suite,
            double effort,
            OptionalLong metaTraining,
            long judged,
            Set<String> teachers,
            StopSignal stop) {
        this.registry = registry;
        this.suite = suite;
        this.effort = effort;
        this.metaTraining = metaTraining;
        this.judged = judged;
        this.teachers = Set.copyOf(teachers);
        this.stop = stop;
    }

    /** Sees to it that nobody learns from a task. */
    void setAside(String task) {
        setAside.add(task);
    }

    /**
     * Lets a strategy learn, or finds what it has learned for this family already.
     *
     * @throws AutodidactException of kind PLUGIN where it fails
     */
    Lesson teach(MetaStrategy strategy, TaskReference task) {
        if (!strategy.learns()) {
            return Lesson.NONE;
        }
        return switch (strategy) {
            case SearchStrategy search ->
                lessons.computeIfAbsent(
                        String.join(" ", search.id(), task.role().name(), task.family()),
                        wanted -> learnFromTrials(search, task));
            case AdaptationStrategy adaptation ->
                lessons.computeIfAbsent(adaptation.id(), wanted -> learnFromDraws(adaptation));
        };
    }

    /** {@return what a run that was cut off had learned; empty where it had learned nothing} */
    Optional<Lesson> recall(MetaStrategy strategy, NewRun run) {
        return registry.knowledge(strategy.id(), run.knowledge())
                .map(knowledge -> new Lesson(knowledge, run.learnedFrom(), run.learningSeconds()));
    }

    private Lesson learnFromTrials(SearchStrategy strategy, TaskReference task) {
        Experience experience = experience(task);
        int tasks = experience.tasks().size();
        return learn(
                strategy,
                experience,
                "what the strategies that do not learn did on " + tasks + (tasks == 1 ? " task" : " tasks")
                        + " of this comparison, leave-one-family-out");
    }

    private Lesson learnFromDraws(AdaptationStrategy strategy) {
        DrawnTasks drawn = DrawnTasks.of(suite).orElseThrow();
        return learn(strategy, drawn.experience(), drawn.kind() + " for meta-training of " + drawn.name());
    }

    private Lesson learn(MetaStrategy strategy, Experience experience, String from) {
        long start = System.nanoTime();
        try {
            Knowledge knowledge = BoundedCall.call(
                    "learn",
                    stop,
                    cancellation -> Objects.requireNonNull(
                            strategy.learn(
                                    experience,
                                    new LearnContext(SEED, cancellation, share -> {}, Optional.empty(), effort)),
                            "it learned null"));
            if (!knowledge.isNone()) {
                registry.addKnowledge(knowledge);
            }
            return new Lesson(knowledge, from, (System.nanoTime() - start) / 1e9);
        } catch (ExecutionException e) {
            Throwable cause = Thrown.cause(e);
            throw new AutodidactException(
                    AutodidactException.Kind.PLUGIN, "it failed to learn: " + Thrown.message(cause), cause);
        } catch (TimeoutException e) {
            throw new AutodidactException(AutodidactException.Kind.PLUGIN, "it was stopped while it learned", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AutodidactException(AutodidactException.Kind.PLUGIN, "it was interrupted while it learned", e);
        }
    }

    /** Of judged tasks never the family's; of meta-training tasks the family's too, where the suite parts it by role. */
    private Experience experience(TaskReference task) {
        if (teachers.isEmpty()) {
            return Experience.EMPTY;
        }
        Set<String> family = Set.of(task.family());
        Experience others = experience(judged, family);
        return metaTraining.isEmpty()
                ? others
                : new Experiences(
                        experience(metaTraining.getAsLong(), task.role() == Role.BOTH ? family : Set.of()), others);
    }

    private Experience experience(long comparison, Set<String> excludedFamilies) {
        Experience all = frozen.computeIfAbsent(
                comparison,
                id -> registry.experience(new ExperienceQuery(Set.of(), Set.of(), Optional.of(id), teachers)));
        return new PartOfExperience(all, excludedFamilies, setAside);
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
