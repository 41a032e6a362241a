package dev.autodidact.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.Table;
import dev.autodidact.runtime.Samples;
import dev.autodidact.testkit.Mutator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file holds, it is read or refused as the caller's mistake. {@code -Pfuzz} tries 20,000 files. */
class FileTableReaderFuzzTest {

    private static final int MUTANTS = 125 * Integer.getInteger("autodidact.fuzz", 1);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final List<String> CSV = List.of(
            "age;\"city, land\";x\n39;Rome;1,5\n;\"Os\"\"lo\";2\n50;\"a\nb\";NA\n51;Rome;-1e-3\n007;?;inf\nx;y;z\n",
            "\ufeffa,b,c\r\n1,2,3\r\n,,\r\n\"1\",\"\",\" \"\r\n",
            ",x,y\n1,0.5,yes\n2,-7e5,no\n",
            "a\tb|c\n1\t2|3\n\n4\t5|6",
            "x,y\n1,\u00e4\n2,\u20ac\ud83d\ude00\n");
    private static final List<String> ARFF =
            List.of("""
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
            """, "@RELATION q\n@ATTRIBUTE x REAL\n@ATTRIBUTE y {0,1}\n@DATA\n{1 1}\n{}\n{0 -2e3, 1 0}\n");
    private static final List<String> DICTIONARY = List.of(
            ",",
            ";",
            "\t",
            "|",
            "\"",
            "'",
            "\"\"",
            "\n",
            "\r",
            "\r\n",
            "\0",
            " ",
            "{",
            "}",
            "\\",
            "?",
            "%",
            "@data",
            "@attribute ",
            "@attribute a numeric\n",
            "@relation",
            "numeric",
            "relational",
            "{0 1,",
            "NA",
            "\ufeff",
            "\u00e4",
            "\u2028");

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"m.csv", "m.csv.gz", "m.arff", "m.arff.gz"})
    void brokenFilesAreReadOrRefusedAsTheCallersMistake(String name) throws IOException {
        Mutator mutator = new Mutator(seeds(name), DICTIONARY, Seeds.generator(7, name));
        boolean packed = name.endsWith(".gz");
        int survivors = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = mutator.next();
            // half of the packed ones are broken before they are packed, so that the text is reached
            Path file = Files.write(folder.resolve(name), packed && i % 2 == 0 ? packed(mutant) : mutant);
            survivors += isRead(file, "mutant " + i + " of " + name) ? 1 : 0;
        }
        assertThat(survivors).isBetween(1, MUTANTS - 1);
    }

    private static boolean isRead(Path file, String what) {
        try {
            Table table = assertTimeoutPreemptively(LIMIT, () -> new FileTableReader().read(file), what + " hangs");
            assertThat(table.rows()).isPositive();
            return true;
        } catch (AutodidactException e) {
            assertThat(e.kind()).as(what).isEqualTo(AutodidactException.Kind.CALLER);
            assertThat(e.getMessage()).as(what).hasSizeLessThan(2_000);
            return false;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(what + ", which begins with " + head(file), e);
        }
    }

    private static String head(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, 500));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private List<byte[]> seeds(String name) throws IOException {
        List<byte[]> texts = new ArrayList<>();
        if (name.startsWith("m.csv")) {
            CSV.forEach(text -> texts.add(text.getBytes(StandardCharsets.UTF_8)));
            Path written = folder.resolve("written.csv");
            TableFile.write(Samples.classes(30, 1), written);
            texts.add(Files.readAllBytes(written));
            texts.add(("\ufeff" + CSV.get(2)).getBytes(StandardCharsets.UTF_16LE));
        } else {
            ARFF.forEach(text -> texts.add(text.getBytes(StandardCharsets.UTF_8)));
        }
        if (!name.endsWith(".gz")) {
            return texts;
        }
        List<byte[]> all = new ArrayList<>(texts);
        for (byte[] text : texts) {
            all.add(packed(text));
        }
        return all;
    }

    private static byte[] packed(byte[] text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text);
        }
        return bytes.toByteArray();
    }
}
