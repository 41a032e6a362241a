package dev.autodidact.core.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.task.TaskType;
import dev.autodidact.runtime.preprocess.LabelledTable;
import dev.autodidact.runtime.preprocess.Sample;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetaFeaturesTest {

    private static final double NAN = Double.NaN;
    private static final Table TABLE = Table.of(
            new NumericColumn("x", new double[] {1, 2, 3, 4}),
            new NumericColumn("minus x", new double[] {-1, -2, -3, NAN}),
            new CategoricalColumn("c", new int[] {0, 1, -1, 0}, List.of("a", "b", "unused")),
            new NumericColumn("y", new double[] {0, 0, 0, 1}));

    @Test
    void describesClassification() {
        Map<String, Double> features = MetaFeatures.of(LabelledTable.of(TABLE, "y"));
        assertThat(features)
                .containsEntry("log-rows", Math.log(4))
                .containsEntry("log-columns", Math.log(3))
                .containsEntry("numeric-share", 2 / 3.0)
                .containsEntry("missing-share", 2 / 12.0)
                .containsEntry("missing-row-share", 0.5)
                .containsEntry("missing-column-share", 2 / 3.0)
                .containsEntry("log-levels-max", Math.log(2))
                .containsEntry("log-classes", Math.log(2))
                .containsEntry("majority-share", 0.75)
                .containsEntry("minority-share", 0.25)
                .containsEntry("target-skewness", 0.0);
        assertThat(features.get("class-entropy")).isCloseTo(0.811278, within(1e-6));
        assertThat(features.get("neighbour-correlation-mean")).isCloseTo(1, within(1e-12));
        // Pearson's correlation of x and y
        assertThat(features.get("target-association-max")).isCloseTo(Math.sqrt(0.6), within(1e-12));
    }

    @Test
    void describesRegression() {
        Map<String, Double> features = MetaFeatures.of(LabelledTable.of(TABLE, "y", TaskType.REGRESSION));
        assertThat(features).containsEntry("log-classes", 0.0).containsEntry("target-distinct-share", 0.5);
        assertThat(features.get("target-association-max")).isCloseTo(Math.sqrt(0.6), within(1e-12));
        // skewness (1 - 2p) / sqrt(p q) and kurtosis (1 - 3pq) / pq of a Bernoulli variable with p = 1/4
        assertThat(features.get("target-skewness")).isCloseTo(Math.log1p(2 / Math.sqrt(3)), within(1e-12));
        assertThat(features.get("target-kurtosis")).isCloseTo(Math.log1p(7 / 3.0), within(1e-12));
    }

    @Test
    void isFiniteAndCompleteForOddTables() {
        Table odd = Table.of(
                new NumericColumn("huge", new double[] {Double.MAX_VALUE, -Double.MAX_VALUE, Double.POSITIVE_INFINITY}),
                new NumericColumn("missing", new double[] {NAN, NAN, NAN}),
                new NumericColumn("constant", new double[] {1, 1, 1}),
                new CategoricalColumn("none", new int[] {-1, -1, -1}, List.of()),
                new NumericColumn("y", new double[] {1e308, -1e308, 0}));
        Map<String, Double> features = MetaFeatures.of(LabelledTable.of(odd, "y"));
        Map<String, Double> least = MetaFeatures.of(LabelledTable.of(Table.of(odd.column("y")), "y"));
        assertThat(features.values()).allMatch(Double::isFinite);
        assertThat(least.values()).allMatch(Double::isFinite);
        assertThat(least.keySet())
                .isEqualTo(features.keySet())
                .isEqualTo(MetaFeatures.of(LabelledTable.of(TABLE, "y")).keySet())
                .hasSizeGreaterThanOrEqualTo(25);
        assertThat(features).isEqualTo(MetaFeatures.of(LabelledTable.of(odd, "y")));
    }

    @Test
    void correlationRatioIsZeroBetweenAlikeClasses() {
        Sample sample = Sample.of(new double[] {1, 2, 1, 2});
        assertThat(sample.correlationRatio(new ClassTarget(new int[] {0, 0, 1, 1}, List.of("a", "b"))))
                .isZero();
        assertThat(sample.correlationRatio(new ClassTarget(new int[] {0, 1, 0, 1}, List.of("a", "b"))))
                .isEqualTo(1);
    }
}
