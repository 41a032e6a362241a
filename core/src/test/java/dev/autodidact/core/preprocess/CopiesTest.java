package dev.autodidact.core.preprocess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.task.Resampling;
import dev.autodidact.runtime.preprocess.LabelledTable;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CopiesTest {

    private static final int ROWS = 300;
    private static final int[] ALL = IntStream.range(0, ROWS).toArray();

    /** Row i holds what its original says. */
    private static LabelledTable table(IntUnaryOperator original) {
        return LabelledTable.of(
                Table.of(
                        new NumericColumn(
                                "x",
                                Arrays.stream(ALL)
                                        .mapToDouble(original::applyAsInt)
                                        .toArray()),
                        new CategoricalColumn(
                                "class",
                                Arrays.stream(ALL)
                                        .map(row -> original.applyAsInt(row) % 2)
                                        .toArray(),
                                List.of("a", "b"))),
                "class");
    }

    private static Set<Integer> originals(int[] rows, IntUnaryOperator original) {
        return Arrays.stream(rows).map(original).boxed().collect(Collectors.toSet());
    }

    @Test
    void copiesOfARowAreOnOneSideOfEverySplit() {
        IntUnaryOperator original = row -> row % 200;
        LabelledTable data = table(original);

        List<Split> splits = Splits.of(data, ALL, new Resampling.CrossValidation(5), 1);

        assertThat(splits).hasSize(5).allSatisfy(split -> {
            assertThat(originals(split.train(), original))
                    .doesNotContainAnyElementsOf(originals(split.validation(), original));
            assertThat(split.train().length + split.validation().length).isEqualTo(ROWS);
        });
        Split outer = Splits.outer(data, new Resampling.Automatic(), 0.25, 1);
        assertThat(originals(outer.train(), original))
                .doesNotContainAnyElementsOf(originals(outer.validation(), original));
    }

    @Test
    void everyRowValidatesInOneFold() {
        List<Split> splits = Splits.of(table(row -> row % 200), ALL, new Resampling.CrossValidation(5), 1);

        assertThat(splits.stream()
                        .flatMapToInt(split -> Arrays.stream(split.validation()))
                        .sorted())
                .containsExactlyElementsOf(Arrays.stream(ALL).boxed().toList());
    }

    @Test
    void splitsAreOfThePositionsOfTheRowsAskedFor() {
        int[] odd = Arrays.stream(ALL).filter(row -> row % 2 == 1).toArray();

        List<Split> splits = Splits.of(table(row -> row % 200), odd, new Resampling.CrossValidation(3), 1);

        assertThat(splits)
                .hasSize(3)
                .allSatisfy(split -> assertThat(originals(split.train(), at -> odd[at] % 200))
                        .doesNotContainAnyElementsOf(originals(split.validation(), at -> odd[at] % 200)));
    }

    @Test
    void rowsThatAreEqualByChanceGoTheirOwnWays() {
        LabelledTable data = table(row -> row % 10);

        assertThat(Splits.of(data, ALL, new Resampling.CrossValidation(3), 1))
                .usingRecursiveComparison()
                .isEqualTo(Splits.of(data.target(), new Resampling.CrossValidation(3), 1));
    }
}
