package dev.autodidact.testkit;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.execution.Cost;
import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.TaskRecord;
import dev.autodidact.api.experience.TrialRecord;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Hyperparameter;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.TaskKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/** Made-up history: six tasks on which defaults and the same random draws were tried, some in vain. */
public final class Past {

    private static final int TASKS = 6;
    private static final int DRAWS = 12;

    private Past() {}

    /**
     * {@return what random search did on a few tasks of a space: the task, a smooth loss, moves its best point}
     *
     * @param space the space
     */
    public static Experience of(SearchSpace space) {
        Map<TaskRecord, List<TrialRecord>> trials = new LinkedHashMap<>();
        for (int task = 0; task < TASKS; task++) {
            TaskRecord record = new TaskRecord(
                    "task-" + task,
                    "task " + task,
                    "family " + task,
                    TaskKind.TABLE,
                    "log-loss",
                    Map.of("rows", 100.0 * (task + 1)));
            trials.put(record, trials(space, task));
        }
        return new Experience() {
            @Override
            public List<TaskRecord> tasks() {
                return List.copyOf(trials.keySet());
            }

            @Override
            public List<TrialRecord> trials(TaskRecord task) {
                return trials.getOrDefault(task, List.of());
            }
        };
    }

    private static List<TrialRecord> trials(SearchSpace space, int task) {
        RandomGenerator random = Seeds.generator(0, "testkit", "draws");
        List<TrialRecord> trials = new ArrayList<>();
        for (int trial = 0; trial < DRAWS; trial++) {
            Configuration configuration = trial == 0 ? space.defaults() : space.sample(random);
            OptionalDouble loss = (trial + task) % 5 == 4
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(loss(space, configuration, task / (double) TASKS));
            trials.add(new TrialRecord("random", 1, trial, configuration, 1, loss, new Cost(0.1 * (1 + trial), 0.1)));
        }
        return trials;
    }

    /** {@return a smooth loss whose best point lies at the same height on every scale} */
    static double loss(SearchSpace space, Configuration configuration, double best) {
        double loss = 0;
        for (Hyperparameter hyperparameter : space.hyperparameters()) {
            Object value = configuration.values().get(hyperparameter.name());
            if (value != null) {
                double distance = hyperparameter.domain().position(value) - best;
                loss += distance * distance;
            }
        }
        return loss;
    }
}
