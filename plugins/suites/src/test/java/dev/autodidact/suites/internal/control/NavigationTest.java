package dev.autodidact.suites.internal.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.suites.internal.Chance;
import org.junit.jupiter.api.Test;

class NavigationTest extends ControlSuiteContract {

    NavigationTest() {
        super("navigation");
    }

    @Test
    void strideIsATenthAtMostAndTheRewardIsHowFarTheGoalIs() {
        Chance chance = new Chance("test");
        World.Trajectory walk = new Navigation(0.3, -0.4).begin(chance);

        assertThat(walk.act(new double[] {9, -0.5}, chance)).isCloseTo(-Math.hypot(0.2, 0.35), within(1e-12));
        assertThat(walk.seen()).containsExactly(new double[] {0.1, -0.05}, within(1e-12));
        assertThat(walk.over()).isFalse();
    }
}
