package dev.autodidact.suites.internal.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.suites.internal.Chance;
import org.junit.jupiter.api.Test;

class CartPoleTest extends ControlSuiteContract {

    CartPoleTest() {
        super("cartpole");
    }

    /** With the usual cart, a first push from about rest changes the speeds by 0.195122 and -0.292683. */
    @Test
    void theUsualCartMovesAsElsewhere() {
        double[] moved = change(new CartPole(0.5, 0.1, 10), 1);

        assertThat(moved[1] * 2).as("speed").isCloseTo(0.195122, within(0.003));
        assertThat(moved[3] * 2).as("turning").isCloseTo(-0.292683, within(0.03));
    }

    @Test
    void crossedWiresExchangeLeftAndRight() {
        assertThat(change(new CartPole(0.7, 0.3, -8), 0)).isEqualTo(change(new CartPole(0.7, 0.3, 8), 1));
    }

    @Test
    void aPoleThatIsPushedOneWayFalls() {
        Chance chance = new Chance("test");
        World.Trajectory trajectory = new CartPole(0.5, 0.1, 10).begin(chance);
        int steps = 0;
        while (!trajectory.over()) {
            assertThat(trajectory.act(new double[] {1}, chance)).isEqualTo(1);
            steps++;
        }
        assertThat(steps).isBetween(6, 15);
    }

    private static double[] change(CartPole cart, int action) {
        Chance chance = new Chance("test");
        World.Trajectory trajectory = cart.begin(chance);
        double[] before = trajectory.seen();
        trajectory.act(new double[] {action}, chance);
        double[] after = trajectory.seen();
        for (int i = 0; i < after.length; i++) {
            after[i] -= before[i];
        }
        return after;
    }
}
