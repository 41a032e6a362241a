package dev.autodidact.registry.dashboard;

import com.sun.net.httpserver.HttpExchange;
import dev.autodidact.api.AutodidactException;
import dev.autodidact.registry.Registry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Tells browsers what has changed, as server-sent events. While somebody listens, one thread looks at the registry twice
 * a second; the look costs the same however many trials there are.
 */
final class Live implements AutoCloseable {

    private static final long PAUSE_MS = 500;
    /** After so many looks without news a comment is sent, by which dead connections show. */
    private static final int QUIET_LOOKS = 20;

    private static final int MOST_LISTENERS = 64;

    private final Registry registry;
    private final Object news = new Object();
    private @Nullable State state;
    private long looks;
    private int listeners;
    private boolean watching;
    private boolean closed;

    Live(Registry registry) {
        this.registry = registry;
    }

    /**
     * What is told.
     *
     * @param lastRun the greatest id of a run
     * @param lastTrial the greatest key of a trial
     * @param running the runs under way
     */
    record State(long lastRun, long lastTrial, List<RunLine> running) {

        static State read(Handle handle) {
            return new State(greatest(handle, "run"), greatest(handle, "trial"), RunQueries.running(handle));
        }

        private static long greatest(Handle handle, String table) {
            return handle.createQuery("select coalesce(max(id), 0) from " + table)
                    .mapTo(Long.class)
                    .one();
        }
    }

    /** Keeps a connection until one of the two sides ends it. */
    void serve(HttpExchange exchange) throws IOException {
        synchronized (news) {
            if (listeners >= MOST_LISTENERS) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            listeners++;
            if (!watching) {
                watching = true;
                Thread.ofVirtual().name("dashboard-live").start(this::watch);
            }
        }
        try {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            tell(exchange.getResponseBody());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            synchronized (news) {
                listeners--;
            }
        }
    }

    private void tell(OutputStream out) throws IOException, InterruptedException {
        State told = null;
        long silentSince = 0;
        while (true) {
            State now;
            synchronized (news) {
                while (!closed && (state == null || state.equals(told)) && looks - silentSince < QUIET_LOOKS) {
                    news.wait();
                }
                if (closed) {
                    return;
                }
                silentSince = looks;
                now = state;
            }
            String line = now == null || now.equals(told) ? ": nothing new\n\n" : "data: " + Reply.write(now) + "\n\n";
            out.write(line.getBytes(StandardCharsets.UTF_8));
            out.flush();
            told = now;
        }
    }

    private void watch() {
        while (true) {
            synchronized (news) {
                if (closed || listeners == 0) {
                    watching = false;
                    return;
                }
            }
            State now = look();
            synchronized (news) {
                state = now == null ? state : now;
                looks++;
                news.notifyAll();
            }
            try {
                Thread.sleep(PAUSE_MS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private @Nullable State look() {
        try {
            return registry.read(State::read);
        } catch (AutodidactException e) {
            return null; // locked for a moment; the next look will tell
        }
    }

    @Override
    public void close() {
        synchronized (news) {
            closed = true;
            news.notifyAll();
        }
    }
}
