package dev.autodidact.registry;

import java.sql.SQLException;
import java.sql.Types;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * A PostgreSQL database, for any number of writers on any number of machines.
 *
 * <p>Claims are advisory locks of the session that writes, which the server gives up as soon as it learns that the session
 * has ended, within two minutes even where a machine has vanished. A session that was lost is not replaced: whoever has lost
 * its claims must not write any more.
 */
final class PostgresDatabase extends Database {

    /** No run or comparison has this number. */
    private static final int ALONE = -1;

    private final IdleConnections connections;
    private final Jdbi readers;
    /** Tells the claims of this registry from those of others in the same database. */
    private final int space;

    private final Set<Long> held = new HashSet<>();

    private PostgresDatabase(PostgresAddress address, Faults faults, Handle writer, int space) {
        super(address.toString(), faults, writer);
        connections = new IdleConnections(address.source());
        readers = jdbi(connections);
        this.space = space;
    }

    static Database open(PostgresAddress address) {
        Faults faults = new PostgresFaults(address);
        return faults.translated(() -> {
            Handle writer = jdbi(address.source()::getConnection).open();
            try {
                Migrations.migrate(address.toString(), "postgresql", address.source(), PATIENCE);
                writer.execute("set tcp_keepalives_idle = 60");
                writer.execute("set tcp_keepalives_interval = 10");
                writer.execute("set tcp_keepalives_count = 6");
                String schema = writer.createQuery("select current_schema()")
                        .mapTo(String.class)
                        .one();
                return new PostgresDatabase(address, faults, writer, ("autodidact." + schema).hashCode());
            } catch (RuntimeException e) {
                writer.close();
                throw e;
            }
        });
    }

    private static Jdbi jdbi(ConnectionFactory connections) {
        return Jdbi.create(connections).registerArgument(new Texts());
    }

    @Override
    <T> T inReadTransaction(Function<Handle, T> work) {
        return readers.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, work::apply);
    }

    @Override
    void excludeOthers(Handle handle) {
        handle.createQuery("select pg_advisory_xact_lock(:space, :number) is null")
                .bind("space", space)
                .bind("number", ALONE)
                .mapTo(Boolean.class)
                .one();
    }

    /** A trial's id is drawn before it can be seen: the lock waits for those on their way. */
    @Override
    long lastTrial() {
        return write(handle -> handle.inTransaction(transaction -> {
            transaction.execute("lock table trial in share mode");
            return lastTrial(transaction);
        }));
    }

    @Override
    Optional<Claim> claim(long number) {
        return write(handle -> {
            // a session that holds a lock would be given it again
            if (held.contains(number) || !advisory(handle, "pg_try_advisory_lock", number)) {
                return Optional.empty();
            }
            held.add(number);
            return Optional.of(() -> release(number));
        });
    }

    private void release(long number) {
        write(handle -> held.remove(number) && advisory(handle, "pg_advisory_unlock", number));
    }

    private boolean advisory(Handle handle, String function, long number) {
        return handle.createQuery("select " + function + "(:space, :number)")
                .bind("space", space)
                .bind("number", Math.toIntExact(number))
                .mapTo(Boolean.class)
                .one();
    }

    /** The server does that by itself. */
    @Override
    void shrink() {}

    @Override
    void forget() {
        try {
            connections.close();
        } catch (SQLException e) {
            throw new ConnectionException(e);
        }
    }

    /** PostgreSQL refuses texts with NUL or half a surrogate pair, which messages of failures may have. */
    private static final class Texts extends AbstractArgumentFactory<String> {

        Texts() {
            super(Types.VARCHAR);
        }

        @Override
        protected Argument build(String text, ConfigRegistry config) {
            String storable = storable(text);
            return (position, statement, context) -> statement.setString(position, storable);
        }

        private static String storable(String text) {
            boolean clean =
                    text.codePoints().noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
            return clean
                    ? text
                    : text.codePoints()
                            .map(point ->
                                    point == 0 || Character.getType(point) == Character.SURROGATE ? '\uFFFD' : point)
                            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                            .toString();
        }
    }
}
