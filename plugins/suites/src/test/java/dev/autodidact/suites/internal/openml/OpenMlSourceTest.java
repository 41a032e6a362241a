package dev.autodidact.suites.internal.openml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.AutodidactException.Kind;
import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.suite.TaskSuite;
import dev.autodidact.api.task.Metrics;
import dev.autodidact.api.task.Resampling;
import dev.autodidact.api.task.TableTask;
import dev.autodidact.api.task.TaskType;
import dev.autodidact.suites.internal.PlainReader;
import dev.autodidact.testkit.SuiteContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenMlSourceTest extends SuiteContract {

    private static final String ANNEAL = "1882";
    private static final String ANNEAL_DATA = "/data/download/1666876/phpFsFYVN";

    private RecordedServer server;

    @TempDir
    private Path cache;

    @BeforeEach
    void start() {
        server = RecordedServer.start();
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    protected TaskSuite suite() {
        return open(ANNEAL);
    }

    @Test
    void aTaskIsAsPublished() {
        TableTask task = load();
        assertThat(task.name()).isEqualTo("task-1882");
        assertThat(task.target()).isEqualTo("class");
        assertThat(task.type()).isEqualTo(TaskType.CLASSIFICATION);
        assertThat(task.metric()).isSameAs(Metrics.ACCURACY);
        assertThat(task.table().rows()).isEqualTo(898);
        assertThat(task.table().columns()).hasSize(39);
        assertThat(((CategoricalColumn) task.table().column("class")).levels()).hasSize(5);
        assertThat(suite().tasks()).extracting(TaskReference::family).containsExactly("openml-data-2");
    }

    @Test
    void theFirstRepetitionOfThePublishedSplitsIsUsed() {
        Resampling.Published published = (Resampling.Published) load().resampling();
        assertThat(published.folds()).isEqualTo(10);
        assertThat(published.testFolds()).hasSize(898).doesNotContain(-1);
        assertThat(Collections.frequency(published.testFolds(), 0)).isEqualTo(90);
    }

    @Test
    void theTestRowsAreThoseOfTheSplitsFile() throws IOException {
        List<Integer> folds = ((Resampling.Published) load().resampling()).testFolds();
        try (Stream<String> lines = Files.lines(
                Path.of(System.getProperty("autodidact.data"), "openml-responses/tasks/1882/datasplits.arff"))) {
            lines.filter(line -> line.matches("TEST,\\d+,0,\\d+")).forEach(line -> {
                String[] cells = line.split(",");
                assertThat(folds.get(Integer.parseInt(cells[1]))).isEqualTo(Integer.parseInt(cells[3]));
            });
        }
    }

    @Test
    void whatIsInTheCacheNeedsNoServer() {
        TableTask first = load();
        int asked = server.asked().size();
        assertThat(asked).isEqualTo(4);
        server.close();
        assertThat(load().table().rows()).isEqualTo(first.table().rows());
        assertThat(server.asked()).hasSize(asked);
    }

    @Test
    void passingFailuresAreOutlived() {
        server.failNext(3);
        assertThat(suite().tasks()).hasSize(1);
        assertThat(server.asked()).hasSize(4);
    }

    @Test
    void lastingFailuresAreTold() {
        server.failNext(100);
        assertRefused(Kind.ENVIRONMENT, this::suite, "4 attempts", "status 503", "/api/v1/xml/task/1882");
        server.close();
        assertRefused(Kind.ENVIRONMENT, this::suite, "4 attempts", "Check the network");
        assertThat(cache).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aFileWithAnotherChecksumIsNeitherUsedNorKept() throws IOException {
        load();
        Path kept = find("phpFsFYVN.arff");
        Files.writeString(kept, "damaged");
        assertThat(load().table().rows()).as("asked for again").isEqualTo(898);
        Files.delete(kept);
        server.answerInstead(ANNEAL_DATA, "tampered");
        assertRefused(Kind.ENVIRONMENT, this::load, "checksum", "4eaed8b6ec9d8211024b6c089b064761");
        assertThat(kept).doesNotExist();
    }

    @Test
    void aSuiteIsTheTasksThatItLists() {
        server.answerInstead("/api/v1/xml/study/small", """
                <oml:study xmlns:oml="http://openml.org/openml"><oml:id>7</oml:id>
                <oml:tasks><oml:task_id>1882</oml:task_id><oml:task_id>1</oml:task_id><oml:task_id>3</oml:task_id></oml:tasks>
                </oml:study>""");
        assertThat(open("suite/small").tasks())
                .extracting(TaskReference::name)
                .containsExactly("task-1882", "task-1", "task-3");
    }

    @Test
    void columnsToIgnoreAreLeftOut() throws IOException {
        String description = Files.readString(
                Path.of(System.getProperty("autodidact.data"), "openml-responses/datasets/2/description.xml"));
        server.answerInstead("/api/v1/xml/data/2", description.replace("</oml:data_set_description>", """
                <oml:row_id_attribute>family</oml:row_id_attribute><oml:ignore_attribute>steel,carbon</oml:ignore_attribute>
                </oml:data_set_description>"""));
        assertThat(load().table().names()).hasSize(36).doesNotContain("family", "steel", "carbon");
    }

    @Test
    void refusesWhatIsNoTask() {
        assertRefused(Kind.CALLER, () -> open("99999"), "Unknown task", "99999");
        assertRefused(Kind.CALLER, () -> open(""), "openml:NUMBER");
        assertRefused(Kind.CALLER, () -> open("suite/../x"), "openml:suite/NAME");
        server.answerInstead("/api/v1/xml/task/5", """
                <oml:task xmlns:oml="http://openml.org/openml"><oml:task_type_id>5</oml:task_type_id>
                <oml:task_type>Clustering</oml:task_type></oml:task>""");
        assertRefused(Kind.CALLER, () -> open("5"), "Clustering");
        server.answerInstead("/api/v1/xml/task/6", "<html>");
        assertRefused(Kind.ENVIRONMENT, () -> open("6"), "no answer of OpenML");
    }

    @Test
    void refusesMoreThanTheLargestAnswer() {
        assertRefused(Kind.CALLER, () -> open(ANNEAL, 1000), "more than 1000 bytes");
    }

    private Path find(String name) throws IOException {
        try (Stream<Path> files = Files.walk(cache)) {
            return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
        }
    }

    private static void assertRefused(Kind kind, ThrowingCallable action, String... parts) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        AutodidactException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .message()
                .contains(parts);
    }

    private TableTask load() {
        return (TableTask) suite().tasks().get(0).load();
    }

    private TaskSuite open(String argument) {
        return open(argument, 10 << 20);
    }

    private TaskSuite open(String argument, long mostBytes) {
        Settings settings = new Settings(server.address(), cache, Duration.ofMillis(1), mostBytes);
        return new OpenMlSource(new PlainReader(), () -> settings).open(argument);
    }
}
