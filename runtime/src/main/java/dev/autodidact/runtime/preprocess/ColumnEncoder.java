package dev.autodidact.runtime.preprocess;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.Target;
import dev.autodidact.api.learner.Encoding;
import java.util.List;

/** Turns one column into features. Immutable. */
sealed interface ColumnEncoder permits NumberEncoder, LevelEncoder, DerivedEncoder {

    /** The column's name. */
    String name();

    /** How many features {@link #encode} adds, at least 1. */
    int size(Encoding encoding);

    /** Adds the features of the chosen rows; the column may be of the other type than the one fitted. */
    void encode(Column column, int[] rows, Encoding encoding, FeatureList features);

    /**
     * Adds the features of the rows that this was fitted on, which may not know their own rows' targets.
     *
     * @param target the targets of all rows of the column
     */
    default void encodeTraining(Column column, int[] rows, Target target, Encoding encoding, FeatureList features) {
        encode(column, rows, encoding, features);
    }

    /**
     * What {@link #encode} computes for a column of the type fitted.
     *
     * @throws AutodidactException of kind CALLER where that cannot be said
     */
    List<FeatureFormula> formulas(Encoding encoding);

    /** Writes everything but the name. */
    void write(ObjectNode json);
}
