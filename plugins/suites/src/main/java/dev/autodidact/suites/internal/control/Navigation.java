package dev.autodidact.suites.internal.control;

import dev.autodidact.suites.internal.Chance;

/**
 * A point in the plane that is to go to a goal which it does not see (Finn, Abbeel and Levine, 2017, "Model-agnostic
 * meta-learning for fast adaptation of deep networks", section 5.3): it begins at the origin and sees where it is; an
 * action moves it by at most a tenth in each direction; the reward is the negative distance to the goal. Trajectories have
 * 30 steps (there: 100, or until it is within 0.01), for no goal is farther than eight.
 *
 * @param x where the goal is
 * @param y where the goal is
 */
record Navigation(double x, double y) implements World {

    private static final double FARTHEST = 0.5;
    private static final double STRIDE = 0.1;

    /** Goals are uniform on the square of side 1 about the origin. */
    static Navigation draw(Chance chance) {
        return new Navigation(chance.uniform(-FARTHEST, FARTHEST), chance.uniform(-FARTHEST, FARTHEST));
    }

    @Override
    public int horizon() {
        return 30;
    }

    @Override
    public Trajectory begin(Chance chance) {
        return new Walk();
    }

    private final class Walk implements Trajectory {

        private final double[] at = new double[2];

        @Override
        public double[] seen() {
            return at.clone();
        }

        @Override
        public double act(double[] action, Chance chance) {
            for (int i = 0; i < at.length; i++) {
                at[i] += STRIDE * Math.clamp(action[i], -1, 1);
            }
            double across = at[0] - x;
            double along = at[1] - y;
            return -Math.min(1, StrictMath.sqrt(across * across + along * along));
        }

        @Override
        public boolean over() {
            return false;
        }
    }
}
