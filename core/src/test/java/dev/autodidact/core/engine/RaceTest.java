package dev.autodidact.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RaceTest {

    private static final List<Double> LEADER = List.of(1.0, 1.2, 1.4); // their standard deviation is 0.2

    @Test
    void firstFoldFartherBehindThanFoldsDifferLosesTheRace() {
        assertThat(Race.isLost(List.of(1.25), LEADER)).isTrue();
        assertThat(Race.isLost(List.of(1.15), LEADER)).isFalse();
    }

    @Test
    void smallerLagSufficesWhereMoreFoldsShowIt() {
        assertThat(Race.isLost(List.of(1.15, 1.35), LEADER)).isTrue();
        assertThat(Race.isLost(List.of(1.15, 1.25), LEADER)).isFalse();
    }

    @Test
    void goodFoldMakesUpForABadOne() {
        assertThat(Race.isLost(List.of(1.15, 1.0), LEADER)).isFalse();
    }

    @Test
    void whoeverIsAheadGoesOnEvenWhereTheLeadersFoldsAreAllAlike() {
        assertThat(Race.isLost(List.of(0.9), List.of(1.0, 1.0))).isFalse();
        assertThat(Race.isLost(List.of(1.0), List.of(1.0, 1.0))).isFalse();
        assertThat(Race.isLost(List.of(1.1), List.of(1.0, 1.0))).isTrue();
    }
}
