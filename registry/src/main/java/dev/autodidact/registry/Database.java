package dev.autodidact.registry;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.AutodidactException.Kind;
import dev.autodidact.registry.internal.Silence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Connections to one SQLite file: a single writer behind a lock, and a new read-only connection for each read. Thread
 * safe.
 *
 * <p>The writer rests in autocommit mode: with IMMEDIATE transactions sqlite-jdbc takes the write lock as soon as
 * autocommit is switched off, and would keep it.
 */
final class Database implements AutoCloseable {

    /** How long a writer waits for other processes. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The version of the last migration among the resources. */
    static final String NEWEST = "002";

    private static final Set<MigrationState> FROM_THE_FUTURE =
            Set.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);
    /** Two processes that create one file at once may trip over each other once each. */
    private static final int MIGRATION_ATTEMPTS = 5;

    private final Path file;
    private final boolean temporary;
    private final ReentrantLock lock = new ReentrantLock();
    private final Handle writer;
    private final Jdbi readers;
    private volatile boolean closed;

    private Database(Path file, boolean temporary, Handle writer, Jdbi readers) {
        this.file = file;
        this.temporary = temporary;
        this.writer = writer;
        this.readers = readers;
    }

    static Database open(Path file, Duration patience) {
        if (Files.isDirectory(file)) {
            throw AutodidactException.caller("The registry must be a file, but " + file + " is a folder.\nName a file"
                    + " in it, such as " + file.resolve("registry.db") + ".");
        }
        Path folder = file.toAbsolutePath().getParent();
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new AutodidactException(
                    Kind.ENVIRONMENT,
                    "The folder " + folder + " of the registry cannot be made: " + e.getMessage()
                            + "\nName a registry in a folder that can be written to.",
                    e);
        }
        return open(file, patience, false);
    }

    /** A database that nobody else sees and that ends with {@link #close}: a file in the folder for such files. */
    static Database temporary() {
        try {
            Path file = Files.createTempFile("autodidact-", ".db");
            return open(file, PATIENCE, true);
        } catch (IOException e) {
            throw new AutodidactException(
                    Kind.ENVIRONMENT, "No temporary file can be made for the registry: " + e.getMessage(), e);
        }
    }

    private static Database open(Path file, Duration patience, boolean temporary) {
        return translated(file, () -> {
            SQLiteDataSource source = source(file, patience, temporary);
            migrate(file, source, patience);
            Handle writer = Jdbi.create(source).open();
            SQLiteConfig reading = new SQLiteConfig();
            reading.setReadOnly(true);
            reading.setBusyTimeout((int) patience.toMillis());
            SQLiteDataSource readSource = new SQLiteDataSource(reading);
            readSource.setUrl(source.getUrl());
            return new Database(file, temporary, writer, Jdbi.create(readSource));
        });
    }

    private static SQLiteDataSource source(Path file, Duration patience, boolean temporary) {
        SQLiteConfig writing = new SQLiteConfig();
        writing.setJournalMode(SQLiteConfig.JournalMode.WAL);
        writing.setSynchronous(temporary ? SQLiteConfig.SynchronousMode.OFF : SQLiteConfig.SynchronousMode.FULL);
        writing.setBusyTimeout((int) patience.toMillis());
        writing.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        writing.enforceForeignKeys(true);
        SQLiteDataSource source = new SQLiteDataSource(writing);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        return source;
    }

    /** Whether the schema is the newest already; Flyway takes a second of processor time to find that out. */
    private static boolean isCurrent(SQLiteDataSource source) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet last = statement.executeQuery("SELECT version, success FROM flyway_schema_history"
                        + " ORDER BY installed_rank DESC LIMIT 1")) {
            return last.next() && NEWEST.equals(last.getString(1)) && last.getBoolean(2);
        } catch (SQLException e) {
            return false; // Flyway will say what is wrong with the file
        }
    }

    private static void migrate(Path file, SQLiteDataSource source, Duration patience) {
        if (isCurrent(source)) {
            return;
        }
        Flyway flyway = Flyway.configure(Database.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:dev/autodidact/registry/migrations/sqlite")
                .loggers(Silence.class.getName())
                .load();
        long start = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            try {
                refuseFuture(file, flyway.info().applied());
                flyway.migrate();
                return;
            } catch (FlywayException e) {
                boolean waited = System.nanoTime() - start >= patience.toNanos();
                if (attempt == MIGRATION_ATTEMPTS || waited) {
                    throw e;
                }
            }
        }
    }

    private static void refuseFuture(Path file, MigrationInfo[] applied) {
        for (MigrationInfo migration : applied) {
            if (FROM_THE_FUTURE.contains(migration.getState())) {
                throw AutodidactException.caller("The registry " + file + " was written by a newer version of"
                        + " Autodidact (its schema has version " + migration.getVersion() + ").\nUse that version, or"
                        + " name another registry.");
            }
        }
    }

    /** Runs a write of one statement. */
    <T> T write(Function<Handle, T> work) {
        return translated(file, () -> {
            lock.lock();
            try {
                requireOpen();
                return work.apply(writer);
            } finally {
                lock.unlock();
            }
        });
    }

    /** Runs several statements that are stored all or none. */
    void writeTogether(Consumer<Handle> work) {
        write(handle -> {
            handle.useTransaction(work::accept);
            return null;
        });
    }

    /** Runs reads that all see one state of the registry. */
    <T> T read(Function<Handle, T> work) {
        requireOpen();
        return translated(file, () -> readers.inTransaction(work::apply));
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            translated(file, () -> {
                writer.close();
                return null;
            });
            if (temporary) {
                Files.deleteIfExists(file);
                Files.deleteIfExists(Claims.file(file));
            }
        } catch (IOException e) {
            throw new AutodidactException(Kind.ENVIRONMENT, "The temporary file " + file + " cannot be deleted.", e);
        } finally {
            lock.unlock();
        }
    }

    Path file() {
        return file;
    }

    void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the registry " + file + " is closed");
        }
    }

    private static <T> T translated(Path file, Supplier<T> work) {
        try {
            return work.get();
        } catch (JdbiException | FlywayException e) {
            throw translate(file, e);
        } catch (DamagedException e) {
            throw damaged(file, String.valueOf(e.getMessage()), e);
        }
    }

    static RuntimeException translate(Path file, RuntimeException e) {
        SQLiteErrorCode code = code(e);
        String registry = "The registry " + file + " ";
        if (code == null) {
            return new AutodidactException(
                    Kind.CALLER,
                    registry + "is no registry that this version can use: " + e.getMessage()
                            + "\nName a registry, or a file that does not exist.",
                    e);
        }
        return switch (code) {
            case SQLITE_NOTADB ->
                new AutodidactException(
                        Kind.CALLER, registry + "is no database.\nName a registry, or a file that does not exist.", e);
            case SQLITE_READONLY, SQLITE_READONLY_DIRECTORY, SQLITE_CANTOPEN, SQLITE_PERM ->
                new AutodidactException(
                        Kind.ENVIRONMENT,
                        registry + "cannot be written to.\nMake file and folder writable, or name another registry.",
                        e);
            case SQLITE_BUSY, SQLITE_BUSY_RECOVERY, SQLITE_BUSY_SNAPSHOT, SQLITE_LOCKED ->
                new AutodidactException(
                        Kind.ENVIRONMENT,
                        registry + "is locked by another program.\nEnd that program, or name another registry.",
                        e);
            case SQLITE_FULL ->
                new AutodidactException(
                        Kind.ENVIRONMENT,
                        registry + "cannot grow: the disk is full.\nFree some space, or name another registry.",
                        e);
            case SQLITE_CORRUPT, SQLITE_CORRUPT_INDEX, SQLITE_CORRUPT_SEQUENCE, SQLITE_CORRUPT_VTAB ->
                damaged(file, code.message, e);
            case SQLITE_CONSTRAINT, SQLITE_CONSTRAINT_FOREIGNKEY, SQLITE_CONSTRAINT_NOTNULL, SQLITE_CONSTRAINT_UNIQUE ->
                new IllegalArgumentException("the registry knows no such task, run or comparison", e);
            default ->
                defect(file)
                        .map(defect -> damaged(file, defect, e))
                        .orElseGet(() -> new AutodidactException(
                                Kind.ENVIRONMENT, registry + "failed: " + code.message + "\nCheck the disk.", e));
        };
    }

    /** What SQLite itself finds wrong with the file. */
    private static Optional<String> defect(Path file) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("PRAGMA quick_check(1)")) {
            return Optional.of(found.getString(1)).filter(text -> !text.equals("ok"));
        } catch (SQLException e) {
            return Optional.of(e.toString());
        }
    }

    private static AutodidactException damaged(Path file, String how, Throwable cause) {
        return new AutodidactException(
                Kind.ENVIRONMENT,
                "The registry " + file + " is damaged: " + how
                        + "\nMove it away, with the files beside it whose names begin alike, and take a copy from before or"
                        + " begin a new one; 'sqlite3 " + file + " .recover' saves what can be read.",
                cause);
    }

    private static @Nullable SQLiteErrorCode code(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                return sqlite.getResultCode();
            }
            if (cause instanceof SQLException sql && sql.getErrorCode() != 0) {
                return SQLiteErrorCode.getErrorCode(sql.getErrorCode());
            }
        }
        return null;
    }
}
