package dev.autodidact.runtime.preprocess;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.Target;
import java.util.List;

/** Makes several numbers of a column's cells. Immutable. */
sealed interface Derivation permits DateParts, LevelStatistics, Phrases {

    /** What each number is; no two are called the same. */
    List<String> names();

    /** The numbers, one array for each of {@link #names}; NaN where a cell says nothing. */
    double[][] derive(Column column, int[] rows);

    /**
     * The numbers of the rows that this was fitted on, which may not know their own rows' targets.
     *
     * @param target the targets of all rows of the column
     */
    default double[][] deriveTraining(Column column, int[] rows, Target target) {
        return derive(column, rows);
    }

    /**
     * What {@link #derive} computes, one source for each of {@link #names}.
     *
     * @param column the column's name
     * @throws AutodidactException of kind CALLER where that cannot be said
     */
    List<FeatureFormula.Source> sources(String column);

    /** Writes everything but the names, under one field. */
    void write(ObjectNode json);
}
