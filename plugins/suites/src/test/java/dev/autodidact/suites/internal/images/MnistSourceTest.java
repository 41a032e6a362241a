package dev.autodidact.suites.internal.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.suite.TaskSuite;
import dev.autodidact.api.task.Resampling;
import dev.autodidact.api.task.TableTask;
import dev.autodidact.testkit.SuiteContract;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistSourceTest extends SuiteContract {

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.write(
                folder.resolve("train-images-idx3-ubyte.gz"),
                OmniglotSourceTest.idx(2, 2, new byte[] {0, 51, 0, 0, 0, 0, (byte) 255, 0}));
        Files.write(
                folder.resolve("t10k-images-idx3-ubyte.gz"), OmniglotSourceTest.idx(1, 2, new byte[] {102, 0, 0, 0}));
        Files.write(folder.resolve("train-labels-idx1-ubyte.gz"), labels(3, 7));
        Files.write(folder.resolve("t10k-labels-idx1-ubyte.gz"), labels(9));
    }

    private static byte[] labels(int... digits) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeInt(0x0801);
            out.writeInt(digits.length);
            for (int digit : digits) {
                out.writeByte(digit);
            }
        }
        return bytes.toByteArray();
    }

    @Override
    protected TaskSuite suite() {
        return new MnistSource().open(folder.toString());
    }

    @Test
    void testImagesFollowTrainingImagesAndAreThePublishedFold() {
        TableTask task = (TableTask) suite().tasks().getFirst().load();

        assertThat(((NumericColumn) task.table().column("1x2")).value(0)).isEqualTo(0.2);
        assertThat(((NumericColumn) task.table().column("2x1")).value(1)).isEqualTo(1);
        assertThat(((NumericColumn) task.table().column("1x1")).value(2)).isEqualTo(0.4);
        CategoricalColumn digits = (CategoricalColumn) task.table().column("digit");
        assertThat(digits.levels().get(digits.code(2))).isEqualTo("9");
        assertThat(((Resampling.Published) task.resampling()).testFolds()).containsExactly(-1, -1, 0);
    }

    @Test
    void labelsThatDoNotFitAreRefused() throws IOException {
        Files.write(folder.resolve("train-labels-idx1-ubyte.gz"), labels(3));
        assertThatThrownBy(suite().tasks().getFirst()::load)
                .isInstanceOf(AutodidactException.class)
                .hasMessageContaining("1 labels for 2 images");
        Files.write(folder.resolve("train-labels-idx1-ubyte.gz"), labels(3, 12));
        assertThatThrownBy(suite().tasks().getFirst()::load).hasMessageContaining("no digit, but 12");
        Files.delete(folder.resolve("t10k-labels-idx1-ubyte.gz"));
        assertThatThrownBy(this::suite).hasMessageContaining("t10k-labels-idx1-ubyte.gz");
    }
}
