package dev.autodidact.registry.report;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.AutodidactException.Kind;
import java.io.IOException;
import java.nio.file.Path;

/** What is said where a report cannot be written. */
final class Unwritable {

    private Unwritable() {}

    static AutodidactException of(Path path, IOException e) {
        return new AutodidactException(
                Kind.ENVIRONMENT,
                "The report cannot be written to " + path + ": " + e.getMessage()
                        + "\nName a folder that can be written to and has room.",
                e);
    }
}
