package dev.autodidact.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;
import org.jspecify.annotations.Nullable;

/** Keeps a few connections open from one read to the next: opening one takes longer than most reads. Thread-safe. */
final class IdleConnections implements ConnectionFactory, AutoCloseable {

    private static final int MOST = 4;
    private static final int SECONDS_TO_ANSWER = 5;

    private final DataSource source;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private boolean closed;

    IdleConnections(DataSource source) {
        this.source = source;
    }

    @Override
    public Connection openConnection() throws SQLException {
        for (Connection connection = poll(); connection != null; connection = poll()) {
            if (connection.isValid(SECONDS_TO_ANSWER)) {
                return connection;
            }
            connection.close();
        }
        return source.getConnection();
    }

    private synchronized @Nullable Connection poll() {
        return idle.pollLast();
    }

    @Override
    public void closeConnection(Connection connection) throws SQLException {
        synchronized (this) {
            if (!closed && idle.size() < MOST) {
                idle.add(connection);
                return;
            }
        }
        connection.close();
    }

    @Override
    public synchronized void close() throws SQLException {
        closed = true;
        for (Connection connection : idle) {
            connection.close();
        }
        idle.clear();
    }
}
