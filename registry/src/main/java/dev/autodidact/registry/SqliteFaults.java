package dev.autodidact.registry;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.AutodidactException.Kind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * What is wrong with a SQLite file.
 *
 * @param file the file
 */
record SqliteFaults(Path file) implements Faults {

    @Override
    public RuntimeException translate(RuntimeException e) {
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
                damaged(code.message, e);
            case SQLITE_CONSTRAINT, SQLITE_CONSTRAINT_FOREIGNKEY, SQLITE_CONSTRAINT_NOTNULL, SQLITE_CONSTRAINT_UNIQUE ->
                new IllegalArgumentException("the registry knows no such task, run or comparison", e);
            default ->
                defect().map(defect -> damaged(defect, e))
                        .orElseGet(() -> new AutodidactException(
                                Kind.ENVIRONMENT, registry + "failed: " + code.message + "\nCheck the disk.", e));
        };
    }

    /** What SQLite itself finds wrong with the file. */
    private Optional<String> defect() {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("PRAGMA quick_check(1)")) {
            return Optional.of(found.getString(1)).filter(text -> !text.equals("ok"));
        } catch (SQLException e) {
            return Optional.of(e.toString());
        }
    }

    @Override
    public AutodidactException damaged(String how, Throwable cause) {
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
