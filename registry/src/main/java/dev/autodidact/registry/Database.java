package dev.autodidact.registry;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Connections to the database of a registry: a single writer behind a lock, and readers beside it. Thread-safe. */
abstract sealed class Database implements AutoCloseable permits SqliteDatabase, PostgresDatabase {

    /** How long a writer waits for other processes. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String name;
    private final Faults faults;
    private final Handle writer;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean closed;

    Database(String name, Faults faults, Handle writer) {
        this.name = name;
        this.faults = faults;
        this.writer = writer;
    }

    /** Runs a write of one statement. */
    final <T> T write(Function<Handle, T> work) {
        return faults.translated(() -> {
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
    final void writeTogether(Consumer<Handle> work) {
        write(handle -> {
            handle.useTransaction(work::accept);
            return null;
        });
    }

    /** Runs several statements likewise, while nobody else, in this process or another, runs some in this way. */
    final void writeAlone(Consumer<Handle> work) {
        writeTogether(handle -> {
            excludeOthers(handle);
            work.accept(handle);
        });
    }

    /** Runs reads that all see one state of the registry. */
    final <T> T read(Function<Handle, T> work) {
        requireOpen();
        return faults.translated(() -> inReadTransaction(work));
    }

    /** {@return the name of the registry, for people} */
    final String name() {
        return name;
    }

    final void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the registry " + name + " is closed");
        }
    }

    @Override
    public final void close() {
        lock.lock();
        try {
            closed = true;
            faults.translated(() -> {
                writer.close();
                return null;
            });
            forget();
        } finally {
            lock.unlock();
        }
    }

    /** {@return the largest id of a trial, below which none will appear any more} */
    abstract long lastTrial();

    /**
     * {@return a claim; empty where somebody else holds it, in this process or another}
     *
     * @param number what is claimed, at least 0
     */
    abstract Optional<Claim> claim(long number);

    /** Gives space that deleted rows have left back to the disk. */
    abstract void shrink();

    abstract <T> T inReadTransaction(Function<Handle, T> work);

    /** Waits until nobody else is between this call and the end of its transaction. */
    abstract void excludeOthers(Handle handle);

    /** What else ends with the registry. */
    abstract void forget();

    /** {@return the largest id of a trial at this moment} */
    static long lastTrial(Handle handle) {
        return handle.createQuery("select coalesce(max(id), 0) from trial")
                .mapTo(Long.class)
                .one();
    }
}
