package dev.autodidact.suites.internal.yahpo;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.autodidact.api.suite.TaskSuite;
import dev.autodidact.api.task.BlackBoxTask;
import dev.autodidact.suites.internal.PlainReader;
import java.nio.file.Files;
import java.nio.file.Path;

/** The published files, where they are at hand. */
final class PublishedData {

    private PublishedData() {}

    /** {@return the folder of scenarios; skips the test where there is none} */
    static Path folder() {
        Path folder = Path.of(System.getProperty("autodidact.data"), "yahpo");
        assumeTrue(Files.isDirectory(folder), () -> "no data of YAHPO Gym in " + folder);
        return folder;
    }

    static TaskSuite suite(String scenario) {
        return new YahpoSource(new PlainReader())
                .open(folder().resolve(scenario).toString());
    }

    static BlackBoxTask task(String scenario, String instance) {
        return suite(scenario).tasks().stream()
                .filter(reference -> reference.name().equals(instance))
                .map(reference -> (BlackBoxTask) reference.load())
                .findFirst()
                .orElseThrow();
    }
}
