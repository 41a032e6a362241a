package dev.autodidact.core.compare;

import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Table;
import dev.autodidact.core.preprocess.Split;
import dev.autodidact.runtime.preprocess.LabelledTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** An episode as one table, so that every search strategy can compete on it: support rows first, then query rows. */
final class EpisodeTable {

    private EpisodeTable() {}

    /** The two sets one below the other; they have the same columns. */
    static Table stack(Table support, Table query) {
        List<Column> columns = new ArrayList<>();
        for (String name : support.names()) {
            columns.add(stack(support.column(name), query.column(name)));
        }
        return Table.of(columns);
    }

    /** Search on the labelled rows of the support set, be judged on those of the query set. */
    static Split split(LabelledTable data, int supportRows) {
        int[] original = data.rows();
        int[] all = IntStream.range(0, original.length).toArray();
        return new Split(
                IntStream.of(all).filter(row -> original[row] < supportRows).toArray(),
                IntStream.of(all).filter(row -> original[row] >= supportRows).toArray());
    }

    private static Column stack(Column above, Column below) {
        int rows = above.rows() + below.rows();
        if (above instanceof NumericColumn first && below instanceof NumericColumn second) {
            double[] values = new double[rows];
            for (int i = 0; i < rows; i++) {
                values[i] = i < first.rows() ? first.value(i) : second.value(i - first.rows());
            }
            return new NumericColumn(above.name(), values);
        }
        if (above instanceof CategoricalColumn first && below instanceof CategoricalColumn second) {
            List<String> levels = new ArrayList<>(first.levels());
            second.levels().stream().filter(level -> !levels.contains(level)).forEach(levels::add);
            int[] recoded = second.levels().stream().mapToInt(levels::indexOf).toArray();
            int[] codes = new int[rows];
            for (int i = 0; i < rows; i++) {
                codes[i] = i < first.rows() ? first.code(i) : recode(second.code(i - first.rows()), recoded);
            }
            return new CategoricalColumn(above.name(), codes, levels);
        }
        throw new IllegalArgumentException("column '" + above.name() + "' has two types in one episode");
    }

    private static int recode(int code, int[] recoded) {
        return code == CategoricalColumn.MISSING ? CategoricalColumn.MISSING : recoded[code];
    }
}
