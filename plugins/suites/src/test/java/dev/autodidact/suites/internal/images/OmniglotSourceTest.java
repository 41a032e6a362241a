package dev.autodidact.suites.internal.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.suite.EpisodeSource;
import dev.autodidact.api.suite.EpisodeSource.Part;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.suite.TaskSuite;
import dev.autodidact.api.task.Episode;
import dev.autodidact.api.task.EpisodeTask;
import dev.autodidact.suites.internal.PlainReader;
import dev.autodidact.testkit.SuiteContract;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On characters whose drawings are all of one shade, a different one for each: so one sees which were drawn. */
class OmniglotSourceTest extends SuiteContract {

    private static final int CHARACTERS = 40;
    private static final int DRAWINGS = 20;
    private static final int SIDE = 3;

    @TempDir
    static Path folder;

    @BeforeAll
    static void draw() throws IOException {
        byte[] shades = new byte[CHARACTERS * DRAWINGS * SIDE * SIDE];
        for (int i = 0; i < shades.length; i++) {
            shades[i] = (byte) (1 + i / (DRAWINGS * SIDE * SIDE));
        }
        Files.write(folder.resolve("omniglot-28x28-idx3-ubyte.gz"), idx(CHARACTERS * DRAWINGS, SIDE, shades));
        Files.writeString(
                folder.resolve("omniglot.csv"),
                "part,alphabet,character,drawer\n"
                        + IntStream.range(0, CHARACTERS * DRAWINGS)
                                .mapToObj(i -> "background,Alphabet" + i / DRAWINGS / 8 + ",character"
                                        + i / DRAWINGS % 8 + "," + (1 + i % DRAWINGS) + "\n")
                                .collect(Collectors.joining()));
    }

    static byte[] idx(int count, int side, byte[] values) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeInt(0x0803);
            out.writeInt(count);
            out.writeInt(side);
            out.writeInt(side);
            out.write(values);
        }
        return bytes.toByteArray();
    }

    @Override
    protected TaskSuite suite() {
        return open("");
    }

    @Test
    void noCharacterIsInTwoParts() {
        Set<Double> training = shades(Part.META_TRAIN);
        Set<Double> validation = shades(Part.META_VALIDATION);
        Set<Double> judged = judgedShades(TaskReference.Role.META_TEST);

        assertThat(training).doesNotContainAnyElementsOf(validation).doesNotContainAnyElementsOf(judged);
        assertThat(validation).doesNotContainAnyElementsOf(judged);
        assertThat(training.size() + validation.size() + judged.size()).isEqualTo(CHARACTERS);
        assertThat(training).containsAll(judgedShades(TaskReference.Role.META_TRAIN));
    }

    @Test
    void sixHundredEpisodesAreForJudging() {
        assertThat(suite().tasks())
                .filteredOn(task -> task.role() == TaskReference.Role.META_TEST)
                .hasSize(600);
    }

    @Test
    void waysAndShotsSayHowManyClassesAndDrawings() {
        EpisodeTask task =
                (EpisodeTask) open("?ways=7&shots=3").tasks().getFirst().load();
        Episode drawn = source("?ways=7&shots=3").draw(Part.META_TRAIN, Seeds.generator(1, "drawn"));

        assertThat(task.support().rows()).isEqualTo(21);
        assertThat(task.query().rows()).isEqualTo(7 * 15);
        assertThat(drawn.support().rows()).isEqualTo(21);
        assertThat(((ClassTarget) drawn.support().target()).counts()).containsOnly(3);
        assertThat(drawn.query().rows()).isEqualTo(7 * 5);
    }

    @Test
    void wideEpisodesHaveAsManyClassesAsThereAre() {
        RandomGenerator random = Seeds.generator(1, "wide");

        assertThat(classes(source("").drawWide(Part.META_TRAIN, 20, random))).isEqualTo(20);
        assertThat(classes(source("").drawWide(Part.META_VALIDATION, 1000, random)))
                .as("four turns of four characters")
                .isEqualTo(16);
    }

    @Test
    void featuresArePixelsByName() {
        assertThat(source("")
                        .draw(Part.META_TRAIN, Seeds.generator(1, "names"))
                        .support()
                        .features()
                        .name(5))
                .isEqualTo("2x3");
    }

    @Test
    void turnedDrawingsAreTurnedAnticlockwise(@TempDir Path other) throws IOException {
        Path file = other.resolve("a.gz");
        Files.write(file, idx(1, 2, new byte[] {0, 51, 102, (byte) 255}));
        Pictures pictures = Pictures.read(file);

        assertThat(turned(pictures, 0)).containsExactly(0, 0.2, 0.4, 1);
        assertThat(turned(pictures, 1)).containsExactly(0.2, 1, 0, 0.4);
        assertThat(turned(pictures, 2)).containsExactly(1, 0.4, 0.2, 0);
        assertThat(turned(pictures, 3)).containsExactly(0.4, 0, 1, 0.2);
    }

    @Test
    void whatIsWrongIsSaid(@TempDir Path other) throws IOException {
        refused("", "needs a folder");
        refused(other.toString(), "omniglot-28x28-idx3-ubyte.gz");
        refused(folder + "?ways=1", "ways from 2 to 100");
        refused(folder + "?shots=many", "'many'");
        refused(folder + "?colour=red", "'colour'");
        refused(folder + "?ways", "PATH?name=value");
        Path images = other.resolve("omniglot-28x28-idx3-ubyte.gz");
        Path labels = other.resolve("omniglot.csv");
        Files.writeString(labels, "alphabet,character\nA,a\n");
        for (byte[] broken : List.of(new byte[] {1, 2, 3}, idx(2, 2, new byte[7]), idx(0, 2, new byte[0]))) {
            Files.write(images, broken);
            fails(other, "omniglot-28x28-idx3-ubyte.gz");
        }
        Files.write(images, idx(2, 2, new byte[8]));
        fails(other, "1 drawings");
        Files.writeString(labels, "alphabet,letter\nA,a\nA,b\n");
        fails(other, "no column 'character'");
        Files.writeString(labels, "alphabet,character\nA,a\nA,b\n");
        fails(other, "do not make 5 classes");
    }

    @Test
    void thePublishedDrawingsAreAllThere() {
        Path published = Path.of(System.getProperty("autodidact.data"), "omniglot");
        assumeTrue(Files.isDirectory(published), () -> "no Omniglot in " + published);
        EpisodeTask task = (EpisodeTask) new OmniglotSource(new PlainReader())
                .open(published + "?ways=20")
                .tasks()
                .getFirst()
                .load();

        assertThat(task.query().rows()).isEqualTo(300);
        assertThat(task.query().columns()).hasSize(785);
        double ink = IntStream.range(0, 300)
                .mapToDouble(row -> ((NumericColumn) task.query().column("14x14")).value(row))
                .average()
                .orElseThrow();
        assertThat(ink).as("strokes cross the middle, and ink is high").isBetween(0.05, 0.95);
    }

    @Test
    void publishedZipFilesAreReadAndReduced(@TempDir Path other) throws IOException {
        zip(other.resolve("images_background.zip"), "images_background/", 5);
        zip(other.resolve("images_evaluation.zip"), "images_evaluation/", 4);

        EpisodeTask task = (EpisodeTask) new OmniglotSource(new PlainReader())
                .open(other + "?ways=4")
                .tasks()
                .getFirst()
                .load();

        assertThat(task.support().columns()).hasSize(28 * 28 + 1);
        double[] ink = IntStream.range(0, 28 * 28)
                .mapToDouble(pixel -> ((NumericColumn) task.support().columns().get(pixel)).value(0))
                .sorted()
                .toArray();
        assertThat(ink[28 * 28 - 1])
                .as("a quarter is black, whichever way it is turned")
                .isEqualTo(1);
        assertThat(ink[28 * 28 * 3 / 4 - 1]).isZero();
        assertThat(ink[28 * 28 * 3 / 4]).isEqualTo(1);

        Files.writeString(other.resolve("images_evaluation.zip"), "no zip");
        fails(other, "images_evaluation.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(other.resolve("images_evaluation.zip")))) {
            out.putNextEntry(new ZipEntry("Greek/character01/0001_01.png"));
            out.write(1);
        }
        fails(other, "no square image");
    }

    /** Characters of one alphabet, twenty drawings each, whose upper left quarter is black. */
    private static void zip(Path file, String folder, int characters) throws IOException {
        BufferedImage image = new BufferedImage(56, 56, BufferedImage.TYPE_BYTE_BINARY);
        for (int pixel = 0; pixel < 56 * 56; pixel++) {
            boolean black = pixel / 56 < 28 && pixel % 56 < 28;
            image.setRGB(pixel % 56, pixel / 56, black ? 0 : 0xffffff);
        }
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int drawing = 0; drawing < characters * DRAWINGS; drawing++) {
                out.putNextEntry(new ZipEntry(
                        folder + "Greek/character" + drawing / DRAWINGS + folder.length() + "/" + drawing + ".png"));
                ImageIO.write(image, "png", out);
            }
        }
    }

    private static void fails(Path other, String message) {
        TaskReference task = new OmniglotSource(new PlainReader())
                .open(other.toString())
                .tasks()
                .getFirst();
        assertThatThrownBy(task::load).isInstanceOf(AutodidactException.class).hasMessageContaining(message);
    }

    private static void refused(String argument, String message) {
        assertThatThrownBy(() -> new OmniglotSource(new PlainReader()).open(argument))
                .isInstanceOf(AutodidactException.class)
                .hasMessageContaining(message);
    }

    private static TaskSuite open(String options) {
        return new OmniglotSource(new PlainReader()).open(folder + options);
    }

    private static EpisodeSource source(String options) {
        return open(options).episodes().orElseThrow();
    }

    private static int classes(Episode episode) {
        return ((ClassTarget) episode.query().target()).classes().size();
    }

    private static double[] turned(Pictures pictures, int turns) {
        return IntStream.range(0, 4)
                .mapToDouble(pixel -> pictures.value(0, pixel, turns))
                .toArray();
    }

    private static Set<Double> shades(Part part) {
        RandomGenerator random = Seeds.generator(1, "shades");
        Set<Double> shades = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            Episode episode = source("").draw(part, random);
            for (double shade : episode.support().features().column(0)) {
                shades.add(shade);
            }
            for (double shade : episode.query().features().column(0)) {
                shades.add(shade);
            }
        }
        return shades;
    }

    private static Set<Double> judgedShades(TaskReference.Role role) {
        Set<Double> shades = new HashSet<>();
        for (TaskReference reference : open("").tasks()) {
            if (reference.role() == role) {
                NumericColumn pixel =
                        (NumericColumn) ((EpisodeTask) reference.load()).query().column("1x1");
                IntStream.range(0, pixel.rows()).forEach(row -> shades.add(pixel.value(row)));
            }
        }
        return shades;
    }
}
