package dev.autodidact.learnedoptimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LstmWeightsTest {

    private final byte[] bytes = write(new LstmWeights(TestWeights.random(1), "made in a test: ä"));

    @Test
    void whatIsWrittenIsRead() throws IOException {
        LstmWeights read = read(bytes);
        assertThat(read.values()).isEqualTo(TestWeights.random(1));
        assertThat(read.provenance()).isEqualTo("made in a test: ä");
    }

    @Test
    void theShippedWeightsSayWhereTheyComeFrom() {
        assertThat(LstmWeights.shipped().provenance())
                .contains(RegenerateWeights.EPISODES + " episodes, seed " + RegenerateWeights.SEED);
    }

    @Test
    void everyChangedByteIsNoticed() {
        for (int i = 0; i < bytes.length; i += 97) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> read(changed)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void truncatedAndForeignFilesAreRefused() {
        for (int length : new int[] {0, 3, 4, 40, bytes.length / 2, bytes.length - 1}) {
            assertThatThrownBy(() -> read(Arrays.copyOf(bytes, length))).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> read("PK and so on".getBytes()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not a file of LSTM weights");
    }

    private static LstmWeights read(byte[] bytes) throws IOException {
        return LstmWeights.read(new ByteArrayInputStream(bytes));
    }

    private static byte[] write(LstmWeights weights) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            weights.write(out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }
}
