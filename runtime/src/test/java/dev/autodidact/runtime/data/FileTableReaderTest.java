package dev.autodidact.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.ReadOptions;
import dev.autodidact.api.data.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileTableReaderTest {

    @TempDir
    private Path folder;

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private Table read(String csv) throws IOException {
        return read(csv, ReadOptions.DEFAULT);
    }

    private Table read(String csv, ReadOptions options) throws IOException {
        return new FileTableReader().read(write("data.csv", csv.getBytes(StandardCharsets.UTF_8)), options);
    }

    private AbstractThrowableAssert<?, ?> assertRefused(String csv) throws IOException {
        Path file = write("data.csv", csv.getBytes(StandardCharsets.UTF_8));
        return assertRefused(file, ReadOptions.DEFAULT);
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(Path file, ReadOptions options) {
        return assertThatThrownBy(() -> new FileTableReader().read(file, options))
                .isInstanceOfSatisfying(
                        AutodidactException.class, e -> assertThat(e.kind()).isEqualTo(AutodidactException.Kind.CALLER))
                .hasMessageContaining(file.toString())
                .hasMessageContaining("\n");
    }

    private static String[] texts(Column column) {
        return IntStream.range(0, column.rows())
                .mapToObj(row -> column.isMissing(row)
                        ? "-"
                        : switch (column) {
                            case NumericColumn numeric -> Double.toString(numeric.value(row));
                            case CategoricalColumn categorical ->
                                categorical.levels().get(categorical.code(row));
                        })
                .toArray(String[]::new);
    }

    @Test
    void tellsNumbersFromLevels() throws IOException {
        Table table = read("age,city,score\n 39 ,Rome,1e3\n50,Oslo,-.5\n");
        assertThat(table.names()).containsExactly("age", "city", "score");
        assertThat(table.column("age")).isInstanceOf(NumericColumn.class);
        assertThat(texts(table.column("age"))).containsExactly("39.0", "50.0");
        assertThat(texts(table.column("city"))).containsExactly("Rome", "Oslo");
        assertThat(texts(table.column("score"))).containsExactly("1000.0", "-0.5");
    }

    @Test
    void sortsLevelsSoThatCodesDoNotDependOnTheOrderOfRows() throws IOException {
        CategoricalColumn column = (CategoricalColumn) read("x\nb\nc\na\nb\n").column("x");
        assertThat(column.levels()).containsExactly("a", "b", "c");
        assertThat(column.code(0)).isEqualTo(1);
        assertThat(column.code(3)).isEqualTo(1);
    }

    @Test
    void takesEmptyCellsAndMarkersForMissing() throws IOException {
        Table table = read("a,b,c\n1,?,NA\n,x,nan\n3,\"\",null\n");
        assertThat(texts(table.column("a"))).containsExactly("1.0", "-", "3.0");
        assertThat(texts(table.column("b"))).containsExactly("-", "x", "-");
        assertThat(table.column("c")).isInstanceOf(NumericColumn.class);
        assertThat(table.column("c").missing()).isEqualTo(3);
    }

    @Test
    void takesOnlyTheMarkersAskedFor() throws IOException {
        ReadOptions options = new ReadOptions(Optional.empty(), Optional.empty(), Set.of("-999"), Map.of());
        Table table = read("a,b\n-999,NA\n1,x\n", options);
        assertThat(texts(table.column("a"))).containsExactly("-", "1.0");
        assertThat(texts(table.column("b"))).containsExactly("NA", "x");
    }

    @Test
    void keepsTheTextOfNumbersInAColumnThatTurnsOutCategorical() throws IOException {
        Table table = read("a,b,c\n007,1,x\n1.0,2,y\n,,\nnone,3,x\n1.0,4,y\n");
        assertThat(texts(table.column("a"))).containsExactly("007", "1.0", "-", "none", "1.0");
        assertThat(texts(table.column("b"))).containsExactly("1.0", "2.0", "-", "3.0", "4.0");
        assertThat(texts(table.column("c"))).containsExactly("x", "y", "-", "x", "y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x10", "1f", "1d", "1 000", "true"})
    void takesForTextWhatIsNoDecimalNumber(String cell) throws IOException {
        assertThat(read("a,b\n1," + cell + "\n").column("b")).isInstanceOf(CategoricalColumn.class);
    }

    @Test
    void followsTheTypesAskedFor() throws IOException {
        Table table =
                read("zip,x\n01234,1\n99999,2\n", ReadOptions.DEFAULT.withType("zip", ReadOptions.Type.CATEGORICAL));
        assertThat(texts(table.column("zip"))).containsExactly("01234", "99999");
        Path file = write("typed.csv", "zip,x\n1,1\n1a,2\n".getBytes(StandardCharsets.UTF_8));
        assertRefused(file, ReadOptions.DEFAULT.withType("zip", ReadOptions.Type.NUMERIC))
                .hasMessageContaining("line 3")
                .hasMessageContaining("'zip'")
                .hasMessageContaining("'1a'");
        assertRefused(file, ReadOptions.DEFAULT.withType("zipp", ReadOptions.Type.NUMERIC))
                .hasMessageContaining("did you mean 'zip'");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void findsTheSeparator(String separator) throws IOException {
        Table table = read("a_b_\"c, d; e| f\t\"\n1_x_\"1,2;3|4\t5\"\n2_y_z\n".replace("_", separator));
        assertThat(table.names()).containsExactly("a", "b", "c, d; e| f");
        assertThat(texts(table.column("b"))).containsExactly("x", "y");
    }

    @Test
    void readsOneColumnWithoutSeparator() throws IOException {
        assertThat(texts(read("only\n1\n2").column("only"))).containsExactly("1.0", "2.0");
    }

    @Test
    void readsDecimalCommasBetweenSemicolons() throws IOException {
        Table table = read("a;b;c\n1,5;1.5;1,5\n-2;2;2.5\n");
        assertThat(texts(table.column("a"))).containsExactly("1.5", "-2.0");
        assertThat(texts(table.column("b"))).containsExactly("1.5", "2.0");
        assertThat(texts(table.column("c"))).containsExactly("1,5", "2.5");
    }

    @Test
    void readsQuotesLineBreaksAndBlanksAroundQuotes() throws IOException {
        Table table = read("\"a\" , b\r\n\"x\r\ny\", \"say \"\"hi\"\"\" \r\n\r\n\"1,2\",5\" pipe");
        assertThat(table.names()).containsExactly("a", "b");
        assertThat(texts(table.column("a"))).containsExactly("x\r\ny", "1,2");
        assertThat(texts(table.column("b"))).containsExactly("say \"hi\"", "5\" pipe");
    }

    @Test
    void leavesRowLabelsOut() throws IOException {
        assertThat(read("\"\",x,y\n0,1,2\n1,3,4\n").names()).containsExactly("x", "y");
    }

    @Test
    void skipsBlankLines() throws IOException {
        Table table = read("\n  \na,b\n\n1,x\n\t \n2,1\n \n");
        assertThat(texts(table.column("a"))).containsExactly("1.0", "2.0");
        assertThat(texts(table.column("b"))).containsExactly("x", "1");
        assertThat(texts(read("only\n1\n \n\"\"\n\nx\n").column("only"))).containsExactly("1", "-", "x");
        assertThat(texts(read(",x\na,1\n \nb,2\n").column("x"))).containsExactly("1.0", "2.0");
    }

    @Test
    void readsASingleRow() throws IOException {
        assertThat(read("a,b\n1,x").rows()).isEqualTo(1);
    }

    @Test
    void readsTenThousandColumns() throws IOException {
        String header = IntStream.range(0, 10_000).mapToObj(i -> "x" + i).collect(Collectors.joining(","));
        String row = IntStream.range(0, 10_000).mapToObj(Integer::toString).collect(Collectors.joining(","));
        Table table = read(header + "\n" + row + "\n" + row + "\n");
        assertThat(table.columns()).hasSize(10_000);
        assertThat(texts(table.column("x9999"))).containsExactly("9999.0", "9999.0");
    }

    @Test
    void readsManyLevels() throws IOException {
        String rows = IntStream.range(0, 5_000).mapToObj(i -> "k" + (i % 2_500)).collect(Collectors.joining("\n"));
        CategoricalColumn column = (CategoricalColumn) read("k\n" + rows).column("k");
        assertThat(column.levels()).hasSize(2_500).isSorted();
        assertThat(texts(column)[4_999]).isEqualTo("k2499");
    }

    @Test
    void understandsTheUsualEncodings() throws IOException {
        String csv = "straße;größe\nÄ;1\n";
        for (Charset charset : new Charset[] {StandardCharsets.UTF_8, Charset.forName("windows-1252")}) {
            Table table = new FileTableReader().read(write("plain.csv", csv.getBytes(charset)));
            assertThat(table.names()).containsExactly("straße", "größe");
        }
        for (Charset charset :
                new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            Table table = new FileTableReader().read(write("marked.csv", ("\uFEFF" + csv).getBytes(charset)));
            assertThat(table.names()).containsExactly("straße", "größe");
            assertThat(texts(table.column("straße"))).containsExactly("Ä");
        }
    }

    @Test
    void fallsBackToWindows1252WhereALateByteIsNoUtf8() throws IOException {
        String csv = "a\n" + "x\n".repeat(300_000) + "€\n";
        Table table = new FileTableReader().read(write("late.csv", csv.getBytes(Charset.forName("windows-1252"))));
        assertThat(((CategoricalColumn) table.column("a")).levels()).containsExactly("x", "€");
    }

    @Test
    void usesTheCharsetAskedFor() throws IOException {
        Path file = write("cyrillic.csv", "a\nда\n".getBytes(Charset.forName("windows-1251")));
        ReadOptions options =
                new ReadOptions(Optional.empty(), Optional.of(Charset.forName("windows-1251")), Set.of(), Map.of());
        assertThat(texts(new FileTableReader().read(file, options).column("a"))).containsExactly("да");
        ReadOptions wrong = new ReadOptions(Optional.empty(), Optional.of(StandardCharsets.UTF_8), Set.of(), Map.of());
        assertRefused(file, wrong).hasMessageContaining("UTF-8");
    }

    @Test
    void unpacksGzip() throws IOException {
        Path file = folder.resolve("data.CSV.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("a,b\n1,x\nz,y\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(texts(new FileTableReader().read(file).column("a"))).containsExactly("1", "z");
        byte[] packed = Files.readAllBytes(file);
        assertRefused(write("cut.csv.gz", Arrays.copyOf(packed, packed.length - 12)), ReadOptions.DEFAULT)
                .hasMessageContaining("gzip");
        assertRefused(write("plain.csv.gz", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8)), ReadOptions.DEFAULT)
                .hasMessageContaining("gzip");
        assertRefused(write("packed.csv", packed), ReadOptions.DEFAULT).hasMessageContaining("binary");
    }

    @Test
    void namesTheNearestFileWhereThereIsNone() throws IOException {
        write("train.csv", "a\n1\n".getBytes(StandardCharsets.UTF_8));
        assertRefused(folder.resolve("trian.csv"), ReadOptions.DEFAULT)
                .hasMessageContaining("no file")
                .hasMessageContaining("did you mean 'train.csv'");
        assertRefused(folder.resolve("nowhere/x.csv"), ReadOptions.DEFAULT).hasMessageContaining("folder");
    }

    @Test
    void refusesWhatIsNoTextFile() throws IOException {
        assertRefused(folder, ReadOptions.DEFAULT).hasMessageContaining("folder");
        assertRefused(write("data.csv", new byte[0]), ReadOptions.DEFAULT).hasMessageContaining("empty");
        assertRefused(write("data.csv", new byte[] {'P', 'K', 3, 4, 0, 0, 1}), ReadOptions.DEFAULT)
                .hasMessageContaining("binary");
        assertRefused("\n\n \n").hasMessageContaining("blank");
        assertRefused("\n\"\"\n1\n").hasMessageContaining("line 2").hasMessageContaining("no name");
        assertRefused("a,b\n").hasMessageContaining("no rows");
    }

    @Test
    void refusesHeadersThatNoTableCanHave() throws IOException {
        assertRefused("a,b,a\n1,2,3\n").hasMessageContaining("columns 1 and 3").hasMessageContaining("'a'");
        assertRefused("a,,c\n1,2,3\n").hasMessageContaining("column 2 of 3");
        assertRefused("a,b,\n1,2,\n").hasMessageContaining("column 3 of 3");
    }

    @Test
    void refusesRowsOfAnotherLength() throws IOException {
        assertRefused("a,b\n1,2\n\n\"x\ny\",2\n1,2,3\n")
                .hasMessageContaining("line 6")
                .hasMessageContaining("3 cells")
                .hasMessageContaining("2 columns");
        assertRefused("a,b\n1\n").hasMessageContaining("line 2").hasMessageContaining("1 cell,");
    }

    @Test
    void refusesQuotesThatDoNotMatch() throws IOException {
        assertRefused("a,b\n1,2\n3,\"x\n4,5\n").hasMessageContaining("line 3").hasMessageContaining("column 'b'");
        assertRefused("a,b\n\"x\"y,2\n").hasMessageContaining("line 2").hasMessageContaining("column 'a'");
    }

    @Test
    void refusesHugeCells() throws IOException {
        assertRefused("a,b\n1," + "x".repeat(FileTableReader.MOST_CHARACTERS + 1) + "\n")
                .hasMessageContaining("line 2")
                .hasMessageContaining("column 'b'");
    }

    @Test
    void refusesTooManyColumns() throws IOException {
        assertRefused("a,".repeat(FileTableReader.MOST_COLUMNS + 1) + "\n").hasMessageContaining("columns");
    }
}
