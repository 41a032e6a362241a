package dev.autodidact.core.worker;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.core.engine.Blueprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tasks as files for the workers, each written once. Of those that nobody uses, a few are kept: the next user often wants
 * the same. Thread-safe.
 */
final class HandedTasks {

    private final WorkerPool pool;
    private final int mostIdle;
    private final Map<Blueprint, Handed> tasks = new LinkedHashMap<>();
    private int written;

    HandedTasks(WorkerPool pool, int mostIdle) {
        this.pool = pool;
        this.mostIdle = mostIdle;
    }

    /** {@return the task's file, which stays until it is given back} */
    synchronized Path take(Blueprint blueprint) {
        Handed handed = tasks.remove(blueprint);
        if (handed == null) {
            handed = new Handed(write(blueprint));
        }
        handed.users++;
        tasks.put(blueprint, handed);
        return handed.file;
    }

    synchronized void giveBack(Blueprint blueprint) {
        Handed handed = tasks.get(blueprint);
        if (handed != null) {
            handed.users--;
            dropOldest();
        }
    }

    private void dropOldest() {
        long idle = tasks.values().stream().filter(handed -> handed.users == 0).count();
        Iterator<Handed> oldest = tasks.values().iterator();
        while (idle > mostIdle) {
            Handed handed = oldest.next();
            if (handed.users == 0) {
                oldest.remove();
                idle--;
                handed.file.toFile().delete();
            }
        }
    }

    private Path write(Blueprint blueprint) {
        Path file = pool.file("task-" + ++written);
        try {
            BlueprintCodec.write(blueprint, file);
            return file;
        } catch (IOException e) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException deletion) {
                e.addSuppressed(deletion);
            }
            throw new AutodidactException(
                    AutodidactException.Kind.ENVIRONMENT,
                    "cannot hand the data to the worker processes: " + e + "\nMake room in "
                            + System.getProperty("java.io.tmpdir")
                            + ", or name another folder with -Djava.io.tmpdir=DIR in AUTODIDACT_OPTS.",
                    e);
        }
    }

    private static final class Handed {

        private final Path file;
        private int users;

        Handed(Path file) {
            this.file = file;
        }
    }
}
