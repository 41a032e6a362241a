package dev.autodidact.hostile;

import dev.autodidact.api.data.TrainingData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Leaves temporary files and folders behind, some of them large, and deletes those of others in the process's folder. */
final class TemporaryFiles extends HostileLearner {

    TemporaryFiles() {
        super("temporary-files");
    }

    private static final String TEMPORARY = "java.io.tmpdir";

    @Override
    void misbehave(TrainingData data) {
        try {
            deleteThoseOfOthers(Path.of(System.getProperty(TEMPORARY)));
            Path folder = Files.createTempDirectory("hostile");
            Files.write(folder.resolve("large"), new byte[10 << 20]);
            for (int i = 0; i < 20; i++) {
                Files.createTempFile("hostile", ".tmp").toFile().deleteOnExit();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Spares the machine's folder, where other people's files lie. */
    private static void deleteThoseOfOthers(Path folder) throws IOException {
        if (!folder.toRealPath().getFileName().toString().startsWith("autodidact")) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
