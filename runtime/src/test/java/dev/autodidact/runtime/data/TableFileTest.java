package dev.autodidact.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Table;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFileTest {

    @Test
    void whatIsWrittenReadsBackEqual(@TempDir Path folder) {
        Table table = Table.of(
                new NumericColumn("size, in cm", new double[] {1, Double.NaN, 0.1}),
                new CategoricalColumn("kind", new int[] {1, 0, -1}, List.of("a \"quoted\" one", "b")));

        TableFile.write(table, folder.resolve("table.csv"));
        Table read = new FileTableReader().read(folder.resolve("table.csv"));

        assertThat(read.names()).isEqualTo(table.names());
        NumericColumn size = (NumericColumn) read.column("size, in cm");
        assertThat(new double[] {size.value(0), size.value(1), size.value(2)}).containsExactly(1, Double.NaN, 0.1);
        CategoricalColumn kind = (CategoricalColumn) read.column("kind");
        assertThat(kind.levels()).containsExactly("a \"quoted\" one", "b");
        assertThat(kind.code(0)).isEqualTo(1);
        assertThat(kind.isMissing(2)).isTrue();
    }
}
