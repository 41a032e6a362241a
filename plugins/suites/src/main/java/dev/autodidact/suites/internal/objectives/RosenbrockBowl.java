package dev.autodidact.suites.internal.objectives;

import dev.autodidact.suites.internal.Chance;

/**
 * A curved valley in ten dimensions that leads from near zero to (1, ..., 1), where the loss is zero. It is the function
 * of Rosenbrock, 1960, "An automatic method for finding the greatest or least value of a function", chained, with walls
 * of random steepness from 1 to 100 (there: 100).
 */
final class RosenbrockBowl extends MeanObjective {

    private static final int DIMENSIONS = 10;

    private final double steepness;

    RosenbrockBowl(Chance chance) {
        super(DIMENSIONS, 0.1, 1, 1);
        steepness = StrictMath.pow(10, chance.uniform(0, 2));
    }

    @Override
    double term(int term, float[] at, double[] gradient) {
        double loss = 0;
        for (int i = 0; i + 1 < DIMENSIONS; i++) {
            double bend = at[i + 1] - (double) at[i] * at[i];
            double away = 1 - at[i];
            loss += steepness * bend * bend + away * away;
            gradient[i] -= 4 * steepness * bend * at[i] + 2 * away;
            gradient[i + 1] += 2 * steepness * bend;
        }
        return loss;
    }
}
