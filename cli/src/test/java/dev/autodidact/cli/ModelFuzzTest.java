package dev.autodidact.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.runtime.model.FittedModel;
import dev.autodidact.runtime.model.Member;
import dev.autodidact.runtime.model.Schema;
import dev.autodidact.runtime.plugin.Offer;
import dev.autodidact.runtime.preprocess.LabelledTable;
import dev.autodidact.runtime.preprocess.Preprocessor;
import dev.autodidact.testkit.Mutator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a model's file holds, it is read or refused as the caller's mistake, and what was read predicts soundly or
 * says that it cannot. Every learner's models are among the files. {@code -Pfuzz} tries 4,000.
 */
class ModelFuzzTest {

    private static final int MUTANTS = 50 * Integer.getInteger("autodidact.fuzz", 1);
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int ROWS = 40;
    private static final String MANIFEST = "manifest.json";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Catalogue CATALOGUE = Catalogue.discover(Optional.empty());
    private static final List<Table> TABLES = List.of(table(true), table(false));
    private static final List<String> DICTIONARY = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ":",
            ",",
            "null",
            "true",
            "-1",
            "members",
            "sha256",
            "entry",
            "weight",
            "manifest.json",
            "preprocessor.json",
            "../../up",
            "levels",
            "PK\3\4",
            "PK\1\2",
            "PK\5\6",
            "ADMD",
            "\0");

    @TempDir
    private static Path folder = Path.of("");

    private static final List<byte[]> BUNDLES = new ArrayList<>();

    @BeforeAll
    static void writeAModelOfEveryLearner() throws Exception {
        for (Table table : TABLES) {
            LabelledTable data = LabelledTable.of(table, "y");
            int[] rows = IntStream.range(0, ROWS).toArray();
            Preprocessor preprocessor = Preprocessor.fit(data, rows);
            Schema schema = Schema.of("y", data.type(), data.target());
            BUNDLES.add(written(new FittedModel(schema, preprocessor, List.of())));
            for (Offer<Learner> offer : CATALOGUE.learners()) {
                if (offer.value().supports(data.profile()).isYes()) {
                    Member member = member(offer.value(), data, preprocessor, rows);
                    BUNDLES.add(written(new FittedModel(schema, preprocessor, List.of(member))));
                }
            }
        }
    }

    private static Member member(Learner learner, LabelledTable data, Preprocessor preprocessor, int[] rows)
            throws InterruptedException {
        Configuration configuration = learner.space(data.profile()).defaults();
        TrainingData training = new TrainingData(
                preprocessor.encode(data.table(), rows, learner.encoding(configuration)), data.target());
        return new Member(learner, "1", configuration, learner.fit(configuration, training, FitContext.of(1)), 1);
    }

    @Test
    void brokenFilesAreReadOrRefusedAsTheCallersMistake() throws IOException {
        Mutator mutator = new Mutator(BUNDLES, DICTIONARY, Seeds.generator(7, "bundles"));
        for (int i = 0; i < MUTANTS; i++) {
            check(mutator.next(), "mutant " + i);
        }
    }

    /** The sums are right, so that all the readers behind them meet what is broken. */
    @Test
    void brokenEntriesUnderSoundSumsAreReadOrRefusedAsTheCallersMistake() throws Exception {
        RandomGenerator random = new SplittableRandom(8);
        Mutator mutator = new Mutator(BUNDLES, DICTIONARY, Seeds.generator(7, "entries"));
        for (int i = 0; i < MUTANTS; i++) {
            Map<String, byte[]> entries = unpacked(BUNDLES.get(i % BUNDLES.size()));
            List<String> names = List.copyOf(entries.keySet());
            String broken = names.get(random.nextInt(names.size()));
            entries.compute(broken, (name, bytes) -> mutator.mutant(bytes));
            if (!broken.equals(MANIFEST)) {
                ObjectNode manifest = (ObjectNode) JSON.readTree(entries.get(MANIFEST));
                ((ObjectNode) manifest.get("sha256")).put(broken, sha256(entries.get(broken)));
                entries.put(MANIFEST, JSON.writeValueAsBytes(manifest));
            }
            check(packed(entries), "mutant " + i + " of " + broken + " of bundle " + i % BUNDLES.size());
        }
    }

    private static void check(byte[] mutant, String what) throws IOException {
        Path file = Files.write(folder.resolve("mutant"), mutant);
        try {
            assertTimeoutPreemptively(LIMIT, () -> readAndPredict(file), what + " hangs");
        } catch (AutodidactException e) {
            assertThat(e.kind())
                    .as("%s: %s", what, e.getMessage())
                    .isIn(AutodidactException.Kind.CALLER, AutodidactException.Kind.PLUGIN);
            assertThat(e.getMessage())
                    .as(what)
                    .hasSizeLessThan(2_000)
                    .doesNotContain("OutOfMemoryError", "StackOverflowError");
        } catch (RuntimeException | Error e) {
            throw new AssertionError(what, e);
        }
    }

    private static void readAndPredict(Path file) {
        FittedModel model = CATALOGUE.model(file);
        for (Table table : TABLES) {
            if (table.names().containsAll(model.columns())) {
                assertThat(model.predict(table).defect()).isEmpty();
            }
        }
    }

    private static Table table(boolean classes) {
        double[] x = IntStream.range(0, ROWS)
                .mapToDouble(i -> i % 9 - 0.25 * (i % 4))
                .toArray();
        double[] gaps = IntStream.range(0, ROWS)
                .mapToDouble(i -> i % 5 == 0 ? Double.NaN : i)
                .toArray();
        int[] codes = IntStream.range(0, ROWS).map(i -> i % 3).toArray();
        NumericColumn first = new NumericColumn("x", x);
        NumericColumn second = new NumericColumn("gaps", gaps);
        CategoricalColumn third = new CategoricalColumn("colour", codes, List.of("blue", "green", "red"));
        return classes
                ? Table.of(
                        first,
                        second,
                        third,
                        new CategoricalColumn(
                                "y",
                                IntStream.range(0, ROWS).map(i -> i / 3 % 2).toArray(),
                                List.of("no", "yes")))
                : Table.of(
                        first,
                        second,
                        third,
                        new NumericColumn(
                                "y",
                                IntStream.range(0, ROWS)
                                        .mapToDouble(i -> x[i] + i % 7)
                                        .toArray()));
    }

    private static byte[] written(FittedModel model) throws IOException {
        Path file = folder.resolve("sound");
        model.write(file);
        return Files.readAllBytes(file);
    }

    private static Map<String, byte[]> unpacked(byte[] bundle) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static byte[] packed(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
