package dev.autodidact.registry.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void scoresKeepFourDigits() {
        assertThat(Numbers.score(0.123456)).isEqualTo("0.1235");
        assertThat(Numbers.score(12.3456)).isEqualTo("12.35");
        assertThat(Numbers.score(-1234.56)).isEqualTo("-1235");
        assertThat(Numbers.score(1234567)).isEqualTo("1.23e6");
        assertThat(Numbers.score(0.00001234)).isEqualTo("1.23e-5");
        assertThat(Numbers.score(0)).isEqualTo("0");
        assertThat(Numbers.score(1)).isEqualTo("1");
        assertThat(Numbers.score(Double.NaN)).isEqualTo(Numbers.NONE);
    }

    @Test
    void smallProbabilitiesAreNeverZero() {
        assertThat(Numbers.p(0)).isEqualTo("< 0.001");
        assertThat(Numbers.p(0.0416)).isEqualTo("0.042");
        assertThat(Numbers.probability(0)).isEqualTo("< 0.01");
        assertThat(Numbers.probability(1)).isEqualTo("> 0.99");
    }

    @Test
    void durationsHaveTheUnitThatFits() {
        assertThat(Numbers.seconds(0.0123)).isEqualTo("0.012\u00a0s");
        assertThat(Numbers.seconds(5.25)).isEqualTo("5.3\u00a0s");
        assertThat(Numbers.seconds(59.9)).isEqualTo("60\u00a0s");
        assertThat(Numbers.seconds(125)).isEqualTo("2\u00a0min\u00a05\u00a0s");
        assertThat(Numbers.seconds(7320)).isEqualTo("2\u00a0h\u00a02\u00a0min");
        assertThat(Numbers.budget("60s,20trials")).isEqualTo("60 s, 20 trials");
    }

    @Test
    void thousandsAreApart() {
        assertThat(Numbers.count(1234567)).isEqualTo("1\u2009234\u2009567");
        assertThat(Numbers.count(1, "task", "tasks")).isEqualTo("1 task");
    }

    @Test
    void memoryHasTheUnitThatFits() {
        assertThat(Numbers.bytes(48_140)).isEqualTo("48.14\u00a0kB");
        assertThat(Numbers.bytes(1_234_567)).isEqualTo("1.235\u00a0MB");
        assertThat(Numbers.bytes(0)).isEqualTo(Numbers.NONE);
    }
}
