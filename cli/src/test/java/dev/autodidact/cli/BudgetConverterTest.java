package dev.autodidact.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetConverterTest {

    @ParameterizedTest
    @CsvSource({
        "60s,60s",
        "5m,300s",
        "5min,300s",
        "2h,7200s",
        "1500ms,1500ms",
        "20trials,20trials",
        "1trial,1trials",
        "'60s,100trials','60s,100trials'",
        "'100trials, 60s','60s,100trials'",
    })
    void readsTimesAndTrials(String text, String budget) {
        assertThat(new BudgetConverter().convert(text)).hasToString(budget);
    }
}
