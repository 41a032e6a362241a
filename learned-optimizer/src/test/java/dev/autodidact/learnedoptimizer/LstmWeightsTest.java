package dev.autodidact.learnedoptimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodidact.api.Seeds;
import dev.autodidact.testkit.Mutator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LstmWeightsTest {

    private static final int MUTANTS = 25 * Integer.getInteger("autodidact.fuzz", 1);
    private static final int CHECKSUM = 32;

    private static final LearnedRule RULE = LearnedRule.LSTM;

    private final byte[] bytes = write(new LstmWeights(RULE, TestWeights.random(RULE, 1), "made in a test: ä"));

    @Test
    void whatIsWrittenIsRead() throws IOException {
        for (LearnedRule rule : LearnedRule.values()) {
            float[] values = TestWeights.random(rule, 1);
            LstmWeights read = read(write(new LstmWeights(rule, values, "made in a test: ä")));
            assertThat(read.rule()).isEqualTo(rule);
            assertThat(read.toRule().id()).isEqualTo(rule.id());
            assertThat(read.values()).isEqualTo(values);
            assertThat(read.provenance()).isEqualTo("made in a test: ä");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theShippedWeightsSayWhereTheyComeFrom(LearnedRule rule) {
        assertThat(LstmWeights.shipped(rule).provenance()).contains(rule.episodes() + " episodes, seed 1");
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

    /** The sums are right, so that what lies behind them meets what is broken. */
    @Test
    void brokenWeightsUnderSoundSumsAreReadOrRefused() throws NoSuchAlgorithmException {
        byte[] content = Arrays.copyOf(bytes, bytes.length - CHECKSUM);
        Mutator mutator = new Mutator(List.of(content), List.of("ADLW", "\0"), Seeds.generator(7, "weights"));
        for (int i = 0; i < MUTANTS; i++) {
            byte[] broken = mutator.next();
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(broken);
            byte[] whole = Arrays.copyOf(broken, broken.length + CHECKSUM);
            System.arraycopy(sum, 0, whole, broken.length, CHECKSUM);
            try {
                assertThat(read(whole).values()).doesNotContain(Float.NaN);
            } catch (IOException expected) {
                assertThat(expected.getMessage()).hasSizeLessThan(1_000);
            }
        }
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
