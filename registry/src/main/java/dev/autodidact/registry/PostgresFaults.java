package dev.autodidact.registry;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.AutodidactException.Kind;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a PostgreSQL database, by the codes of its manual's appendix A.
 *
 * @param address where it is
 */
record PostgresFaults(PostgresAddress address) implements Faults {

    @Override
    public RuntimeException translate(RuntimeException e) {
        String registry = "The registry " + address + " ";
        SQLException sql = cause(e);
        String state = sql == null || sql.getSQLState() == null ? "" : sql.getSQLState();
        String said = sql == null ? String.valueOf(e.getMessage()) : firstLine(sql);
        return switch (state) {
            case "08001" ->
                new AutodidactException(
                        Kind.CALLER,
                        registry + "cannot be reached: " + said
                                + "\nCheck host and port, and that the server runs and lets this machine in.",
                        e);
            case "28P01", "28000", "08004" ->
                new AutodidactException(
                        Kind.CALLER,
                        registry + "does not let this user in: " + said
                                + "\nCheck user and password; the password may be in the variable PGPASSWORD of the"
                                + " environment.",
                        e);
            case "3D000" ->
                new AutodidactException(
                        Kind.CALLER,
                        registry + "does not exist: " + said + "\nCheck its name, or make it with 'createdb'.",
                        e);
            case "42501", "25006" ->
                new AutodidactException(
                        Kind.CALLER,
                        registry + "cannot be written to: " + said
                                + "\nGive the user the right to make tables in its schema and to write to them, or name"
                                + " another registry.",
                        e);
            case "23503", "23502", "23505", "23514" ->
                new IllegalArgumentException("the registry knows no such task, run or comparison", e);
            case "" ->
                new AutodidactException(
                        Kind.CALLER,
                        registry + "is no registry that this version can use: " + said
                                + "\nName a registry, or a database without tables.",
                        e);
            default -> new AutodidactException(Kind.ENVIRONMENT, registry + advice(state, said), e);
        };
    }

    private static String advice(String state, String said) {
        if (state.startsWith("08") || state.startsWith("57P")) {
            return "was lost: " + said
                    + "\nWhat was acknowledged is stored. When the server runs again, go on with --resume.";
        }
        if (state.startsWith("53")) {
            return "has no room: " + said + "\nFree some space or connections on its server.";
        }
        return "failed: " + said + " (" + state + ")\nAsk who runs its server.";
    }

    @Override
    public AutodidactException damaged(String how, Throwable cause) {
        return new AutodidactException(
                Kind.ENVIRONMENT,
                "The registry " + address + " is damaged: " + how + "\nTake a copy from before, or name another.",
                cause);
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("").replaceFirst("^FATAL: |^ERROR: ", "");
    }

    private static @Nullable SQLException cause(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
