package dev.autodidact.runtime.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.NumericColumn;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DatePartsTest {

    private static CategoricalColumn cells(String... cells) {
        return new CategoricalColumn("when", IntStream.range(0, cells.length).toArray(), List.of(cells));
    }

    private static Optional<Derivation> fit(String... cells) {
        return DateParts.fit(
                LevelCounts.of(cells(cells), IntStream.range(0, cells.length).toArray()));
    }

    @Test
    void dateIsDaysYearMonthDayWeekdayAndHour() {
        Derivation dates =
                fit("1970-01-02", "2024-02-29T18:30:00Z", "2000-12-31").orElseThrow();

        double[][] parts = dates.derive(cells("1970-01-02", "2024-02-29T18:30:00Z"), new int[] {0, 1});

        assertThat(dates.names()).containsExactly("days", "year", "month", "day", "weekday", "hour");
        assertThat(parts[0][0]).isEqualTo(1);
        assertThat(parts[0][1]).isCloseTo(19_782 + 18.5 / 24, within(1e-9));
        assertThat(parts[1]).containsExactly(1970, 2024);
        assertThat(parts[2]).containsExactly(1, 2);
        assertThat(parts[3]).containsExactly(2, 29);
        assertThat(parts[4]).as("a Friday and a Thursday").containsExactly(5, 4);
        assertThat(parts[5]).containsExactly(0, 18.5);
    }

    @Test
    void orderIsTheOneThatMostCellsFollow() {
        assertThat(fit("01/02/2024", "13/02/2024", "02/03/2024")).contains(new DateParts(DateText.DAY_FIRST));
        assertThat(fit("01/02/2024", "02/13/2024", "02/03/2024")).contains(new DateParts(DateText.MONTH_FIRST));
        assertThat(fit("01.02.2024", "02.03.2024", "03.04.2024")).contains(new DateParts(DateText.DAY_FIRST));
        assertThat(fit("01/02/2024", "02/03/2024", "03/04/2024")).contains(new DateParts(DateText.MONTH_FIRST));
        assertThat(fit("2024/02/01", "2024/02/13", "2024/03/02")).contains(new DateParts(DateText.YEAR_FIRST));
        assertThat(DateText.DAY_FIRST.parse("1.2.2024 12:05 am").orElseThrow()).hasToString("2024-02-01T00:05");
    }

    @Test
    void littleGarbageIsMissingAndMuchMakesNoDates() {
        String[] cells = IntStream.range(1, 21)
                .mapToObj(day -> day == 5 ? "2024-02-31" : day == 6 ? "n/a" : "2024-01-" + (day + 10))
                .toArray(String[]::new);

        double[][] parts = fit(cells).orElseThrow().derive(cells(cells), new int[] {0, 4, 5});

        assertThat(parts[1]).containsExactly(2024, Double.NaN, Double.NaN);
        assertThat(fit("2024-01-01", "2024-01-02", "2024-01-03", "unknown")).isEmpty();
        assertThat(fit("1.5.2", "1.5.3", "1.6.0")).as("versions").isEmpty();
        assertThat(fit("555-12-3456", "555-12-3457", "555-12-3458")).isEmpty();
    }

    @Test
    void columnThatHoldsNumbersLaterHasNoDates() {
        double[][] parts = new DateParts(DateText.YEAR_FIRST)
                .derive(new NumericColumn("when", new double[] {20_240_101, Double.NaN}), new int[] {0, 1});

        assertThat(List.of(parts)).allSatisfy(part -> assertThat(part).containsOnly(Double.NaN));
    }
}
