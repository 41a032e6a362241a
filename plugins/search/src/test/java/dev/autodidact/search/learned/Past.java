package dev.autodidact.search.learned;

import dev.autodidact.api.execution.Cost;
import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.TaskRecord;
import dev.autodidact.api.experience.TrialRecord;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.task.TaskKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Experience written by hand, trial by trial. */
final class Past implements Experience {

    private final Map<TaskRecord, List<TrialRecord>> trials = new LinkedHashMap<>();

    Past scored(String task, String family, Configuration configuration, double loss, double seconds) {
        return add(task, family, configuration, 1, OptionalDouble.of(loss), seconds);
    }

    Past scored(String task, Configuration configuration, double loss) {
        return scored(task, task, configuration, loss, 1);
    }

    Past failed(String task, Configuration configuration) {
        return add(task, task, configuration, 1, OptionalDouble.empty(), 1);
    }

    Past add(
            String task,
            String family,
            Configuration configuration,
            double fidelity,
            OptionalDouble loss,
            double seconds) {
        TaskRecord record = new TaskRecord(task, task, family, TaskKind.TABLE, "log-loss", Map.of());
        return add(record, configuration, fidelity, loss, seconds);
    }

    Past blackBox(String task, Map<String, Double> metaFeatures, Configuration configuration, double loss) {
        TaskRecord record = new TaskRecord(task, task, task, TaskKind.BLACK_BOX, "", metaFeatures);
        return add(record, configuration, 1, OptionalDouble.of(loss), 0.001);
    }

    /** Adds what another history knows. */
    Past and(Experience other) {
        other.tasks().forEach(task -> trials.put(task, other.trials(task)));
        return this;
    }

    private Past add(
            TaskRecord record, Configuration configuration, double fidelity, OptionalDouble loss, double seconds) {
        List<TrialRecord> own = trials.computeIfAbsent(record, added -> new ArrayList<>());
        own.add(new TrialRecord("random", 1, own.size(), configuration, fidelity, loss, new Cost(seconds, Double.NaN)));
        return this;
    }

    @Override
    public List<TaskRecord> tasks() {
        return List.copyOf(trials.keySet());
    }

    @Override
    public List<TrialRecord> trials(TaskRecord task) {
        return trials.get(task);
    }
}
