package dev.autodidact.runtime.preprocess;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.data.Target;
import dev.autodidact.api.learner.Encoding;
import dev.autodidact.runtime.data.Nearest;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Turns tables into features, knowing only the rows it was fitted on.
 *
 * <ul>
 *   <li>Columns that are constant or all missing on the training rows are dropped, and so are those that repeat an
 *       earlier one there, and numbers that only tell rows apart by what their column is called, too. Where no column is
 *       left, there is one feature, {@code none}, that is always 0.
 *   <li>A number that is missing or infinite becomes the training median, and the 0/1 feature {@code column=?} marks
 *       it where a training row was missing too; or it becomes NaN where the encoding takes that. Standardised values
 *       end at ±10^6, and are logarithms of the distance from the median where the training rows are very skewed.
 *   <li>A level is kept where at least 2 training rows have it: the 250 most frequent ones as codes, the 50 most
 *       frequent ones as features {@code column=level}. All else, missing and unseen levels included, shares the last
 *       code, or the feature {@code column=?} where that occurred on the training rows.
 *   <li>Of a column of more than 10 levels there are also the {@linkplain LevelStatistics share of each level and the mean
 *       of the target}; {@linkplain DateParts dates} and {@linkplain Phrases free text} become numbers instead of levels.
 *       Their features are called {@code column~part}.
 * </ul>
 *
 * <p>Immutable, thread-safe.
 */
public final class Preprocessor {

    private final List<ColumnEncoder> encoders;

    Preprocessor(List<ColumnEncoder> encoders) {
        this.encoders = List.copyOf(encoders);
    }

    /**
     * {@return a preprocessor for the columns of a table but its target}
     *
     * @param data the table; of its targets, those of the training rows count
     * @param rows the training rows, at least one
     * @throws IllegalArgumentException where there are no rows
     */
    public static Preprocessor fit(LabelledTable data, int[] rows) {
        if (rows.length == 0) {
            throw new IllegalArgumentException("no training rows");
        }
        Repetitions repetitions = new Repetitions(rows);
        return new Preprocessor(data.table().columns().stream()
                .filter(column -> !column.name().equals(data.targetName()))
                .filter(column -> !Keys.isKey(column) && !repetitions.repeats(column))
                .flatMap(column -> encoders(column, rows, data.target()))
                .toList());
    }

    private static Stream<ColumnEncoder> encoders(Column column, int[] rows, Target target) {
        return switch (column) {
            case NumericColumn numeric ->
                NumberEncoder.fit(numeric, rows).stream().map(encoder -> encoder);
            case CategoricalColumn categorical -> {
                LevelCounts counts = LevelCounts.of(categorical, rows);
                yield DateParts.fit(counts)
                        .or(() -> Phrases.fit(categorical, counts, rows, target))
                        .map(derivation -> DerivedEncoder.fit(categorical, rows, target, derivation).stream())
                        .orElseGet(() -> Stream.concat(
                                LevelEncoder.fit(categorical.name(), counts, rows.length).stream(),
                                LevelStatistics.fit(categorical, counts, rows, target)
                                        .flatMap(
                                                statistics -> DerivedEncoder.fit(categorical, rows, target, statistics))
                                        .stream()));
            }
        };
    }

    /**
     * {@return the features of some rows}
     *
     * @param table any table that has the {@link #columns}; their order and further columns do not matter. Text in a
     *     column that held numbers must be numbers; numbers in a column that held text stand for the level that reads as
     *     the same number.
     * @param rows row numbers of that table
     * @param encoding how the features should arrive
     * @throws AutodidactException of kind CALLER where a column is missing, or holds text instead of numbers
     */
    public Features encode(Table table, int[] rows, Encoding encoding) {
        FeatureList features = new FeatureList(rows.length);
        for (ColumnEncoder encoder : encoders) {
            encoder.encode(find(table, encoder.name()), rows, encoding, features);
        }
        return complete(features, rows);
    }

    /**
     * {@return the features of the rows that this was fitted on} They differ from those of other rows in that statistics
     * of the target leave out the rows' own.
     *
     * @param data the table and targets that this was fitted on
     * @param rows the training rows, in the order in which they were given
     * @param encoding how the features should arrive
     */
    public Features encodeTraining(LabelledTable data, int[] rows, Encoding encoding) {
        FeatureList features = new FeatureList(rows.length);
        for (ColumnEncoder encoder : encoders) {
            encoder.encodeTraining(data.table().column(encoder.name()), rows, data.target(), encoding, features);
        }
        return complete(features, rows);
    }

    private Features complete(FeatureList features, int[] rows) {
        if (encoders.isEmpty()) {
            features.addNumeric("none", new double[rows.length]);
        }
        return features.toFeatures();
    }

    private Column find(Table table, String name) {
        return table.find(name).orElseThrow(() -> {
            List<String> absent = columns().stream()
                    .filter(column -> table.find(column).isEmpty())
                    .toList();
            return AutodidactException.caller("the table lacks " + (absent.size() == 1 ? "a column" : "columns")
                    + " that training used: " + Nearest.list(absent) + Nearest.hint(name, table.names())
                    + "\nIts columns are " + Nearest.list(table.names()) + ".");
        });
    }

    /** {@return the names of the columns that a table to be encoded must have} */
    public List<String> columns() {
        return encoders.stream().map(ColumnEncoder::name).distinct().toList();
    }

    /** The number of features in an encoding. */
    int size(Encoding encoding) {
        return Math.max(
                1, encoders.stream().mapToInt(encoder -> encoder.size(encoding)).sum());
    }

    /**
     * {@return how {@link #encode} computes the features, from first to last} They hold for columns of the type that was
     * fitted; there are none where no column is left.
     *
     * @param encoding how the features should arrive
     * @throws AutodidactException of kind CALLER where a column holds dates or free text, whose features cannot be said so
     */
    public List<FeatureFormula> formulas(Encoding encoding) {
        return encoders.stream()
                .flatMap(encoder -> encoder.formulas(encoding).stream())
                .toList();
    }

    /** {@return this preprocessor as JSON, for {@link #fromJson}} */
    public String toJson() {
        return PreprocessorJson.write(encoders);
    }

    /**
     * {@return the preprocessor that {@link #toJson} wrote; it makes the same features, bit for bit}
     *
     * @param json the text; may be hostile
     * @throws IOException where it is not such a text
     */
    public static Preprocessor fromJson(String json) throws IOException {
        return new Preprocessor(PreprocessorJson.read(json));
    }
}
