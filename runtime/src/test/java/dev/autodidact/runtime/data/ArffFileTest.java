package dev.autodidact.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.ReadOptions;
import dev.autodidact.api.data.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArffFileTest {

    private static final String HEADER = """
            % a comment
            @RELATION 'two words'

            @attribute size NUMERIC
            @attribute 'the colour' {red, 'dark blue', "it's"}
            @attribute note string
            @attribute day date "yyyy-MM-dd"
            @data
            """;

    @TempDir
    private Path folder;

    private Table read(String arff) throws IOException {
        return new FileTableReader().read(Files.writeString(folder.resolve("data.arff"), arff));
    }

    private AbstractThrowableAssert<?, ?> assertRefused(String arff) {
        return assertThatThrownBy(() -> read(arff))
                .isInstanceOfSatisfying(
                        AutodidactException.class, e -> assertThat(e.kind()).isEqualTo(AutodidactException.Kind.CALLER))
                .hasMessageContaining("data.arff")
                .hasMessageContaining("\n");
    }

    @Test
    void readsDenseRows() throws IOException {
        Table table = read(HEADER + """
                1.5, 'dark blue', 'a, \\'b\\'', 2020-01-01
                % between
                ?,red,?,"?"
                3,"it's",x,
                """);
        assertThat(table.names()).containsExactly("size", "the colour", "note", "day");
        NumericColumn size = (NumericColumn) table.column("size");
        assertThat(size.value(0)).isEqualTo(1.5);
        assertThat(size.isMissing(1)).isTrue();
        CategoricalColumn colour = (CategoricalColumn) table.column("the colour");
        assertThat(colour.levels()).containsExactly("dark blue", "it's", "red");
        CategoricalColumn note = (CategoricalColumn) table.column("note");
        assertThat(note.levels()).containsExactly("a, 'b'", "x");
        assertThat(note.isMissing(1)).isTrue();
        CategoricalColumn day = (CategoricalColumn) table.column("day");
        assertThat(day.levels()).containsExactly("2020-01-01", "?");
        assertThat(day.isMissing(2)).isTrue();
    }

    @Test
    void readsSparseRows() throws IOException {
        Table table = read(HEADER + "{0 2, 1 'dark blue', 2 \"x y\"}\n{}\n{ 1 ? }\n");
        NumericColumn size = (NumericColumn) table.column("size");
        assertThat(List.of(size.value(0), size.value(1), size.value(2))).containsExactly(2.0, 0.0, 0.0);
        CategoricalColumn colour = (CategoricalColumn) table.column("the colour");
        assertThat(colour.levels().get(colour.code(1))).isEqualTo("red");
        assertThat(colour.isMissing(2)).isTrue();
        assertThat(table.column("note").missing()).isEqualTo(2);
    }

    @Test
    void keepsWordsThatMeanMissingElsewhere() throws IOException {
        Table table = read("@relation r\n@attribute a {NA,none}\n@data\nNA\nnone\n");
        assertThat(((CategoricalColumn) table.column("a")).levels()).containsExactly("NA", "none");
    }

    @Test
    void followsTheTypesAskedFor() throws IOException {
        Path file = Files.writeString(folder.resolve("t.arff"), "@attribute a {1,2}\n@attribute b real\n@data\n2,07\n");
        Table table = new FileTableReader()
                .read(
                        file,
                        ReadOptions.DEFAULT
                                .withType("a", ReadOptions.Type.NUMERIC)
                                .withType("b", ReadOptions.Type.CATEGORICAL));
        assertThat(((NumericColumn) table.column("a")).value(0)).isEqualTo(2);
        assertThat(((CategoricalColumn) table.column("b")).levels()).containsExactly("07");
    }

    @Test
    void refusesBrokenHeaders() {
        assertRefused("@relation r\n@attribute a numeric\n").hasMessageContaining("@data");
        assertRefused("@data\n1\n").hasMessageContaining("line 1").hasMessageContaining("@attribute");
        assertRefused("a,b\n1,2\n").hasMessageContaining("line 1").hasMessageContaining("'a,b'");
        assertRefused("@attribute a numeric\n@attribute a real\n@data\n1,2\n").hasMessageContaining("both named 'a'");
        assertRefused("@attribute a\n@data\n1\n").hasMessageContaining("line 1").hasMessageContaining("missing");
        assertRefused("@attribute a relational\n@data\n1\n").hasMessageContaining("'relational'");
        assertRefused("@attribute a {x,y\n@data\nx\n").hasMessageContaining("'}' expected");
        assertRefused("@attribute a {}\n@data\nx\n").hasMessageContaining("no levels");
        assertRefused("@attribute 'a numeric\n@data\nx\n").hasMessageContaining("not closed");
        assertRefused(HEADER).hasMessageContaining("no rows");
    }

    @Test
    void refusesBrokenRows() {
        assertRefused(HEADER + "1,red,x\n").hasMessageContaining("line 9").hasMessageContaining("3 cells for 4");
        assertRefused(HEADER + "1,red,x,y,z\n").hasMessageContaining("5 cells for 4");
        assertRefused(HEADER + "one,red,x,y\n").hasMessageContaining("'size'").hasMessageContaining("'one'");
        assertRefused(HEADER + "1,rad,x,y\n").hasMessageContaining("'rad'").hasMessageContaining("did you mean 'red'");
        assertRefused(HEADER + "1,red,'x,y\n").hasMessageContaining("not closed");
        assertRefused(HEADER + "1,'red' x,x,y\n").hasMessageContaining("before 'x,x,y'");
        assertRefused(HEADER + "{0 1, 0 2}\n").hasMessageContaining("twice");
        assertRefused(HEADER + "{4 1}\n").hasMessageContaining("'4'");
        assertRefused(HEADER + "{x 1}\n").hasMessageContaining("'x'");
        assertRefused(HEADER + "{0 1\n").hasMessageContaining("'}' expected");
        assertRefused(HEADER + "{0 1} 2\n").hasMessageContaining("ended");
    }
}
