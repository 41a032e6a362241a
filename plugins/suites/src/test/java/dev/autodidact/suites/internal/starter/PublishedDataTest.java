package dev.autodidact.suites.internal.starter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.data.Table;
import dev.autodidact.suites.internal.Chance;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The data sets made from published rules have the published numbers of rows, in all and by class. */
class PublishedDataTest {

    @Test
    void balanceScaleHasItsClassFrequencies() {
        assertThat(classes(BalanceScale.table())).isEqualTo(Map.of("L", 288, "B", 49, "R", 288));
    }

    @Test
    void monksProblemsHaveTheirClassFrequencies() {
        assertThat(classes(Monks.first())).isEqualTo(Map.of("0", 216, "1", 216));
        assertThat(classes(Monks.second())).isEqualTo(Map.of("0", 290, "1", 142));
        assertThat(classes(Monks.third())).isEqualTo(Map.of("0", 204, "1", 228));
    }

    @Test
    void ticTacToeHasItsClassFrequencies() {
        assertThat(classes(TicTacToe.table())).isEqualTo(Map.of("positive", 626, "negative", 332));
    }

    @Test
    void theFirstPlayerFillsTheMiddleMoreOften() {
        // of the UCI data set: 458 boards with x in the middle, 340 with o, 160 blank
        assertThat(Tables.frequencies(TicTacToe.table(), "c5")).isEqualTo(Map.of("x", 458, "o", 340, "b", 160));
    }

    @Test
    void spiralsMirrorEachOther() {
        Table table = TwoSpirals.table();
        assertThat(classes(table)).isEqualTo(Map.of("0", 97, "1", 97));
        assertThat(Tables.values(table, "x2")[0]).isEqualTo(6.5);
        assertThat(Tables.mean(Tables.values(table, "x1"))).isZero();
    }

    @Test
    void parityIsBalancedAndNoSingleBitTellsAnything() {
        Table table = Parity.table();
        assertThat(classes(table)).isEqualTo(Map.of("even", 512, "odd", 512));
        assertThat(Tables.error(table, x -> x[0] == 0 ? "even" : "odd")).isEqualTo(0.5);
        assertThat(Tables.error(table, x -> (x[0] + x[1] + x[2] + x[3] + x[4]) % 2 == 0 ? "even" : "odd"))
                .isZero();
    }

    @Test
    void kingRookKingHasItsClassFrequencies() {
        Map<String, Integer> published = new TreeMap<>();
        published.put("draw", 2796);
        published.put("zero", 27);
        published.put("one", 78);
        published.put("two", 246);
        published.put("three", 81);
        published.put("four", 198);
        published.put("five", 471);
        published.put("six", 592);
        published.put("seven", 683);
        published.put("eight", 1433);
        published.put("nine", 1712);
        published.put("ten", 1985);
        published.put("eleven", 2854);
        published.put("twelve", 3597);
        published.put("thirteen", 4194);
        published.put("fourteen", 4553);
        published.put("fifteen", 2166);
        published.put("sixteen", 390);
        Table table = KingRookKing.table();
        assertThat(table.rows()).isEqualTo(28_056);
        assertThat(classes(table)).isEqualTo(published);
    }

    @Test
    void aSampleOfKingRookKingKeepsTheSharesOfTheClasses() {
        Map<String, Integer> sample = classes(KingRookKing.sample(3000, new Chance("test")));
        assertThat(sample.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(3000);
        classes(KingRookKing.table())
                .forEach((name, count) -> assertThat((double) sample.get(name))
                        .as(name)
                        .isBetween(count * 3000 / 28_056.0 - 1, count * 3000 / 28_056.0 + 1));
    }

    private static Map<String, Integer> classes(Table table) {
        return Tables.frequencies(table, TableDraft.TARGET);
    }
}
