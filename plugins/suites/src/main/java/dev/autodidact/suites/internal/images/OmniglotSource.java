package dev.autodidact.suites.internal.images;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.ReadOptions;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.data.TableReader;
import dev.autodidact.api.suite.SuiteSource;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.suite.TaskSuite;
import dev.autodidact.api.task.EpisodeTask;
import dev.autodidact.api.task.Metrics;
import dev.autodidact.api.task.TaskKind;
import dev.autodidact.api.task.TaskType;
import dev.autodidact.suites.internal.Argument;
import dev.autodidact.suites.internal.Chance;
import dev.autodidact.suites.internal.Once;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The suite {@code omniglot:PATH}: which of a few classes a drawn character belongs to, from a drawing or a few of each
 * (Lake, Salakhutdinov and Tenenbaum, 2015, "Human-level concept learning through probabilistic program induction"). The
 * folder holds the drawings as IDX, 28 x 28, ink high, and a CSV that names alphabet and character of each, in the same
 * order; or the two published zip files of images, see {@link OriginalDrawings}. Characters are split at random into those to learn from, to choose by and to judge on; turned by quarters they
 * are further classes of the same part. {@value #QUERIES} other drawings of each class judge. The first {@value #JUDGED}
 * episodes are for judging, on characters that no other episode has.
 *
 * <p>The argument may end in {@code ?ways=N&shots=K}; otherwise there are 5 classes and 1 drawing of each.
 *
 * @param reader reads the CSV
 */
public record OmniglotSource(TableReader reader) implements SuiteSource {

    static final int QUERIES = 15;

    private static final String ID = "omniglot";
    private static final String IMAGES = "omniglot-28x28-idx3-ubyte.gz";
    private static final List<String> ORIGINAL = List.of("images_background.zip", "images_evaluation.zip");
    private static final String LABELS = "omniglot.csv";
    private static final int JUDGED = 600;
    private static final int EPISODES = 800;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String usage() {
        return "omniglot:PATH[?ways=N&shots=K], drawn characters told apart, N classes from K drawings of each";
    }

    @Override
    public TaskSuite open(String argument) {
        Argument parsed = Argument.parse(ID, argument);
        parsed.require(List.of("ways", "shots"));
        int ways = parsed.number("ways", 5, 2, 100);
        int shots = parsed.number("shots", 1, 1, 5);
        boolean original = Files.isRegularFile(parsed.folder().resolve(ORIGINAL.getFirst()));
        List<Path> files = (original ? ORIGINAL : List.of(IMAGES, LABELS))
                .stream().map(parsed::file).toList();
        String version = Argument.version(files);
        Supplier<Drawings> drawings =
                new Once<>(() -> original ? OriginalDrawings.read(files) : drawings(files.getFirst(), files.getLast()));
        String name = ID + ":" + argument;
        List<TaskReference> tasks = IntStream.rangeClosed(1, EPISODES)
                .mapToObj(number -> reference(number, drawings, ways, shots))
                .toList();
        return new TaskSuite(
                name,
                version,
                tasks,
                Optional.of(new OmniglotEpisodes(name + ", version " + version, drawings, ways, shots)));
    }

    private Drawings drawings(Path images, Path labels) {
        Pictures pictures = Pictures.read(images);
        ReadOptions text = ReadOptions.DEFAULT
                .withType("alphabet", ReadOptions.Type.CATEGORICAL)
                .withType("character", ReadOptions.Type.CATEGORICAL);
        Table table = reader.read(labels, text);
        List<String> alphabets = texts(labels, table, "alphabet");
        List<String> characters = texts(labels, table, "character");
        if (characters.size() != pictures.count()) {
            throw AutodidactException.caller("'" + labels + "' names " + characters.size() + " drawings, '" + images
                    + "' holds " + pictures.count() + "\nFetch both again.");
        }
        return Drawings.of(
                pictures,
                IntStream.range(0, characters.size())
                        .mapToObj(row -> alphabets.get(row) + "/" + characters.get(row))
                        .toList());
    }

    private static List<String> texts(Path file, Table table, String name) {
        if (!table.names().contains(name)) {
            throw AutodidactException.caller("'" + file + "' has no column '" + name + "'; it has " + table.names());
        }
        Column column = table.column(name);
        if (!(column instanceof CategoricalColumn categories) || column.missing() > 0) {
            throw AutodidactException.caller("'" + file + "': column '" + name + "' has empty cells");
        }
        return IntStream.range(0, table.rows())
                .mapToObj(row -> categories.levels().get(categories.code(row)))
                .toList();
    }

    private static TaskReference reference(int number, Supplier<Drawings> drawings, int ways, int shots) {
        boolean judged = number <= JUDGED;
        String name = ID + "-" + ways + "-way-" + shots + "-shot-" + number;
        return new TaskReference(
                name,
                ID,
                TaskKind.EPISODE,
                judged ? TaskReference.Role.META_TEST : TaskReference.Role.META_TRAIN,
                () -> episode(name, drawings.get(), judged, ways, shots));
    }

    private static EpisodeTask episode(String name, Drawings drawings, boolean judged, int ways, int shots) {
        Deal deal = Deal.of(
                drawings.pictures(),
                judged ? drawings.test() : drawings.training(),
                ways,
                shots,
                QUERIES,
                new Chance(ID, name));
        return new EpisodeTask(
                name,
                deal.support().table(),
                deal.query().table(),
                Draw.TARGET,
                TaskType.CLASSIFICATION,
                Metrics.ACCURACY);
    }
}
