package dev.autodidact.suites.internal.starter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.suite.TaskSuite;
import dev.autodidact.api.task.TableTask;
import dev.autodidact.api.task.TaskType;
import dev.autodidact.testkit.SuiteContract;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StarterSuiteTest extends SuiteContract {

    /** The first 16 hexadecimal digits of the SHA-256 of each task's content. Where one changes, so must the version. */
    private static final Map<String, String> CONTENT = Map.ofEntries(
            Map.entry("balance-scale", "03e31a4987484b31"),
            Map.entry("friedman-1", "5522957f60bcde11"),
            Map.entry("monks-1", "7aa9eb29321a0733"),
            Map.entry("two-moons", "528da3b293533f8e"),
            Map.entry("sparse-linear", "30f7e4d0e028e904"),
            Map.entry("tic-tac-toe", "1604e3dade17e452"),
            Map.entry("messy-prices", "e5d53a8a4b8f0196"),
            Map.entry("led-24", "535d9875ad979210"),
            Map.entry("two-spirals", "cae38edfe4b62ac3"),
            Map.entry("borehole", "840082ec536d7c03"),
            Map.entry("waveform", "6a3ce1d67a1ff6ad"),
            Map.entry("mv", "b911e33a1c934d99"),
            Map.entry("ringnorm", "3a88ab97f33fd85d"),
            Map.entry("friedman-2", "6b0fe7f0f9b8d115"),
            Map.entry("messy-classes", "56cc91a17aa91af1"),
            Map.entry("monks-3", "a3259e3118bd75cc"),
            Map.entry("parity-5-5", "53d6dd2e5cb83ba8"),
            Map.entry("2dplanes", "f8f7df4f15770f56"),
            Map.entry("twonorm", "a3080677315fca48"),
            Map.entry("nested-spheres", "8e225cd9868d2582"),
            Map.entry("friedman-3", "ec2e0cb791c14418"),
            Map.entry("hypercube", "dfac3ad5d702ab1b"),
            Map.entry("monks-2", "1320430eab76ad13"),
            Map.entry("threenorm", "04a8d1fc7d476a97"),
            Map.entry("king-rook-king", "e3bfa627199fa7be"));

    @Override
    protected TaskSuite suite() {
        return StarterSuite.source().open("");
    }

    @Override
    protected int loadedTasks() {
        return 13;
    }

    @Test
    void contentNeverChangesWithinAVersion() throws Exception {
        Map<String, String> content = new LinkedHashMap<>();
        for (TaskReference reference : suite().tasks()) {
            content.put(reference.name(), digest(((TableTask) reference.load()).table()));
        }
        assertThat(suite().version()).isEqualTo("1");
        assertThat(content).containsExactlyInAnyOrderEntriesOf(CONTENT);
    }

    @Test
    void tasksAreSmall() {
        assertThat(suite().tasks()).allSatisfy(reference -> {
            TableTask task = (TableTask) reference.load();
            assertThat(task.table().rows()).isBetween(190, 3000);
            assertThat(task.table().columns()).hasSizeBetween(3, 26);
        });
    }

    @Test
    void theFirstSixTasksAreOfSixFamiliesAndOfBothTypes() {
        List<TaskReference> first = suite().tasks().subList(0, 6);
        assertThat(first).extracting(TaskReference::family).doesNotHaveDuplicates();
        assertThat(first)
                .extracting(reference -> ((TableTask) reference.load()).type())
                .contains(TaskType.CLASSIFICATION, TaskType.REGRESSION);
    }

    @Test
    void variantsOfOneGeneratorShareAFamily() {
        assertThat(suite().tasks())
                .filteredOn(reference -> !reference.family().equals(reference.name()))
                .extracting(reference -> reference.name() + " of " + reference.family())
                .containsExactlyInAnyOrder(
                        "monks-1 of monks",
                        "monks-2 of monks",
                        "monks-3 of monks",
                        "friedman-1 of friedman",
                        "friedman-2 of friedman",
                        "friedman-3 of friedman",
                        "messy-classes of messy",
                        "messy-prices of messy",
                        "twonorm of norms",
                        "threenorm of norms",
                        "ringnorm of norms");
    }

    private static String digest(Table table) throws Exception {
        StringBuilder text = new StringBuilder();
        for (Column column : table.columns()) {
            text.append(column.name()).append('\n');
            for (int row = 0; row < table.rows(); row++) {
                text.append(
                                switch (column) {
                                    case NumericColumn numbers -> Double.toHexString(numbers.value(row));
                                    case CategoricalColumn levels ->
                                        levels.isMissing(row)
                                                ? "?"
                                                : "'" + levels.levels().get(levels.code(row));
                                })
                        .append('\n');
            }
        }
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, 8);
    }
}
