package dev.autodidact.cli;

import dev.autodidact.api.AutodidactException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds out whether something can be written before anybody has waited for it. */
final class Place {

    private Place() {}

    /**
     * Refuses a place where no folder of results can be.
     *
     * @param folder the folder, which need not exist
     * @param option who named it, for the message
     */
    static void requireFolder(Path folder, String option) {
        Path existing = folder.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing)) {
            throw AutodidactException.caller(option + " " + folder + ": " + existing
                    + " is a file, not a folder\nName a folder; it is made where it does not exist.");
        }
        try {
            Files.delete(Files.createTempFile(existing, ".autodidact-", ""));
        } catch (IOException e) {
            throw AutodidactException.caller(option + " " + folder + ": nothing can be written into " + existing
                    + "\nName a folder that you may write to.");
        }
    }

    /**
     * Refuses a place where no file of results can be.
     *
     * @param file the file, which need not exist
     * @param option who named it, for the message
     */
    static void requireFile(Path file, String option) {
        if (Files.isDirectory(file)) {
            throw AutodidactException.caller(option + " " + file + " is a folder\nName a file in it.");
        }
        if (Files.exists(file) && !Files.isWritable(file)) {
            throw AutodidactException.caller(option + " " + file + " must not be written\nName another file.");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            requireFolder(folder, option);
        }
    }

    /** Makes the folders above a file that was found to be writable. */
    static void makeFolders(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
    }
}
