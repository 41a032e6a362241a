package dev.autodidact.registry;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.registry.internal.Silence;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** Brings the schema of a registry up to date, with the scripts of its dialect among the resources. */
final class Migrations {

    /** The version of the last migration, which all dialects have in common. */
    static final String NEWEST = "006";

    private static final Set<MigrationState> FROM_THE_FUTURE =
            Set.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);
    /** Two processes that create one registry at once may trip over each other once each. */
    private static final int ATTEMPTS = 5;

    private Migrations() {}

    /**
     * Brings a schema up to date.
     *
     * @param name the registry's, for people
     * @param dialect the folder of the scripts
     * @param source gives connections that may write
     * @param patience how long to try again
     */
    static void migrate(String name, String dialect, DataSource source, Duration patience) {
        if (isCurrent(source)) {
            return;
        }
        Flyway flyway = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:dev/autodidact/registry/migrations/" + dialect)
                .loggers(Silence.class.getName())
                .load();
        long start = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            try {
                refuseFuture(name, flyway.info().applied());
                flyway.migrate();
                return;
            } catch (FlywayException e) {
                boolean waited = System.nanoTime() - start >= patience.toNanos();
                if (attempt == ATTEMPTS || waited) {
                    throw e;
                }
            }
        }
    }

    /** Whether the schema is the newest already; Flyway takes a second of processor time to find that out. */
    private static boolean isCurrent(DataSource source) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet last = statement.executeQuery("SELECT version, success FROM flyway_schema_history"
                        + " ORDER BY installed_rank DESC LIMIT 1")) {
            return last.next() && NEWEST.equals(last.getString(1)) && last.getBoolean(2);
        } catch (SQLException e) {
            return false; // Flyway will say what is wrong
        }
    }

    private static void refuseFuture(String name, MigrationInfo[] applied) {
        for (MigrationInfo migration : applied) {
            if (FROM_THE_FUTURE.contains(migration.getState())) {
                throw AutodidactException.caller("The registry " + name + " was written by a newer version of"
                        + " Autodidact (its schema has version " + migration.getVersion() + ").\nUse that version, or"
                        + " name another registry.");
            }
        }
    }
}
