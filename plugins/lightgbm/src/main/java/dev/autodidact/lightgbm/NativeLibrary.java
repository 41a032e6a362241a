package dev.autodidact.lightgbm;

import io.github.metarank.lightgbm4j.LGBMBooster;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Loads LightGBM's native library from a folder of this process's own. Left to itself, lightgbm4j unpacks it to a fixed
 * name in the folder for temporary files, over the one that another process may have loaded: that one then crashes.
 */
final class NativeLibrary {

    private static final String TEMPORARY_FILES = "java.io.tmpdir";

    private static boolean loaded;

    private NativeLibrary() {}

    /**
     * Loads it, the first time.
     *
     * @throws IOException where it cannot be unpacked
     * @throws LinkageError where the machine lacks what it needs
     */
    static synchronized void load() throws IOException {
        if (loaded) {
            return;
        }
        Path folder = Files.createTempDirectory("lightgbm-");
        String before = System.setProperty(TEMPORARY_FILES, folder.toString());
        try {
            LGBMBooster.loadNative();
            loaded = true;
        } finally {
            System.setProperty(TEMPORARY_FILES, before);
            discard(folder);
        }
    }

    /** What is loaded stays, although its file is gone; but not where the system keeps loaded files from being deleted. */
    private static void discard(Path folder) throws IOException {
        folder.toFile().deleteOnExit();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (!file.toFile().delete()) {
                    file.toFile().deleteOnExit();
                }
            }
        }
        boolean unused = folder.toFile().delete();
    }
}
