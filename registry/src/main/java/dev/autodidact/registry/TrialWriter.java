package dev.autodidact.registry;

import dev.autodidact.registry.TrialRows.Packed;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Group commit: trials wait in a queue, and one thread stores all that wait in one transaction, in the order in which
 * they came. A disk that takes 4 ms to make a transaction durable would otherwise hold a run to 250 trials a second. The
 * queue is bounded, by number and by bytes: whoever is faster than the disk waits. Thread-safe.
 */
final class TrialWriter implements AutoCloseable {

    private static final int MOST_WAITING = 1024;
    private static final int BYTES_PER_PLACE = 16 * 1024;

    private final Database database;
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final Semaphore places = new Semaphore(MOST_WAITING, true);
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("registry-writer").factory());

    TrialWriter(Database database) {
        this.database = database;
    }

    /** Hands in a trial; waits only where the queue is full. */
    CompletableFuture<Void> add(long run, NewTrial trial) {
        database.requireOpen();
        Packed packed = new Packed(run, trial);
        Waiting waiting = new Waiting(
                packed, Math.min(MOST_WAITING, 1 + packed.bytes() / BYTES_PER_PLACE), new CompletableFuture<>());
        places.acquireUninterruptibly(waiting.places());
        synchronized (this) { // what is in the queue has somebody to drain it
            database.requireOpen();
            queue.add(waiting);
            thread.execute(this::storeWaiting);
        }
        return waiting.stored();
    }

    private void storeWaiting() {
        List<Waiting> batch = new ArrayList<>();
        for (Waiting next = queue.poll(); next != null; next = queue.poll()) {
            batch.add(next);
        }
        if (!batch.isEmpty()) {
            store(batch);
        }
    }

    private void store(List<Waiting> batch) {
        try {
            database.writeTogether(handle -> batch.forEach(waiting -> TrialRows.insert(handle, waiting.packed())));
        } catch (IllegalArgumentException e) {
            if (batch.size() > 1) {
                batch.forEach(waiting -> store(List.of(waiting))); // one that is wrong must not take others along
            } else {
                end(batch, e);
            }
            return;
        } catch (RuntimeException | Error e) {
            end(batch, e);
            return;
        }
        batch.forEach(waiting -> {
            places.release(waiting.places());
            waiting.stored().complete(null);
        });
    }

    private void end(List<Waiting> batch, Throwable error) {
        batch.forEach(waiting -> {
            places.release(waiting.places());
            waiting.stored().completeExceptionally(error);
        });
    }

    /** Stores what waits; nothing may be added any more. */
    @Override
    public void close() {
        synchronized (this) {
            thread.shutdown();
        }
        boolean interrupted = false;
        while (true) {
            try {
                if (thread.awaitTermination(1, TimeUnit.DAYS)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private record Waiting(Packed packed, int places, CompletableFuture<Void> stored) {}
}
