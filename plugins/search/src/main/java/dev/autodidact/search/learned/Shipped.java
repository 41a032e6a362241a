package dev.autodidact.search.learned;

import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.Knowledge;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/** What comes with the strategies: learned from public data sets; its provenance names the command. */
final class Shipped {

    private Shipped() {}

    /**
     * {@return the knowledge that is shipped}
     *
     * @param strategy the id of the strategy that will use it
     */
    static Knowledge knowledge(String strategy) {
        Properties provenance = new Properties();
        try (InputStream origin = resource("shipped-memory.properties")) {
            provenance.load(origin);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> entries = new TreeMap<>();
        provenance.stringPropertyNames().forEach(name -> entries.put(name, provenance.getProperty(name)));
        return new Knowledge(strategy, MemoryText.FORMAT, memory(), entries);
    }

    /** {@return the history that is shipped} */
    static Experience experience() {
        return RememberedExperience.of(MemoryText.read(memory()));
    }

    private static byte[] memory() {
        try (InputStream memory = resource("shipped-memory.txt")) {
            return memory.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(Shipped.class.getResourceAsStream(name), name);
    }
}
