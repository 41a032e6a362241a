package dev.autodidact.suites.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NGramsTest {

    @Test
    void wordsPairsAndRunsAreCounted() {
        // " pay " has 3 runs of three characters, 2 of four and 1 of five; "my" has 2, 1 and 0
        assertThat(total("Pay!")).isEqualTo(1 + 6);
        assertThat(total("pay my")).isEqualTo(2 + 1 + 6 + 3);
        assertThat(total("  ")).isZero();
    }

    @Test
    void caseAndPunctuationDoNotCountButOrderDoes() {
        assertThat(NGrams.count("Pay my bill, please.")).isEqualTo(NGrams.count("pay MY bill please"));
        assertThat(NGrams.count("pay my bill")).isNotEqualTo(NGrams.count("bill my pay"));
    }

    @Test
    void rareWordsWeighMore() {
        Weighting weighting = Weighting.of(List.of("pay it", "pay that", "pay this"));
        double[][] columns = new double[NGrams.BUCKETS][1];
        weighting.weigh("pay that").into(columns, 0);

        assertThat(sum(columns, "that")).isGreaterThan(sum(columns, "pay"));
    }

    private static double sum(double[][] columns, String word) {
        return NGrams.count(word).keySet().stream()
                .mapToDouble(bucket -> columns[bucket][0])
                .average()
                .orElseThrow();
    }

    private static int total(String text) {
        return NGrams.count(text).values().stream().mapToInt(count -> count).sum();
    }
}
