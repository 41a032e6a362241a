package dev.autodidact.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.registry.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewRegistryTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void copyOfTheKeptRegistryIsARegistry() {
        Path kept = folder.resolve("kept.db");
        Registry.open(kept.toString()).close();
        Path registry = folder.resolve("deep").resolve("registry.db");

        NewRegistry.put(kept, registry);

        assertThat(registry).hasSameBinaryContentAs(kept);
        try (Registry opened = Registry.open(registry.toString())) {
            assertThat(opened.runs()).isEmpty();
        }
    }

    @Test
    void registryThatIsThereStaysAsItIs() throws IOException {
        Path kept = Files.writeString(folder.resolve("kept.db"), "new");
        Path registry = Files.writeString(folder.resolve("registry.db"), "old");

        NewRegistry.put(kept, registry);

        assertThat(registry).hasContent("old");
    }

    @Test
    void nothingHappensWhereNoneIsKept() {
        NewRegistry.put(folder.resolve("kept.db"), folder.resolve("registry.db"));

        assertThat(folder).isEmptyDirectory();
    }
}
