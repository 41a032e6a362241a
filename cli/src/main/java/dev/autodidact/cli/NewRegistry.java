package dev.autodidact.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The empty registry that {@code archive-classes} leaves in an installation: to copy it takes milliseconds, to make another
 * a second. Whoever opens the copy brings it up to date, should it be older.
 */
final class NewRegistry {

    private NewRegistry() {}

    /**
     * Puts a copy where there is no registry yet; does nothing where that cannot be.
     *
     * @param kept the empty registry, which need not be there
     * @param registry where one is about to be opened
     */
    static void put(Path kept, Path registry) {
        Path folder = registry.toAbsolutePath().getParent();
        if (folder == null || Files.exists(registry) || !Files.isRegularFile(kept)) {
            return;
        }
        try {
            Files.createDirectories(folder);
            Path copy = Files.createTempFile(folder, "registry", ".new");
            try {
                Files.write(copy, Files.readAllBytes(kept));
                Files.move(copy, registry); // refuses to replace what another process has put there meanwhile
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            // opening the registry makes a new one, or says what is wrong
        }
    }
}
