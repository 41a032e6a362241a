package dev.autodidact.runtime.preprocess;

import java.util.List;
import java.util.Optional;

/**
 * How one or more features, one beside the other, are computed from a column of a raw table: the encoding of a fitted
 * {@link Preprocessor}, as data. Immutable.
 */
public sealed interface FeatureFormula {

    /** {@return how many features these are} */
    default int size() {
        return 1;
    }

    /** Where a number comes from. */
    sealed interface Source {}

    /**
     * The column's own numbers; infinite ones are missing.
     *
     * @param column the column
     */
    record Cells(String column) implements Source {}

    /**
     * A number for each level of the column; it is never missing.
     *
     * @param places the levels
     * @param values by place, the last for all other cells
     */
    record PerLevel(Places places, List<Double> values) implements Source {

        /**
         * Copies the list.
         *
         * @param places see above
         * @param values see above
         */
        public PerLevel {
            values = List.copyOf(values);
        }
    }

    /**
     * The place of a cell's level in a list, from 0, or the size of the list where it is missing or another.
     *
     * @param column the column
     * @param levels the levels, all different
     */
    record Places(String column, List<String> levels) {

        /**
         * Copies the list.
         *
         * @param column see above
         * @param levels see above
         */
        public Places {
            levels = List.copyOf(levels);
        }
    }

    /**
     * How numbers are standardised: x becomes y = x, or sign(x - centre) log(1 + |x - centre| / unit) where the unit is above
     * 0; then (y / scale - mean) / deviation, cut off at ±{@code farthest}; or 0 where the deviation is 0.
     *
     * @param centre see above
     * @param unit at least 0
     * @param scale above 0
     * @param mean see above
     * @param deviation at least 0
     * @param farthest above 0
     */
    record Scaling(double centre, double unit, double scale, double mean, double deviation, double farthest) {}

    /**
     * One feature: a number.
     *
     * @param source where it comes from
     * @param imputed what it is where it is missing; NaN where it stays so
     * @param scaling what becomes of it then; empty where it stays as it is
     */
    record Numbers(Source source, double imputed, Optional<Scaling> scaling) implements FeatureFormula {}

    /**
     * One feature: 1 where the number is missing, otherwise 0.
     *
     * @param source where the number comes from
     */
    record Absence(Source source) implements FeatureFormula {}

    /**
     * One feature: the place.
     *
     * @param places of the levels
     */
    record Code(Places places) implements FeatureFormula {}

    /**
     * A feature for each place: 1 where it is the cell's, otherwise 0.
     *
     * @param places of the levels
     * @param other whether the last place, that of all other cells, has a feature, too
     */
    record OneHot(Places places, boolean other) implements FeatureFormula {

        @Override
        public int size() {
            return places.levels().size() + (other ? 1 : 0);
        }
    }
}
