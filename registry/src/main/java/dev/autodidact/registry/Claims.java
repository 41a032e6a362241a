package dev.autodidact.registry;

import dev.autodidact.api.AutodidactException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who works on what: a lock of the operating system on one byte of a file beside the registry. It ends with the process
 * that holds it, however that ends, and holds across containers that share the file, which process numbers do not.
 *
 * <p>Closing any channel on a file gives up all locks that the process has on it (POSIX), so there is one channel for
 * each file and process. Thread-safe.
 */
final class Claims {

    private static final Map<Path, Claims> USED = new HashMap<>();

    private final Path file;
    private final FileChannel channel;
    private int held;

    private Claims(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Where the claims of a registry lie; the file stays, empty. */
    static Path file(Path registry) {
        return registry.resolveSibling(registry.getFileName() + "-claims");
    }

    /** {@return the number under which a run is claimed} */
    static long ofRun(long run) {
        return 2 * run;
    }

    /** {@return the number under which a comparison is claimed, with its runs} */
    static long ofComparison(long comparison) {
        return 2 * comparison + 1;
    }

    /**
     * {@return a claim; empty where somebody else holds it, in this process or another}
     *
     * @param registry the registry's file
     * @param number what is claimed, at least 0
     */
    static Optional<Claim> take(Path registry, long number) {
        Path file = file(registry.toAbsolutePath().normalize());
        synchronized (USED) {
            try {
                Claims claims = USED.get(file);
                if (claims == null) {
                    claims = new Claims(
                            file, FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
                    USED.put(file, claims);
                }
                return claims.lock(number);
            } catch (IOException e) {
                throw new AutodidactException(
                        AutodidactException.Kind.ENVIRONMENT,
                        "The file " + file + " cannot be locked: " + e.getMessage()
                                + "\nPut the registry on a local disk, in a folder that can be written to.",
                        e);
            }
        }
    }

    private Optional<Claim> lock(long number) throws IOException {
        try {
            FileLock lock = channel.tryLock(number, 1, false);
            if (lock != null) {
                held++;
                return Optional.of(() -> release(lock));
            }
        } catch (OverlappingFileLockException e) { // held by this process
        }
        closeUnused();
        return Optional.empty();
    }

    private void release(FileLock lock) {
        synchronized (USED) {
            try {
                if (lock.isValid()) {
                    lock.release();
                    held--;
                }
                closeUnused();
            } catch (IOException e) {
                throw new AutodidactException(
                        AutodidactException.Kind.ENVIRONMENT, "The file " + file + " cannot be unlocked: " + e, e);
            }
        }
    }

    private void closeUnused() throws IOException {
        if (held == 0) {
            USED.remove(file);
            channel.close();
        }
    }
}
