package dev.autodidact.suites.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.suite.EpisodeSource;
import dev.autodidact.api.suite.EpisodeSource.Part;
import dev.autodidact.api.suite.TaskSuite;
import dev.autodidact.api.task.Episode;
import dev.autodidact.api.task.EpisodeTask;
import dev.autodidact.testkit.SuiteContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClincSourceTest extends SuiteContract {

    private static final int DOMAINS = 5;
    private static final int INTENTS = 3;
    private static final int SENTENCES = 21;

    @TempDir
    Path folder;

    /** Every sentence of a domain has a word of its own, which tells where a row comes from. */
    @BeforeEach
    void publish() throws IOException {
        Files.writeString(
                folder.resolve("domains.json"),
                domains()
                        .map(domain -> "\"" + domain + "\": ["
                                + intents(domain).collect(Collectors.joining("\", \"", "\"", "\"")) + "]")
                        .collect(Collectors.joining(", ", "{", "}")));
        String sentences = domains()
                .flatMap(ClincSourceTest::intents)
                .flatMap(intent -> IntStream.range(0, SENTENCES)
                        .mapToObj(number -> "[\"zq" + intent.charAt(0) + "qz please " + intent + " number" + number
                                + "\", \"" + intent + "\"]"))
                .collect(Collectors.joining(", "));
        Files.writeString(
                folder.resolve("data_full.json"),
                "{\"oos_train\": [[\"what now\", \"oos\"]], \"train\": [" + sentences
                        + "], \"val\": [], \"test\": []}");
    }

    private static Stream<String> domains() {
        return IntStream.range(0, DOMAINS).mapToObj(number -> (char) ('a' + number) + "-domain");
    }

    private static Stream<String> intents(String domain) {
        return IntStream.range(0, INTENTS).mapToObj(number -> domain.charAt(0) + "-intent-" + number);
    }

    @Override
    protected TaskSuite suite() {
        return new ClincSource().open(folder + ":3:2");
    }

    @Override
    protected int loadedTasks() {
        return 3;
    }

    @Test
    void judgedDomainsAreNeverLearnedFrom() {
        Set<String> judged = new HashSet<>();
        suite().tasks().stream()
                .limit(40)
                .forEach(task -> judged.addAll(domains(((EpisodeTask) task.load()).support())));
        Map<Part, Set<String>> drawn = Stream.of(Part.values()).collect(Collectors.toMap(part -> part, this::drawn));

        assertThat(judged).hasSize(2);
        assertThat(drawn.get(Part.META_VALIDATION)).hasSize(1).doesNotContainAnyElementsOf(judged);
        assertThat(drawn.get(Part.META_TRAIN))
                .hasSize(2)
                .doesNotContainAnyElementsOf(judged)
                .doesNotContainAnyElementsOf(drawn.get(Part.META_VALIDATION));
    }

    @Test
    void sentencesAreTheShotsOfEachIntentAndFifteenOthersToJudge() {
        EpisodeTask episode = (EpisodeTask) suite().tasks().getFirst().load();

        assertThat(episode.support().rows()).isEqualTo(3 * 2);
        assertThat(episode.query().rows()).isEqualTo(3 * 15);
        assertThat(rows(episode.support())).doesNotHaveDuplicates().doesNotContainAnyElementsOf(rows(episode.query()));
    }

    @Test
    void intentsAreKnownAgainWhereTheyAreLearnedFromAlone() {
        EpisodeTask judged = (EpisodeTask) suite().tasks().getFirst().load();
        Episode learned = suite().episodes().orElseThrow().draw(Part.META_TRAIN, Seeds.generator(1, "names"));

        assertThat(((CategoricalColumn) judged.support().column(Intents.TARGET)).levels())
                .containsExactly("intent-1", "intent-2", "intent-3");
        assertThat(((ClassTarget) learned.query().target()).classes())
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).matches("[a-e]-intent-[0-2]"));
    }

    @Test
    void wordsAloneAreTheSameSentencesInFewerNumbers() {
        EpisodeTask all = (EpisodeTask) suite().tasks().getFirst().load();
        EpisodeTask words = (EpisodeTask)
                new ClincSource().open(folder + ":3:2:words").tasks().getFirst().load();

        assertThat(words.query().rows()).isEqualTo(all.query().rows());
        assertThat(rows(words.query()).getFirst().stream().filter(value -> value > 0))
                .as("three words and the intent's three")
                .hasSizeBetween(4, 6);
    }

    @Test
    void widerEpisodesHaveAsManyIntentsAsThePartHas() {
        EpisodeSource source = suite().episodes().orElseThrow();
        RandomGenerator random = Seeds.generator(1, "wide");

        Episode wide = source.drawWide(Part.META_TRAIN, 60, random);

        assertThat(wide.support().rows()).isEqualTo(2 * INTENTS * 2);
        assertThat(source.draw(Part.META_TRAIN, random).support().rows()).isEqualTo(3 * 2);
    }

    @Test
    void numbersOfASentenceHaveMeanSquareOne() {
        EpisodeTask episode = (EpisodeTask) suite().tasks().getFirst().load();

        assertThat(rows(episode.support())).allSatisfy(row -> {
            double squares = row.stream().mapToDouble(value -> value * value).sum();
            assertThat(Math.abs(squares / row.size() - 1)).isLessThan(1e-9);
        });
    }

    @Test
    void whatIsWrongIsSaid() throws IOException {
        assertRefused("", "needs a folder");
        assertRefused(folder.resolve("nowhere").toString(), "no file 'data_full.json'");
        assertRefused(folder + ":7:1", "2 to 6 ways and 1 to 6 shots");
        assertRefused(folder + ":2:7", "not 2 ways and 7 shots");
        Files.writeString(folder.resolve("domains.json"), "{\"a-domain\": [\"a-intent-9\"]}");
        assertRefused(folder.toString(), "no sentence");
        Files.writeString(folder.resolve("domains.json"), "{\"a-domain\": [\"a-intent-1\"]}");
        assertRefused(folder.toString(), "names 1 domains");
        Files.writeString(folder.resolve("data_full.json"), "{");
        assertRefused(folder.toString(), "not JSON");
    }

    @Test
    void publishedFilesHaveTenDomainsOfFifteenIntents() {
        Path published = Path.of(System.getProperty("autodidact.data"), "clinc150");
        assumeTrue(Files.isDirectory(published), () -> "no data of CLINC150 in " + published);

        ClincFiles files = ClincFiles.read(published);

        assertThat(files.domains())
                .hasSize(10)
                .allSatisfy((domain, intents) -> assertThat(intents).hasSize(15));
        assertThat(files.sentences())
                .hasSize(150)
                .allSatisfy((intent, sentences) -> assertThat(sentences).hasSize(150));
    }

    private static void assertRefused(String argument, String why) {
        assertThatThrownBy(() -> new ClincSource().open(argument))
                .isInstanceOf(AutodidactException.class)
                .hasMessageContaining(why);
    }

    private Set<String> drawn(Part part) {
        EpisodeSource source = suite().episodes().orElseThrow();
        RandomGenerator random = Seeds.generator(1, part.name());
        Set<String> domains = new HashSet<>();
        for (int draw = 0; draw < 20; draw++) {
            ClassTarget target =
                    (ClassTarget) source.draw(part, random).support().target();
            target.classes().forEach(intent -> domains.add(intent.substring(0, 1)));
        }
        return domains;
    }

    private static Set<String> domains(Table table) {
        return rows(table).stream()
                .flatMap(row -> domains(row.stream().mapToDouble(value -> value).toArray()).stream())
                .collect(Collectors.toSet());
    }

    /**
     * The domains whose own word is in the row and was not learned from; buckets of the words do not collide, or the test
     * would not pass.
     */
    private static Set<String> domains(double[] row) {
        int known = row.length - Vocabulary.BUCKETS;
        Vocabulary none = Vocabulary.of(List.of(), NGrams.ALL);
        return domains()
                .map(domain -> domain.substring(0, 1))
                .filter(letter ->
                        none.count("zq" + letter + "qz").keySet().stream().allMatch(bucket -> row[known + bucket] > 0))
                .collect(Collectors.toSet());
    }

    private static List<List<Double>> rows(Table table) {
        List<NumericColumn> columns = table.without(Intents.TARGET).columns().stream()
                .map(NumericColumn.class::cast)
                .toList();
        return IntStream.range(0, table.rows())
                .mapToObj(
                        row -> columns.stream().map(column -> column.value(row)).toList())
                .toList();
    }
}
