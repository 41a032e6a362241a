package dev.autodidact.runtime.preprocess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.NumericColumn;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PhrasesTest {

    private static final int ROWS = 60;
    private static final int[] ALL = IntStream.range(0, ROWS).toArray();

    /** Every other text is said to be good; each has words of its own. */
    private final CategoricalColumn texts = column(IntStream.range(0, ROWS)
            .mapToObj(row -> "They are really " + (row % 2 == 0 ? "Good" : "bad") + ", number" + row)
            .toList());

    private final ClassTarget target =
            new ClassTarget(IntStream.of(ALL).map(row -> row % 2).toArray(), List.of("no", "yes"));

    private static CategoricalColumn column(List<String> cells) {
        return new CategoricalColumn("said", IntStream.range(0, cells.size()).toArray(), cells);
    }

    private static Optional<Derivation> fit(CategoricalColumn column, int[] rows, ClassTarget target) {
        return Phrases.fit(column, LevelCounts.of(column, rows), rows, target);
    }

    @Test
    void wordsThatTellTheTargetBecomeNumbers() {
        Derivation phrases = fit(texts, ALL, target).orElseThrow();

        double[][] numbers = phrases.derive(column(List.of("GOOD!", "good good", "bad")), new int[] {0, 1, 2});

        assertThat(numbers[0]).containsExactly(StrictMath.log1p(1), StrictMath.log1p(2), StrictMath.log1p(1));
        assertThat(List.of(numbers))
                .anySatisfy(number -> assertThat(number).containsExactly(StrictMath.log1p(1), StrictMath.log1p(2), 0))
                .anySatisfy(number -> assertThat(number).containsExactly(0, 0, StrictMath.log1p(1)));
    }

    @Test
    void wordsOfFewRowsAreNotCounted() {
        Derivation phrases = fit(texts, ALL, target).orElseThrow();

        double[][] own = phrases.derive(column(List.of("number17")), new int[] {0});

        assertThat(own[0]).containsExactly(StrictMath.log1p(1));
        assertThat(IntStream.range(1, own.length).mapToDouble(i -> own[i][0]).sum())
                .isZero();
    }

    @Test
    void fewWordsOrTextsThatRepeatAreLevels() {
        List<String> names = IntStream.range(0, ROWS).mapToObj(i -> "name " + i).toList();
        int[] codes = IntStream.range(0, 10 * ROWS).map(i -> i % ROWS).toArray();
        CategoricalColumn repeated = new CategoricalColumn("said", codes, texts.levels());
        ClassTarget longer = target.take(codes);

        assertThat(fit(column(names), ALL, target)).isEmpty();
        assertThat(fit(repeated, IntStream.range(0, codes.length).toArray(), longer))
                .isEmpty();
    }

    @Test
    void cellsWithoutTextSayNothing() {
        Derivation phrases = fit(texts, ALL, target).orElseThrow();
        CategoricalColumn gaps = new CategoricalColumn("said", new int[] {-1}, List.of());

        assertThat(List.of(phrases.derive(gaps, new int[] {0})))
                .allSatisfy(part -> assertThat(part).containsOnly(0));
        assertThat(phrases.derive(new NumericColumn("said", new double[] {7}), new int[] {0}))
                .hasNumberOfRows(phrases.names().size());
    }
}
