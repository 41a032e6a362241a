package dev.autodidact.search.learned;

import dev.autodidact.api.execution.Cost;
import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.TaskRecord;
import dev.autodidact.api.experience.TrialRecord;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.api.task.TaskKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A {@link Memory} as the history that it was distilled from, as far as it remembers: one trial for each configuration
 * tried on a task, its regret for a loss, and for seconds its cost in multiples of {@value #SECONDS}. {@link Distiller}
 * makes almost the same of it again, because its scales do not depend on a task's; almost, because regrets end at 1.
 */
final class RememberedExperience implements Experience {

    /** A task's median, so large that what is a tenth of it is not taken for noise. */
    private static final double SECONDS = 60;

    private static final String TEACHER = "random";

    private final Map<String, TaskRecord> records = new TreeMap<>();
    private final Map<String, List<TrialRecord>> trials = new TreeMap<>();

    private RememberedExperience() {}

    /** {@return the history} */
    static Experience of(Memory memory) {
        RememberedExperience experience = new RememberedExperience();
        for (Memory.Chapter chapter : memory.chapters()) {
            chapter.past().tasks().forEach(task -> experience.add(chapter.past(), task));
        }
        return experience;
    }

    private void add(PastSpace past, PastTask task) {
        TaskKind kind = past.roots().equals(Set.of(SearchProblem.LEARNER)) ? TaskKind.TABLE : TaskKind.BLACK_BOX;
        String id = String.format("remembered-%04d", records.size());
        records.put(id, new TaskRecord(id, task.family(), task.family(), kind, "", task.metaFeatures()));
        List<TrialRecord> own = new ArrayList<>();
        IntStream.range(0, task.configurations())
                .filter(task::tried)
                .forEach(index -> own.add(new TrialRecord(
                        past.defaults().contains(index) ? Distiller.DEFAULTS_STRATEGY : TEACHER,
                        0,
                        own.size(),
                        past.configurations().get(index),
                        1,
                        OptionalDouble.of(task.regret(index)),
                        new Cost(SECONDS * task.cost(index), Double.NaN))));
        trials.put(id, List.copyOf(own));
    }

    @Override
    public List<TaskRecord> tasks() {
        return List.copyOf(records.values());
    }

    @Override
    public List<TrialRecord> trials(TaskRecord task) {
        List<TrialRecord> known = trials.get(task.id());
        if (known == null) {
            throw new IllegalArgumentException("task '" + task.name() + "' is not part of this experience");
        }
        return known;
    }
}
