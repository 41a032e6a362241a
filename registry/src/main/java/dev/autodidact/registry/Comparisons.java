package dev.autodidact.registry;

import java.util.OptionalLong;
import org.jdbi.v3.core.statement.SqlStatement;

/** What is compared: plans, and when they ended. */
final class Comparisons {

    private final Database database;

    Comparisons(Database database) {
        this.database = database;
    }

    long begin(NewComparison comparison) {
        return database.write(handle -> {
            var insert = handle.createQuery("""
                            insert into comparison (suite, suite_version, strategies, seeds, budget, most_tasks,
                                trial_limit, teaches, command, environment)
                            values (:suite, :version, :strategies, :seeds, :budget, :mostTasks, :trialLimit, :teaches,
                                :command, :environment)
                            returning id""")
                    .bind("command", comparison.command())
                    .bind("environment", Json.write(comparison.environment()));
            bind(insert, comparison);
            return insert.mapTo(Long.class).one();
        });
    }

    void end(long comparison, double seconds) {
        database.write(handle -> handle.createUpdate("update comparison set seconds = :seconds where id = :id")
                .bind("id", comparison)
                .bind("seconds", seconds)
                .execute());
    }

    OptionalLong latest(NewComparison plan) {
        return database.read(handle -> {
            var query = handle.createQuery("""
                            select id from comparison
                            where suite = :suite and suite_version = :version and strategies = :strategies
                                and seeds = :seeds and budget = :budget and most_tasks = :mostTasks
                                and trial_limit is not distinct from :trialLimit and teaches is not distinct from :teaches
                            order by id desc limit 1""");
            bind(query, plan);
            return query.mapTo(Long.class).findOne().map(OptionalLong::of).orElse(OptionalLong.empty());
        });
    }

    private static void bind(SqlStatement<?> statement, NewComparison comparison) {
        statement
                .bind("suite", comparison.suite())
                .bind("version", comparison.suiteVersion())
                .bind("strategies", Json.write(comparison.strategies()))
                .bind("seeds", Json.write(comparison.seeds()))
                .bind("budget", comparison.budget())
                .bind("mostTasks", comparison.mostTasks())
                .bind(
                        "teaches",
                        comparison.teaches().isPresent()
                                ? (Long) comparison.teaches().getAsLong()
                                : null);
        Rows.bind(statement, "trialLimit", comparison.trialLimitSeconds());
    }
}
