package dev.autodidact.registry;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.AutodidactException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * A SQLite file, with a new read-only connection for each read.
 *
 * <p>The writer rests in autocommit mode: with IMMEDIATE transactions sqlite-jdbc takes the write lock as soon as
 * autocommit is switched off, and would keep it.
 */
final class SqliteDatabase extends Database {

    private final Path file;
    private final boolean temporary;
    private final Jdbi readers;

    private SqliteDatabase(Path file, boolean temporary, Faults faults, Handle writer, Jdbi readers) {
        super(file.toString(), faults, writer);
        this.file = file;
        this.temporary = temporary;
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
        Faults faults = new SqliteFaults(file);
        return faults.translated(() -> {
            SQLiteDataSource source = source(file, patience, temporary);
            Migrations.migrate(file.toString(), "sqlite", source, patience);
            Handle writer = Jdbi.create(source).open();
            SQLiteConfig reading = new SQLiteConfig();
            reading.setReadOnly(true);
            reading.setBusyTimeout((int) patience.toMillis());
            SQLiteDataSource readSource = new SQLiteDataSource(reading);
            readSource.setUrl(source.getUrl());
            return new SqliteDatabase(file, temporary, faults, writer, Jdbi.create(readSource));
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

    @Override
    <T> T inReadTransaction(Function<Handle, T> work) {
        return readers.inTransaction(work::apply);
    }

    /** Its transactions exclude each other from their beginning. */
    @Override
    void excludeOthers(Handle handle) {}

    /** Ids are drawn while the only writer writes. */
    @Override
    long lastTrial() {
        return read(Database::lastTrial);
    }

    @Override
    Optional<Claim> claim(long number) {
        return Claims.take(file, number);
    }

    @Override
    void shrink() {
        write(handle -> handle.execute("vacuum"));
    }

    @Override
    void forget() {
        if (temporary) {
            try {
                Files.deleteIfExists(file);
                Files.deleteIfExists(Claims.file(file));
            } catch (IOException e) {
                throw new AutodidactException(
                        Kind.ENVIRONMENT, "The temporary file " + file + " cannot be deleted.", e);
            }
        }
    }
}
