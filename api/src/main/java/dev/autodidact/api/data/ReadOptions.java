package dev.autodidact.api.data;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How to read a delimited file.
 *
 * @param separator the separator between cells; found by looking at the first lines where empty
 * @param charset the encoding; from the byte-order mark, else UTF-8, else Windows-1252, where empty
 * @param missing cells that mean "missing", beside the empty one; compared after trimming
 * @param types columns whose type is given instead of inferred
 */
public record ReadOptions(
        Optional<Character> separator, Optional<Charset> charset, Set<String> missing, Map<String, Type> types) {

    /** The type of a column. */
    public enum Type {
        /** Real numbers. */
        NUMERIC,
        /** Levels from a dictionary. */
        CATEGORICAL
    }

    /** Everything inferred; {@code ?}, {@code NA}, {@code N/A}, {@code NaN}, {@code null} and their like are missing. */
    public static final ReadOptions DEFAULT = new ReadOptions(
            Optional.empty(),
            Optional.empty(),
            Set.of("?", "NA", "N/A", "n/a", "na", "NaN", "nan", "NULL", "null", "None", "#N/A"),
            Map.of());

    /**
     * Copies the collections.
     *
     * @param separator see above
     * @param charset see above
     * @param missing see above
     * @param types see above
     */
    public ReadOptions {
        missing = Set.copyOf(missing);
        types = Map.copyOf(types);
    }

    /**
     * {@return these options with one column's type given}
     *
     * @param column the column's name
     * @param type its type
     */
    public ReadOptions withType(String column, Type type) {
        Map<String, Type> more = new HashMap<>(types);
        more.put(column, type);
        return new ReadOptions(separator, charset, missing, more);
    }
}
