import dev.autodidact.core.Autodidact;
import dev.autodidact.core.engine.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;

/**
 * Writes the index of a folder of CSV files, in which each file's family is the one that {@code run} would give it: so what
 * is learned from it is left out where a caller's table has the same columns.
 */
public final class Families {

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        StringJoiner index = new StringJoiner(",\n", "[\n", "\n]\n");
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
        }
        for (Path file : files) {
            index.add(String.format(
                    "{\"file\": \"%s\", \"family\": \"columns-%s\"}",
                    file.getFileName(),
                    Fingerprint.ofNames(Autodidact.read(file).names())));
        }
        Files.writeString(folder.resolve("index.json"), index.toString());
    }
}
