package dev.autodidact.suites.internal.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.suite.EpisodeSource;
import dev.autodidact.api.suite.EpisodeSource.Part;
import dev.autodidact.api.suite.TaskSuite;
import dev.autodidact.api.task.Episode;
import dev.autodidact.api.task.EpisodeTask;
import dev.autodidact.suites.internal.PlainReader;
import dev.autodidact.testkit.SuiteContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On tables whose first column tells the class, or the task, that a row is of. */
class EpisodesSourceTest extends SuiteContract {

    private static final int CLASSES = 20;
    private static final int TASKS = 10;
    private static final int ROWS = 30;

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        write(
                "birds.csv",
                "mark,size,colour,kind\n",
                IntStream.range(0, CLASSES * ROWS)
                        .mapToObj(row -> row % CLASSES + "," + row + "," + (row % 3 == 0 ? "red" : "blue") + ",bird-"
                                + row % CLASSES + "\n"));
        write(
                "shops.csv",
                "mark,size,shop,sales\n",
                IntStream.range(0, TASKS * ROWS)
                        .mapToObj(row -> row % TASKS + "," + row + "," + (100 + row % TASKS) + "," + 3 * row + "\n"));
        Files.createDirectory(folder.resolve("tables"));
        for (int task = 0; task < TASKS; task++) {
            writeTable(task, task);
        }
    }

    private void writeTable(int task, int mark) throws IOException {
        write(
                "tables/table-" + task + ".csv",
                "mark,size,kind\n",
                IntStream.range(0, ROWS).mapToObj(row -> mark + "," + row + "," + (row % 2 == 0 ? "a" : "b") + "\n"));
    }

    @Override
    protected TaskSuite suite() {
        return open("birds.csv?ways=3&shots=2");
    }

    @Test
    void classesOfATableAreSplit() {
        assertSplit("birds.csv?ways=3", CLASSES);
    }

    @Test
    void valuesOfAColumnAreSplit() {
        assertSplit("shops.csv?by=shop", TASKS);
    }

    @Test
    void tablesOfAFolderAreSplit() {
        assertSplit("tables?ways=2", TASKS);
    }

    @Test
    void tablesOfOneFamilyStayTogether() throws IOException {
        for (int task = 0; task < TASKS; task++) {
            writeTable(task, task / 2);
        }
        Files.writeString(
                folder.resolve("tables/index.json"),
                IntStream.range(0, TASKS)
                        .mapToObj(task -> "{\"file\": \"table-" + task + ".csv\", \"family\": \"" + task / 2 + "\"}")
                        .collect(Collectors.joining(", ", "[", "]")));

        assertSplit("tables?ways=2", TASKS / 2);
    }

    @Test
    void rowsAreTheShotsOfEachClassAndFifteenOthersToJudge() {
        EpisodeTask judged = (EpisodeTask) suite().tasks().getFirst().load();
        Episode drawn = source("birds.csv?ways=3&shots=2").draw(Part.META_TRAIN, Seeds.generator(1, "drawn"));

        assertThat(judged.support().rows()).isEqualTo(3 * 2);
        assertThat(judged.query().rows()).isEqualTo(3 * 15);
        assertThat(Arrays.stream(values(judged.support(), "size")))
                .doesNotContainAnyElementsOf(
                        Arrays.stream(values(judged.query(), "size")).boxed().toList());
        assertThat(((ClassTarget) drawn.support().target()).counts()).containsExactly(2, 2, 2);
        assertThat(drawn.query().rows()).isEqualTo(3 * 5);
    }

    @Test
    void widerEpisodesHaveAsManyClassesAsThePartHas() {
        Episode wide = source("birds.csv?ways=3").drawWide(Part.META_TRAIN, 60, Seeds.generator(1, "wide"));

        assertThat(((ClassTarget) wide.support().target()).classes()).hasSize(CLASSES - 6 - 3);
    }

    @Test
    void featuresAreStandardisedOverTheRowsToLearnFrom() {
        EpisodeSource source = source("birds.csv?ways=3");
        RandomGenerator random = Seeds.generator(1, "features");
        Features features = source.draw(Part.META_TRAIN, random).support().features();
        double[] sizes = IntStream.range(0, 2000)
                .mapToDouble(draw -> source.draw(Part.META_TRAIN, random)
                        .support()
                        .features()
                        .column(1)[0])
                .toArray();

        assertThat(IntStream.range(0, features.size()).mapToObj(features::name))
                .containsExactly("mark", "size", "colour=blue", "colour=red");
        assertThat(Arrays.stream(sizes).average().orElseThrow()).isCloseTo(0, within(0.1));
        assertThat(Arrays.stream(sizes).map(size -> size * size).average().orElseThrow())
                .isCloseTo(1, within(0.1));
    }

    @Test
    void numbersToPredictAreStandardised() {
        EpisodeSource source = source("shops.csv?by=shop&shots=10");
        Episode episode = source.draw(Part.META_TRAIN, Seeds.generator(1, "numbers"));

        assertThat(episode.support().rows()).isEqualTo(10);
        assertThat(episode.query().rows()).isEqualTo(ROWS - 10);
        assertThat(Arrays.stream(((RealTarget) episode.query().target()).toValues())
                        .boxed())
                .allSatisfy(value -> assertThat(Math.abs(value)).isLessThan(2));
    }

    @Test
    void tablesOfDifferentColumnsNeedDrawnFeatures() throws IOException {
        write(
                "tables/wide.csv",
                "a,b,c,d,kind\n",
                IntStream.range(0, 40)
                        .mapToObj(
                                row -> row + "," + row * row + "," + row % 5 + "," + row % 7 + ",k" + row % 2 + "\n"));

        fails("tables?ways=2", "different columns");
        TaskSuite suite = open("tables?ways=2&features=3");
        Episode episode = suite.episodes().orElseThrow().draw(Part.META_TRAIN, Seeds.generator(1, "different"));

        assertThat(episode.support().features().size()).isEqualTo(3);
        assertThat(((EpisodeTask) suite.tasks().getFirst().load()).support().names())
                .containsExactly("feature-1", "feature-2", "feature-3", "target");
    }

    @Test
    void whatIsWrongIsSaid() throws IOException {
        refused("nowhere", "no folder");
        refused("birds.csv?colour=red", "'colour'");
        refused("birds.csv?ways=1", "ways from 2");
        refused("tables?by=mark", "is for one");
        refused("tables?task=sorting", "task=sorting");
        fails("birds.csv?ways=7", "has 20 classes of at least 6 rows; episodes of 7 ways need 21");
        fails("birds.csv?by=nest", "no column 'nest'");
        fails("shops.csv", "by=COLUMN");
        fails("tables?ways=3", "0 have enough rows");
        write("tables/numbers.csv", "mark,size,kind\n", Stream.of("1,2,3\n", "1,3,4\n", "1,3,5\n"));
        fails("tables?ways=2", "?task=classification");
        assertSplit("tables?ways=2&task=classification", TASKS);
    }

    private void assertSplit(String argument, int all) {
        Map<Part, Set<Double>> drawn =
                Stream.of(Part.values()).collect(Collectors.toMap(part -> part, part -> drawn(source(argument), part)));
        Set<Double> judged = judged(argument);

        assertThat(drawn.get(Part.META_TRAIN))
                .doesNotContainAnyElementsOf(drawn.get(Part.META_VALIDATION))
                .doesNotContainAnyElementsOf(judged);
        assertThat(drawn.get(Part.META_VALIDATION)).doesNotContainAnyElementsOf(judged);
        assertThat(drawn.values().stream().mapToInt(Set::size).sum() + judged.size())
                .isEqualTo(all);
    }

    private static Set<Double> drawn(EpisodeSource source, Part part) {
        RandomGenerator random = Seeds.generator(1, "marks");
        Set<Double> marks = new TreeSet<>();
        for (int draw = 0; draw < 100; draw++) {
            Episode episode = source.draw(part, random);
            for (double mark : episode.support().features().column(0)) {
                marks.add(Math.rint(1e6 * mark));
            }
        }
        return marks;
    }

    private Set<Double> judged(String argument) {
        return open(argument).tasks().stream()
                .flatMap(task -> Arrays.stream(values(((EpisodeTask) task.load()).support(), "mark"))
                        .boxed())
                .map(mark -> Math.rint(1e6 * mark))
                .collect(Collectors.toSet());
    }

    private static double[] values(Table table, String name) {
        NumericColumn column = (NumericColumn) table.column(name);
        return IntStream.range(0, column.rows()).mapToDouble(column::value).toArray();
    }

    private void write(String name, String header, Stream<String> lines) throws IOException {
        Files.writeString(folder.resolve(name), lines.collect(Collectors.joining("", header, "")));
    }

    private TaskSuite open(String argument) {
        return new EpisodesSource(new PlainReader()).open(folder + "/" + argument);
    }

    private EpisodeSource source(String argument) {
        return open(argument).episodes().orElseThrow();
    }

    private void refused(String argument, String message) {
        assertThatThrownBy(() -> open(argument))
                .isInstanceOf(AutodidactException.class)
                .hasMessageContaining(message);
    }

    private void fails(String argument, String message) {
        assertThatThrownBy(() -> open(argument).tasks().getFirst().load())
                .isInstanceOf(AutodidactException.class)
                .hasMessageContaining(message);
    }
}
