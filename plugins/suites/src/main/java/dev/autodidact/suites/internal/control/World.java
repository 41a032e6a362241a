package dev.autodidact.suites.internal.control;

import dev.autodidact.suites.internal.Chance;

/** One control task: where trajectories begin, and what actions do. Immutable. */
interface World {

    /** The most steps of a trajectory; rewards lie between -1 and 1, and a step that is not reached gives 0. */
    int horizon();

    /** A new trajectory. */
    Trajectory begin(Chance chance);

    /** A trajectory under way. Not thread-safe. */
    interface Trajectory {

        /** What the policy sees. */
        double[] seen();

        /** Acts, and gives the reward. */
        double act(double[] action, Chance chance);

        /** Whether it has ended before the horizon. */
        boolean over();
    }
}
