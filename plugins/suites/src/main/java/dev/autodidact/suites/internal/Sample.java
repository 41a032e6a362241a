package dev.autodidact.suites.internal;

import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.data.Target;
import dev.autodidact.api.data.TrainingData;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of numbers and what is to be predicted of them, as learners see them or as a table.
 *
 * @param data the rows
 */
public record Sample(TrainingData data) {

    /** The name of the column to predict. */
    public static final String TARGET = "target";

    /**
     * {@return a sample of numeric features}
     *
     * @param names of the features
     * @param columns the features; handed over, not copied
     * @param target what is to be predicted
     */
    public static Sample of(List<String> names, double[][] columns, Target target) {
        return new Sample(
                new TrainingData(new Features(names, new int[columns.length], columns, target.rows()), target));
    }

    /** {@return the sample as a table, the target last} */
    public Table table() {
        Features features = data.features();
        List<Column> all = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            all.add(new NumericColumn(features.name(i), features.column(i)));
        }
        all.add(
                switch (data.target()) {
                    case ClassTarget classes -> new CategoricalColumn(TARGET, classes.toCodes(), classes.classes());
                    case RealTarget values -> new NumericColumn(TARGET, values.toValues());
                });
        return Table.of(all);
    }
}
