package dev.autodidact.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.Seeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FileTableReaderFuzzTest {

    private static final int MUTANTS = 300;
    private static final String CSV =
            "age;\"city, land\";x\n39;Rome;1,5\n;\"Os\"\"lo\";2\n50;\"a\nb\";NA\n51;Rome;-1e-3\n007;?;inf\nx;y;z\n";
    private static final String ARFF = """
            % c
            @relation r
            @attribute a numeric
            @attribute 'b c' {x, "y z", w}
            @attribute d string
            @attribute e date 'yyyy'
            @data
            1,x,'it\\'s',2020
            {0 3, 2 "v"}
            ?,'y z',?,?
            """;
    private static final String SPICE = "\"',;\t|{}\\?%@\n\r\0 0.e-\u00e4\ufeff";

    @TempDir
    private Path folder;

    @Test
    void onlyCallersMistakesComeOutOfBrokenCsv() throws IOException {
        assertThat(survivors("m.csv", CSV)).isBetween(1, MUTANTS - 1);
    }

    @Test
    void onlyCallersMistakesComeOutOfBrokenArff() throws IOException {
        assertThat(survivors("m.arff", ARFF)).isBetween(1, MUTANTS - 1);
    }

    /** How many mutants could be read. */
    private int survivors(String name, String text) throws IOException {
        RandomGenerator random = Seeds.generator(7, name);
        int survivors = 0;
        for (int mutant = 0; mutant < MUTANTS; mutant++) {
            byte[] bytes = mutated(text.getBytes(StandardCharsets.UTF_8), random);
            Path file = Files.write(folder.resolve(name), bytes);
            try {
                assertThat(new FileTableReader().read(file).rows()).isPositive();
                survivors++;
            } catch (AutodidactException e) {
                assertThat(e.kind()).isEqualTo(AutodidactException.Kind.CALLER);
            } catch (RuntimeException e) {
                fail("mutant " + mutant + " of " + name + ": " + new String(bytes, StandardCharsets.UTF_8), e);
            }
        }
        return survivors;
    }

    private static byte[] mutated(byte[] original, RandomGenerator random) {
        byte[] bytes = original.clone();
        for (int edits = random.nextInt(1, 6); edits > 0 && bytes.length > 0; edits--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) SPICE.charAt(random.nextInt(SPICE.length()));
                case 2 -> bytes = Arrays.copyOf(bytes, at);
                case 3 -> bytes = joined(bytes, at, bytes, random.nextInt(bytes.length));
                default -> {
                    byte[] spice =
                            SPICE.substring(random.nextInt(SPICE.length())).getBytes(StandardCharsets.UTF_8);
                    bytes = joined(joined(bytes, at, spice, 0), at + spice.length, bytes, at);
                }
            }
        }
        return bytes;
    }

    /** The head of one array, then the tail of another. */
    private static byte[] joined(byte[] head, int to, byte[] tail, int from) {
        byte[] joined = Arrays.copyOf(head, to + tail.length - from);
        System.arraycopy(tail, from, joined, to, tail.length - from);
        return joined;
    }
}
