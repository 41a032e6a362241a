package dev.autodidact.suites.internal.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.suite.TaskSuite;
import dev.autodidact.api.task.Metrics;
import dev.autodidact.api.task.TableTask;
import dev.autodidact.api.task.TaskType;
import dev.autodidact.suites.internal.PlainReader;
import dev.autodidact.testkit.SuiteContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSourceTest extends SuiteContract {

    @TempDir
    private Path folder;

    @BeforeEach
    void writeTwoFiles() throws IOException {
        write("pets.csv", "legs,kind\n4,cat\n2,bird\n4,cat\n");
        write("growth.tsv", "age,size\n1,1.5\n2,2.5\n3,\n");
    }

    @Override
    protected TaskSuite suite() {
        return open();
    }

    @Test
    void filesAreListedInTheOrderOfTheirNames() throws IOException {
        write("b.CSV.gz", "");
        write("a.arff", "");
        write(".hidden.csv", "");
        write("readme.txt", "");
        Files.createDirectory(folder.resolve("folder.csv"));
        assertThat(open().tasks()).extracting(TaskReference::name).containsExactly("a", "b", "growth", "pets");
        assertThat(open().name()).isEqualTo("dir:" + folder);
    }

    @Test
    void theTargetIsNamedOrElseTheLastColumn() throws IOException {
        write("named.csv", "target,class,x\n1,a,3\n2,b,4\n5,a,4\n");
        write("classed.csv", "class,x\na,3\nb,4\n");
        assertThat(load("named").target()).isEqualTo("target");
        assertThat(load("classed").target()).isEqualTo("class");
        assertThat(load("pets").target()).isEqualTo("kind");
    }

    @Test
    void textIsClassified() {
        assertThat(load("pets").type()).isEqualTo(TaskType.CLASSIFICATION);
        assertThat(load("pets").metric()).isSameAs(Metrics.LOG_LOSS);
    }

    @Test
    void twoNumbersAreClassifiedAsTheyAreWritten() throws IOException {
        write("binary.csv", "x,y\n1,01\n2,1.0\n3,\n");
        write("same.csv", "x,y\n1,0\n2,1\n3,0\n");
        assertThat(load("same").type()).isEqualTo(TaskType.CLASSIFICATION);
        assertThat(((CategoricalColumn) load("same").table().column("y")).levels())
                .containsExactly("0", "1");
        assertThat(load("binary").type()).as("one number, written twice").isEqualTo(TaskType.REGRESSION);
    }

    @Test
    void otherNumbersAreRegressedOn() throws IOException {
        write("counts.csv", "x,y\n1,0\n2,1\n3,2\n");
        assertThat(load("counts").type()).isEqualTo(TaskType.REGRESSION);
        assertThat(load("counts").metric()).isSameAs(Metrics.RMSE);
        assertThat(load("growth").type()).as("two numbers and a missing one").isEqualTo(TaskType.CLASSIFICATION);
    }

    @Test
    void theIndexGivesFamilyAndType() throws IOException {
        write("digits.csv", "x,y\n1,0\n2,1\n3,2\n");
        write("index.json", """
                [{"name": "digits", "file": "digits.csv", "task": "classification", "family": "images", "rows": 3},
                 {"file": "pets.csv", "task": null},
                 {"file": "elsewhere.csv"}]
                """);
        assertThat(open().tasks()).extracting(TaskReference::family).containsExactly("images", "growth", "pets");
        assertThat(load("digits").type()).isEqualTo(TaskType.CLASSIFICATION);
        assertThat(load("digits").table().column("y")).isInstanceOf(CategoricalColumn.class);
        assertThat(load("pets").type()).isEqualTo(TaskType.CLASSIFICATION);
    }

    @Test
    void theVersionFollowsEveryFileAndTheIndex() throws IOException {
        String before = open().version();
        write("pets.csv", "legs,kind\n4,dog\n2,bird\n4,cat\n");
        String edited = open().version();
        assertThat(edited).isNotEqualTo(before);
        write("index.json", "[{\"file\": \"pets.csv\", \"family\": \"animals\"}]");
        assertThat(open().version()).isNotEqualTo(edited);
    }

    @Test
    void refusesWhatIsNoFolderOfData() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertCaller(() -> open(""), "needs a folder", "dir:PATH");
        assertCaller(() -> open(folder.resolve("absent").toString()), "no folder", "absent");
        assertCaller(() -> open(folder.resolve("pets.csv").toString()), "pets.csv' is a file");
        assertCaller(() -> open(empty.toString()), "no data file", "empty", ".csv, .tsv or .arff");
        assertCaller(() -> open("\0"), "is no path");
    }

    @Test
    void refusesTwoFilesOfOneTask() throws IOException {
        write("pets.csv.gz", "");
        assertCaller(this::open, "'pets.csv'", "'pets.csv.gz'", "task 'pets'");
    }

    @Test
    void refusesAnIndexThatIsNone() throws IOException {
        write("index.json", "[{\"file\": \"pets.csv\",\n}]");
        assertCaller(this::open, "index.json", "line 2");
        write("index.json", "{}");
        assertCaller(this::open, "index.json", "no array");
        write("index.json", "");
        assertCaller(this::open, "index.json", "no array");
        write("index.json", "[3]");
        assertCaller(this::open, "names no file");
        write("index.json", "[{\"file\": \"pets.csv\", \"task\": \"ranking\"}]");
        assertCaller(this::open, "'ranking'", "classification, regression");
        write("index.json", "[{\"file\": \"pets.csv\", \"family\": 3}]");
        assertCaller(this::open, "'family' is no text");
    }

    @Test
    void refusesRegressionOnText() throws IOException {
        write("index.json", "[{\"file\": \"pets.csv\", \"task\": \"regression\"}]");
        assertCaller(() -> load("pets"), "pets.csv", "'kind'", "regression");
    }

    @Test
    void refusesASingleColumn() throws IOException {
        write("lonely.csv", "x\n1\n2\n");
        assertCaller(() -> load("lonely"), "lonely.csv", "one column only, 'x'");
    }

    private static void assertCaller(ThrowingCallable action, String... parts) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        AutodidactException.class, e -> assertThat(e.kind()).isEqualTo(AutodidactException.Kind.CALLER))
                .message()
                .contains(parts);
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private TaskSuite open() {
        return open(folder.toString());
    }

    private static TaskSuite open(String argument) {
        return new FolderSource(new PlainReader()).open(argument);
    }

    private TableTask load(String name) {
        return open().tasks().stream()
                .filter(reference -> reference.name().equals(name))
                .map(reference -> (TableTask) reference.load())
                .findFirst()
                .orElseThrow();
    }
}
