package dev.autodidact.core.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A private folder for all files of a pool and its workers. It goes with the pool; the folder of a process that was killed
 * goes when the next pool starts.
 */
final class PoolFolder {

    private static final String PREFIX = "autodidact-";
    private static final String OWNER = "owner";

    private final Path path;

    private PoolFolder(Path path) {
        this.path = path;
    }

    /** Makes a folder that only this user can read, and removes those whose owner is dead. */
    static PoolFolder create() throws IOException {
        Path parent = Path.of(System.getProperty("java.io.tmpdir"));
        removeOrphans(parent);
        ProcessHandle self = ProcessHandle.current();
        Path path = Files.createTempDirectory(parent, PREFIX + self.pid() + "-");
        Files.writeString(path.resolve(OWNER), started(self));
        return new PoolFolder(path);
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }

    private static void removeOrphans(Path parent) {
        try (Stream<Path> entries = Files.list(parent)) {
            entries.filter(entry -> entry.getFileName().toString().startsWith(PREFIX))
                    .filter(PoolFolder::isOrphan)
                    .forEach(PoolFolder::delete);
        } catch (IOException | UncheckedIOException e) {
            // somebody else's folder, or somebody else is cleaning up
        }
    }

    private static boolean isOrphan(Path folder) {
        try {
            String name = folder.getFileName().toString().substring(PREFIX.length());
            long pid = Long.parseLong(name.substring(0, Math.max(0, name.indexOf('-'))));
            String owner = Files.readString(folder.resolve(OWNER));
            Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
            return process.isEmpty() || !started(process.get()).equals(owner);
        } catch (IOException | NumberFormatException e) {
            return false;
        }
    }

    /** {@return a new folder in this one} */
    Path folder(String name) throws IOException {
        return Files.createDirectory(path.resolve(name));
    }

    /** {@return the place of a file in this folder} */
    Path file(String name) {
        return path.resolve(name);
    }

    void delete() {
        delete(path);
    }

    static void delete(Path folder) {
        try (Stream<Path> entries = Files.walk(folder)) {
            List<Path> deepestFirst = entries.sorted(Comparator.reverseOrder()).toList();
            for (Path entry : deepestFirst) {
                Files.deleteIfExists(entry);
            }
        } catch (IOException | UncheckedIOException e) {
            // what cannot be deleted now goes when the next pool starts
        }
    }
}
