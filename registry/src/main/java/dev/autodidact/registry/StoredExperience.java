package dev.autodidact.registry;

import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.TaskRecord;
import dev.autodidact.api.experience.TrialRecord;
import dev.autodidact.api.space.Configuration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** History up to the last trial that was stored when it was frozen. */
final class StoredExperience implements Experience {

    private final Database database;
    private final ExperienceQuery query;
    private final long lastTrial;
    private final List<TaskRecord> tasks;
    private final Set<String> ids;
    private final Map<String, List<TrialRecord>> trials = new ConcurrentHashMap<>();

    /** By their text: what was tried on many tasks is read and held once. */
    private final Map<String, Configuration> configurations = new ConcurrentHashMap<>();

    private StoredExperience(Database database, ExperienceQuery query, long lastTrial, List<TaskRecord> tasks) {
        this.database = database;
        this.query = query;
        this.lastTrial = lastTrial;
        this.tasks = tasks;
        this.ids = tasks.stream().map(TaskRecord::id).collect(Collectors.toUnmodifiableSet());
    }

    static StoredExperience freeze(Database database, ExperienceQuery query) {
        long lastTrial = database.lastTrial();
        return database.read(handle -> {
            List<TaskRecord> tasks = select(
                            handle,
                            query,
                            lastTrial,
                            where ->
                                    "select * from task where exists (select 1 from run join trial on trial.run = run.id"
                                            + " where run.task = task.id and " + where + ") order by id")
                    .map((row, context) -> Rows.task(row))
                    .stream()
                    .filter(task -> !query.excludedFamilies().contains(task.family()))
                    .filter(task -> !query.excludedTasks().contains(task.id()))
                    .map(task -> new TaskRecord(
                            task.id(), task.name(), task.family(), task.kind(), task.metric(), task.metaFeatures()))
                    .toList();
            return new StoredExperience(database, query, lastTrial, tasks);
        });
    }

    @Override
    public List<TaskRecord> tasks() {
        return tasks;
    }

    @Override
    public List<TrialRecord> trials(TaskRecord task) {
        if (!ids.contains(task.id())) {
            throw new IllegalArgumentException("task '" + task.name() + "' is not part of this experience");
        }
        return trials.computeIfAbsent(task.id(), this::load);
    }

    private List<TrialRecord> load(String task) {
        return database.read(handle -> select(
                        handle,
                        query,
                        lastTrial,
                        where -> "select run.strategy, run.seed, trial.trial, trial.configuration, trial.fidelity,"
                                + " trial.loss, trial.seconds, trial.cpu_seconds, trial.fold_losses from run"
                                + " join trial on trial.run = run.id where run.task = :task and " + where
                                + " order by run.strategy, run.seed, run.id, trial.trial")
                .bind("task", task)
                .map((row, context) -> new TrialRecord(
                        row.getString(1),
                        row.getLong(2),
                        row.getInt(3),
                        configurations.computeIfAbsent(row.getString(4), Configuration::fromJson),
                        row.getDouble(5),
                        loss(Rows.optional(row, 6), Json.reals(row.getString(9))),
                        Rows.cost(row, 7, 8)))
                .list());
    }

    /** Of what was pruned, the mean of the folds that it ended. */
    private static OptionalDouble loss(OptionalDouble scored, List<Double> foldLosses) {
        return scored.isPresent()
                ? scored
                : foldLosses.stream().mapToDouble(Double::doubleValue).average();
    }

    /** A query over run and trial whose condition says which trials this experience may show. */
    private static Query select(
            Handle handle, ExperienceQuery query, long lastTrial, Function<String, String> statement) {
        String where = "trial.id <= :lastTrial"
                + (query.comparison().isPresent() ? " and run.comparison = :comparison" : "")
                + (query.strategies().isEmpty() ? "" : " and run.strategy in (<strategies>)");
        Query select = handle.createQuery(statement.apply(where)).bind("lastTrial", lastTrial);
        query.comparison().ifPresent(comparison -> select.bind("comparison", comparison));
        if (!query.strategies().isEmpty()) {
            select.bindList("strategies", List.copyOf(query.strategies()));
        }
        return select;
    }
}
