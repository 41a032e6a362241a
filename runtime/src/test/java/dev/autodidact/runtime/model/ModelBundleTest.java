package dev.autodidact.runtime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.Encoding;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.task.TaskType;
import dev.autodidact.runtime.Samples;
import dev.autodidact.runtime.plugin.Learners;
import dev.autodidact.runtime.preprocess.LabelledTable;
import dev.autodidact.runtime.preprocess.Preprocessor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelBundleTest {

    private static final Learners LEARNERS = Learners.onClassPath();
    private static final Table TABLE = Samples.classes(40, 1);

    @TempDir
    Path folder;

    private Path file;
    private FittedModel model;

    @BeforeEach
    void write() throws Exception {
        file = folder.resolve("model");
        model = model(LEARNERS.learner("tribuo.k-nn"));
        model.write(file);
    }

    private static FittedModel model(Learner learner) throws InterruptedException {
        LabelledTable data = LabelledTable.of(TABLE, "kind");
        int[] rows = IntStream.range(0, 40).toArray();
        Preprocessor preprocessor = Preprocessor.fit(data, rows);
        TrainingData training = new TrainingData(preprocessor.encode(TABLE, rows, Encoding.NUMERIC), data.target());
        List<Member> members = new ArrayList<>();
        for (int neighbours : new int[] {5, 9}) {
            Configuration configuration =
                    Configuration.of(Map.of("neighbours", neighbours, "distance", "euclidean", "weights", "uniform"));
            members.add(new Member(
                    learner,
                    "7",
                    configuration,
                    learner.fit(configuration, training, FitContext.of(1)),
                    neighbours == 5 ? 0.75 : 0.25));
        }
        return new FittedModel(Schema.of("kind", data.type(), data.target()), preprocessor, members);
    }

    @Test
    void modelReadBackPredictsTheSameBits() {
        FittedModel read = FittedModel.read(file, LEARNERS);

        assertThat(flat(read.predict(TABLE))).containsExactly(flat(model.predict(TABLE)));
        assertThat(read.schema()).isEqualTo(model.schema());
        assertThat(read.members()).extracting(Member::weight).containsExactly(0.75, 0.25);
        assertThat(read.columns()).containsExactlyElementsOf(model.columns());
    }

    @Test
    void sameModelGivesTheSameBytes() throws IOException {
        model.write(folder.resolve("again"));
        FittedModel.read(file, LEARNERS).write(folder.resolve("copy"));

        assertThat(folder.resolve("again")).hasSameBinaryContentAs(file);
        assertThat(folder.resolve("copy")).hasSameBinaryContentAs(file);
    }

    @Test
    void modelWithoutMembersPredictsTheConstant() {
        new FittedModel(model.schema(), model.preprocessor(), List.of()).write(file);

        assertThat(flat(FittedModel.read(file, LEARNERS).predict(TABLE))).containsOnly(0.5);
    }

    @Test
    void calibrationIsReadBack() {
        Calibration calibration = new Calibration(0.5, List.of(0.25, 4.0));
        new FittedModel(model.schema(), model.preprocessor(), model.members(), Pool.LINEAR, calibration).write(file);

        FittedModel read = FittedModel.read(file, LEARNERS);

        assertThat(read.calibration()).isEqualTo(calibration);
        assertThat(flat(read.predict(TABLE)))
                .containsExactly(flat(calibration.calibrated(model.predict(TABLE))))
                .isNotEqualTo(flat(model.predict(TABLE)));
    }

    @Test
    void logarithmicPoolIsReadBack() {
        FittedModel logarithmic = new FittedModel(
                model.schema(), model.preprocessor(), model.members(), Pool.LOGARITHMIC, Calibration.NONE);
        logarithmic.write(file);

        FittedModel read = FittedModel.read(file, LEARNERS);

        assertThat(read.pool()).isEqualTo(Pool.LOGARITHMIC);
        assertThat(flat(read.predict(TABLE)))
                .containsExactly(flat(logarithmic.predict(TABLE)))
                .isNotEqualTo(flat(model.predict(TABLE)));
    }

    @Test
    void bundleOfBeforePoolsIsAMean() throws IOException {
        forge(manifest -> manifest.remove("pool"));

        assertThat(FittedModel.read(file, LEARNERS).pool()).isEqualTo(Pool.LINEAR);
    }

    @Test
    void logarithmicPoolOfNumbersIsRefused() {
        Schema numbers = new Schema("size", TaskType.REGRESSION, List.of(), List.of(1.0));

        assertThatThrownBy(() ->
                        new FittedModel(numbers, model.preprocessor(), List.of(), Pool.LOGARITHMIC, Calibration.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void weightsOfOtherClassesAreRefused() {
        Calibration three = new Calibration(1, List.of(1.0, 1.0, 1.0));
        new FittedModel(model.schema(), model.preprocessor(), model.members(), Pool.LINEAR, three).write(file);

        assertThatThrownBy(() -> FittedModel.read(file, LEARNERS)).hasMessageContaining("weights of other classes");
    }

    @Test
    void columnsMayStandInAnyOrderWithOthersBesideAndWithoutTheTarget() {
        List<Column> columns = new ArrayList<>(TABLE.without("kind").columns());
        Collections.reverse(columns);
        columns.add(new NumericColumn("unrelated", new double[40]));

        assertThat(flat(model.predict(Table.of(columns)))).containsExactly(flat(model.predict(TABLE)));
    }

    @Test
    void manyRowsArePredictedAsEachAlone() {
        Table many = Samples.classes(5_003, 2);

        double[] alone = IntStream.range(0, many.rows())
                .mapToObj(row -> flat(model.predict(many.take(new int[] {row}))))
                .flatMapToDouble(Arrays::stream)
                .toArray();

        assertThat(flat(model.predict(many))).containsExactly(alone);
    }

    @Test
    void unseenLevelsAndMissingValuesArePredictedFrom() {
        Table odd = Table.of(
                new NumericColumn("x", new double[] {Double.NaN, 1e300, Double.POSITIVE_INFINITY}),
                new NumericColumn("noise", new double[] {0, Double.NaN, 0}),
                new CategoricalColumn("colour", new int[] {0, -1, 0}, List.of("violet")));

        assertThat(model.predict(odd).defect()).isEmpty();
        assertThat(model.predict(odd.take(new int[0])).rows()).isZero();
    }

    @Test
    void missingColumnIsRefusedByName() {
        assertThatThrownBy(() -> model.predict(TABLE.without("colour")))
                .isInstanceOfSatisfying(
                        AutodidactException.class, e -> assertThat(e.kind()).isEqualTo(AutodidactException.Kind.CALLER))
                .hasMessageContaining("colour");
    }

    @Test
    void missingFileIsRefused() {
        refused(folder.resolve("nowhere"), "no model at");
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += 1 + whole.length / 50) {
            Files.write(file, Arrays.copyOf(whole, length));
            refused(file, "damaged");
        }
    }

    @Test
    void everyFlippedByteIsRefusedOrHarmless() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        double[] expected = flat(model.predict(TABLE));
        for (int position = 0; position < whole.length; position += 1 + whole.length / 200) {
            byte[] tampered = whole.clone();
            tampered[position] ^= 0x41;
            Files.write(file, tampered);
            try {
                assertThat(flat(FittedModel.read(file, LEARNERS).predict(TABLE)))
                        .containsExactly(expected);
            } catch (AutodidactException e) {
                assertThat(e.kind()).isEqualTo(AutodidactException.Kind.CALLER);
            }
        }
    }

    @Test
    void entryThatDoesNotMatchItsChecksumIsRefused() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>(ZipEntries.read(file));
        entries.get("member-0.bin")[20] ^= 1;
        ZipEntries.write(file, entries);

        refused(file, "does not match its checksum");
    }

    @Test
    void missingAndSurplusEntriesAreRefused() throws IOException {
        Map<String, byte[]> entries = ZipEntries.read(file);
        Map<String, byte[]> fewer = new LinkedHashMap<>(entries);
        fewer.remove("member-1.bin");
        ZipEntries.write(file, fewer);
        refused(file, "member-1.bin is missing");

        Map<String, byte[]> more = new LinkedHashMap<>(entries);
        more.put("surprise", new byte[1]);
        ZipEntries.write(file, more);
        refused(file, "without a checksum");
    }

    @Test
    void learnerThatIsNotThereIsRefusedByName() throws IOException {
        forge(manifest -> ((ObjectNode) manifest.get("members").get(0)).put("learner", "gone.forest"));

        refused(file, "gone.forest");
    }

    @Test
    void longNamesOfTheFileAreCutInMessages() throws IOException {
        forge(manifest -> ((ObjectNode) manifest.get("members").get(0)).put("learner", "x".repeat(100_000)));

        assertThatThrownBy(() -> FittedModel.read(file, LEARNERS))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1_000));
    }

    @Test
    void weightsThatDoNotAddUpAreRefused() throws IOException {
        forge(manifest -> ((ObjectNode) manifest.get("members").get(0)).put("weight", 7));

        refused(file, "weights");
    }

    @Test
    void memberWhoseBytesMakeItsLearnerFailIsRefused() throws Exception {
        Scripted breaking = new Scripted("test.breaking", features -> halves(features.rows()), true);
        model(breaking).write(file);

        assertThatThrownBy(() -> FittedModel.read(file, id -> breaking))
                .isInstanceOfSatisfying(
                        AutodidactException.class, e -> assertThat(e.kind()).isEqualTo(AutodidactException.Kind.CALLER))
                .hasMessageContaining("NegativeArraySizeException");
    }

    @Test
    void manifestOfAnotherFormatOrNoneIsRefused() throws IOException {
        forge(manifest -> manifest.put("format", "autodidact-model/99"));
        refused(file, "format");
        forge(manifest -> manifest.remove("members"));
        refused(file, "damaged");
        ZipEntries.write(file, Map.of("manifest.json", "null".getBytes(StandardCharsets.UTF_8)));
        refused(file, "format");
        ZipEntries.write(file, Map.of("manifest.json", "{".getBytes(StandardCharsets.UTF_8)));
        refused(file, "manifest is malformed");
        Files.writeString(file, "prediction,p(bad)\n");
        refused(file, "damaged");
    }

    @Test
    void smallFileThatUnpacksToVeryMuchIsRefusedBeforeItFillsTheMemory() throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("manifest.json"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 100; i++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }

        assertThat(Files.size(file)).isLessThan(200_000);
        refused(file, "unpacks to more");
    }

    @Test
    void modelThatCannotBeStoredLeavesNoFileBehind() throws InterruptedException {
        Scripted unstorable = new Scripted("test.unstorable", features -> halves(features.rows()), false);
        Path other = folder.resolve("other");
        FittedModel hopeless = model(unstorable);

        assertThatThrownBy(() -> hopeless.write(other))
                .isInstanceOfSatisfying(
                        AutodidactException.class, e -> assertThat(e.kind()).isEqualTo(AutodidactException.Kind.PLUGIN))
                .hasMessageContaining("test.unstorable");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void memberThatPredictsNonsenseIsNamed() throws InterruptedException {
        Scripted nonsense = new Scripted(
                "test.nonsense", features -> new ClassProbabilities(new double[2 * features.rows()], 2), true);
        FittedModel hopeless = model(nonsense);

        assertThatThrownBy(() -> hopeless.predict(TABLE)).hasMessageContaining("test.nonsense");
    }

    @Test
    void memberThatFailsToPredictIsNamed() throws InterruptedException {
        Function<Features, Predictions> failure = features -> {
            throw new IllegalStateException("5 features for a model of 6");
        };
        FittedModel failing = model(new Scripted("test.failing", failure, true));

        assertThatThrownBy(() -> failing.predict(TABLE))
                .isInstanceOfSatisfying(
                        AutodidactException.class, e -> assertThat(e.kind()).isEqualTo(AutodidactException.Kind.PLUGIN))
                .hasMessageContaining("test.failing")
                .hasMessageContaining("5 features");
    }

    @FunctionalInterface
    private interface Forgery {

        void change(ObjectNode manifest);
    }

    private void forge(Forgery forgery) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>(ZipEntries.read(file));
        ObjectNode manifest = (ObjectNode) new ObjectMapper().readTree(entries.get("manifest.json"));
        forgery.change(manifest);
        entries.put("manifest.json", manifest.toString().getBytes(StandardCharsets.UTF_8));
        ZipEntries.write(file, entries);
    }

    private static void refused(Path file, String why) {
        assertThatThrownBy(() -> FittedModel.read(file, LEARNERS))
                .isInstanceOfSatisfying(
                        AutodidactException.class, e -> assertThat(e.kind()).isEqualTo(AutodidactException.Kind.CALLER))
                .hasMessageContaining(why);
    }

    private static Predictions halves(int rows) {
        double[] flat = new double[2 * rows];
        Arrays.fill(flat, 0.5);
        return new ClassProbabilities(flat, 2);
    }

    private static double[] flat(Predictions predictions) {
        ClassProbabilities probabilities = (ClassProbabilities) predictions;
        double[] flat = new double[2 * probabilities.rows()];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = probabilities.probability(i / 2, i % 2);
        }
        return flat;
    }
}
