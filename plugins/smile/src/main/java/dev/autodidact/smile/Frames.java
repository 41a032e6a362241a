package dev.autodidact.smile;

import dev.autodidact.api.data.Features;
import java.util.Arrays;
import java.util.stream.IntStream;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.measure.NominalScale;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.data.vector.DoubleVector;
import smile.data.vector.IntVector;
import smile.data.vector.ValueVector;

/** Features as the tables that Smile takes. Numbers are shared, not copied: Smile only reads them. */
final class Frames {

    private static final String TARGET = "y";

    /** Says that the target stands in the last column. */
    static final Formula FORMULA = Formula.lhs(TARGET);

    /** The target as trees want it described. */
    static final StructField CLASS = new StructField(TARGET, DataTypes.IntType);

    /** The target as trees want it described. */
    static final StructField NUMBER = new StructField(TARGET, DataTypes.DoubleType);

    private Frames() {}

    static DataFrame of(Features features) {
        return new DataFrame(columns(features));
    }

    static DataFrame of(Features features, int[] classes) {
        return of(features, new IntVector(CLASS, classes));
    }

    static DataFrame of(Features features, double[] values) {
        return of(features, new DoubleVector(NUMBER, values));
    }

    private static DataFrame of(Features features, ValueVector target) {
        ValueVector[] columns = Arrays.copyOf(columns(features), features.size() + 1);
        columns[features.size()] = target;
        return new DataFrame(columns);
    }

    private static ValueVector[] columns(Features features) {
        return IntStream.range(0, features.size())
                .mapToObj(j -> column(features, j))
                .toArray(ValueVector[]::new);
    }

    private static ValueVector column(Features features, int feature) {
        String name = "x" + feature; // the feature's own name could be the target's, or an operator of a formula
        double[] values = features.column(feature);
        if (features.levels(feature) == 0) {
            return new DoubleVector(name, values);
        }
        String[] levels = IntStream.range(0, features.levels(feature))
                .mapToObj(Integer::toString)
                .toArray(String[]::new);
        int[] codes = Arrays.stream(values).mapToInt(value -> (int) value).toArray();
        return new IntVector(new StructField(name, DataTypes.IntType, new NominalScale(levels)), codes);
    }
}
