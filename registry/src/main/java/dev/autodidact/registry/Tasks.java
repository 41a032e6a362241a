package dev.autodidact.registry;

import java.util.Optional;

/** What is competed on. */
final class Tasks {

    private final Database database;

    Tasks(Database database) {
        this.database = database;
    }

    void add(NewTask task) {
        database.write(handle -> handle.createUpdate("""
                        insert into task (id, suite, name, family, kind, metric, greater_is_better, meta_features)
                        values (:id, :suite, :name, :family, :kind, :metric, :greater, :features)
                        on conflict (id) do update set suite = excluded.suite, name = excluded.name,
                            family = excluded.family, kind = excluded.kind, metric = excluded.metric,
                            greater_is_better = excluded.greater_is_better, meta_features = excluded.meta_features""")
                .bind("id", task.id())
                .bind("suite", task.suite())
                .bind("name", task.name())
                .bind("family", task.family())
                .bind("kind", task.kind().name())
                .bind("metric", task.metric())
                .bind("greater", task.greaterIsBetter() ? 1 : 0)
                .bind("features", Json.write(task.metaFeatures()))
                .execute());
    }

    Optional<NewTask> find(String task) {
        return database.read(handle -> handle.createQuery("select * from task where id = :task")
                .bind("task", task)
                .map((row, context) -> Rows.task(row))
                .findOne());
    }
}
