package dev.autodidact.core.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.data.Target;
import dev.autodidact.api.task.Resampling;
import dev.autodidact.runtime.preprocess.LabelledTable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SplitsTest {

    /** Classes of these sizes, sorted. */
    private static ClassTarget classes(int... sizes) {
        int[] codes = IntStream.range(0, sizes.length)
                .flatMap(code -> IntStream.range(0, sizes[code]).map(i -> code))
                .toArray();
        return new ClassTarget(
                codes,
                IntStream.range(0, sizes.length).mapToObj(code -> "c" + code).toList());
    }

    private static RealTarget ramp(int rows) {
        return new RealTarget(IntStream.range(0, rows).asDoubleStream().toArray());
    }

    private static int[] countsOf(ClassTarget target, int[] rows) {
        return target.take(rows).counts();
    }

    private static void assertPartition(Target target, Split split) {
        int[] all = IntStream.concat(Arrays.stream(split.train()), Arrays.stream(split.validation()))
                .sorted()
                .toArray();
        assertThat(all).isEqualTo(IntStream.range(0, target.rows()).toArray());
        assertThat(split.validation()).isNotEmpty().isSorted();
        assertThat(split.train()).isNotEmpty();
    }

    private static int[] validated(List<Split> splits) {
        return splits.stream()
                .flatMapToInt(split -> Arrays.stream(split.validation()))
                .sorted()
                .toArray();
    }

    @Test
    void foldsAreStratifiedByClass() {
        ClassTarget target = classes(50, 25, 10);
        List<Split> splits = Splits.of(target, new Resampling.CrossValidation(5), 1);
        assertThat(splits).hasSize(5);
        for (Split split : splits) {
            assertPartition(target, split);
            assertThat(countsOf(target, split.validation())).containsExactly(10, 5, 2);
        }
        assertThat(validated(splits)).isEqualTo(IntStream.range(0, 85).toArray());
    }

    @Test
    void everyClassTrainsInEveryFoldAndSingletonsNeverValidate() {
        ClassTarget target = classes(20, 3, 2, 1, 1);
        List<Split> splits = Splits.of(target, new Resampling.CrossValidation(5), 3);
        for (Split split : splits) {
            assertPartition(target, split);
            assertThat(countsOf(target, split.train())).doesNotContain(0);
        }
        assertThat(validated(splits)).isEqualTo(IntStream.range(0, 25).toArray());
    }

    @Test
    void oneRowPerClassIsSplitAllTheSame() {
        ClassTarget target = classes(1, 1, 1);
        List<Split> splits = Splits.of(target, new Resampling.CrossValidation(5), 3);
        assertThat(splits).hasSize(3).allSatisfy(split -> assertPartition(target, split));
        assertPartition(target, Splits.holdOut(target, 0.25, 1));
    }

    @Test
    void realTargetsAreStratifiedByQuantile() {
        RealTarget target = ramp(1_000);
        for (Split split : Splits.of(target, new Resampling.CrossValidation(5), 1)) {
            assertPartition(target, split);
            for (int bin = 0; bin < 10; bin++) {
                int low = bin * 100;
                assertThat(Arrays.stream(split.validation()).filter(row -> row >= low && row < low + 100))
                        .hasSize(20);
            }
        }
    }

    @Test
    void constantRealTargetsAreSplitToo() {
        RealTarget target = new RealTarget(new double[7]);
        assertThat(Splits.of(target, new Resampling.Automatic(), 1))
                .hasSize(5)
                .allSatisfy(split -> assertPartition(target, split));
    }

    @ParameterizedTest
    @CsvSource({"3000, 5", "3001, 3", "10000, 3", "10001, 1"})
    void automaticFollowsTheNumberOfRows(int rows, int splits) {
        assertThat(Splits.of(ramp(rows), new Resampling.Automatic(), 1)).hasSize(splits);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.1, 0.25, 0.5, 0.9, 0.999})
    void holdOutKeepsTheShareOfEveryClassAndOneTrainingRow(double share) {
        ClassTarget target = classes(400, 200, 37, 2, 1);
        Split split = Splits.holdOut(target, share, 5);
        assertPartition(target, split);
        assertThat(countsOf(target, split.train())).doesNotContain(0);
        int wanted = (int) Math.max(1, Math.min(635, Math.round(share * 640)));
        assertThat(split.validation()).hasSize(wanted);
        assertThat((double) countsOf(target, split.validation())[0]).isBetween(share * 400 - 2, share * 400 + 3);
    }

    @Test
    void twoRowsAreEnough() {
        assertPartition(ramp(2), Splits.holdOut(ramp(2), 0.99, 1));
        assertThat(Splits.of(ramp(2), new Resampling.CrossValidation(5), 1)).hasSize(2);
        assertThatThrownBy(() -> Splits.of(ramp(1), new Resampling.Automatic(), 1))
                .isInstanceOf(AutodidactException.class)
                .hasMessageContaining("at least 2 rows");
    }

    @Test
    void sortedRowsAreShuffled() {
        Split split = Splits.holdOut(ramp(1_000), 0.25, 1);
        int[] prefix = Arrays.copyOf(split.train(), 100);
        assertThat(Arrays.stream(prefix).average().orElseThrow()).isBetween(400.0, 600.0);
        assertThat(split.train())
                .isNotEqualTo(Arrays.stream(split.train()).sorted().toArray());
    }

    @Test
    void theSeedDecides() {
        ClassTarget target = classes(30, 30);
        assertThat(Splits.of(target, new Resampling.CrossValidation(3), 1)
                        .get(0)
                        .train())
                .isEqualTo(Splits.of(target, new Resampling.CrossValidation(3), 1)
                        .get(0)
                        .train());
        assertThat(Splits.holdOut(target, 0.5, 1).validation())
                .isNotEqualTo(Splits.holdOut(target, 0.5, 2).validation());
    }

    @Test
    void publishedTestRowsAreKeptApartFoldBySeed() {
        LabelledTable data = LabelledTable.of(
                Table.of(List.of(
                        new NumericColumn("x", new double[] {1, 2, 3, 4, 5, 6}),
                        new CategoricalColumn("y", new int[] {0, 1, -1, 1, 0, 1}, List.of("a", "b")))),
                "y");
        Resampling published = new Resampling.Published(List.of(0, 1, 0, 1, 0, -1));
        for (long seed : new long[] {1, 3}) {
            Split split = Splits.outer(data, published, 0.25, seed);
            assertPartition(data.target(), split);
            assertThat(split.validation())
                    .as("rows 0 and 4, the third has no target")
                    .containsExactly(0, 3);
        }
        assertThat(Splits.outer(data, published, 0.25, 2).validation()).containsExactly(1, 2);
    }

    @Test
    void refusesAPublishedFoldWithoutATarget() {
        LabelledTable data = LabelledTable.of(
                Table.of(List.of(new CategoricalColumn("y", new int[] {0, 1, -1}, List.of("a", "b")))), "y");
        Resampling published = new Resampling.Published(List.of(-1, -1, 0));
        assertThatThrownBy(() -> Splits.outer(data, published, 0.25, 1))
                .isInstanceOf(AutodidactException.class)
                .hasMessageContaining("fold 0 has 0 test rows");
    }

    @Test
    void wherePublishedRowsAreApartTheOthersAreSplitAutomatically() {
        ClassTarget target = classes(40, 30);
        Resampling published = new Resampling.Published(List.of(0, -1));
        assertThat(Splits.of(target, published, 1))
                .usingRecursiveComparison()
                .isEqualTo(Splits.of(target, new Resampling.Automatic(), 1));
    }

    @Test
    void sampleIsStratifiedAndHasEveryClass() {
        int[] codes =
                IntStream.range(0, 1_000).map(row -> row == 7 ? 2 : row % 4 / 3).toArray();
        double[] x = IntStream.range(0, 1_000).asDoubleStream().toArray();
        LabelledTable data = LabelledTable.of(
                Table.of(
                        new NumericColumn("x", x),
                        new CategoricalColumn("y", codes, List.of("often", "seldom", "once"))),
                "y");

        LabelledTable sample = Splits.sample(data, 200, 1);

        assertThat(sample.rows()).hasSize(200).isSorted().contains(7);
        int[] counts = ((ClassTarget) sample.target()).counts();
        assertThat(counts[0]).isBetween(147, 152);
        assertThat(counts[1]).isBetween(48, 52);
        for (int row = 0; row < 200; row++) {
            int original = sample.rows()[row];
            assertThat(((NumericColumn) sample.table().column("x")).value(row)).isEqualTo(original);
            assertThat(((ClassTarget) sample.target()).code(row)).isEqualTo(codes[original]);
        }
        assertThat(Splits.sample(data, 1_000, 1)).isSameAs(data);
    }
}
