package dev.autodidact.suites.internal.starter;

import dev.autodidact.api.data.Table;
import dev.autodidact.suites.internal.Chance;

/**
 * The flow of water through a borehole, in cubic metres per year, from eight physical quantities of very different
 * scales, without noise. All are uniform over their ranges; a log-normal radius of influence and a normal radius of the
 * borehole, which other authors draw, would make all but two inputs the same.
 *
 * <p>Harper and Gupta, 1983; Morris, Mitchell and Ylvisaker, 1993, "Bayesian design and analysis of computer
 * experiments".
 */
final class Borehole {

    private Borehole() {}

    static Table table(int rows, Chance chance) {
        TableDraft draft = new TableDraft(
                "borehole-radius",
                "influence-radius",
                "upper-transmissivity",
                "upper-head",
                "lower-transmissivity",
                "lower-head",
                "borehole-length",
                "conductivity");
        for (int row = 0; row < rows; row++) {
            double[] x = {
                chance.uniform(0.05, 0.15),
                chance.uniform(100, 50_000),
                chance.uniform(63_070, 115_600),
                chance.uniform(990, 1110),
                chance.uniform(63.1, 116),
                chance.uniform(700, 820),
                chance.uniform(1120, 1680),
                chance.uniform(9855, 12_045)
            };
            draft.add(x, flow(x));
        }
        return draft.table();
    }

    static double flow(double[] x) {
        double logarithm = StrictMath.log(x[1] / x[0]);
        double leakage = 2 * x[6] * x[2] / (logarithm * x[0] * x[0] * x[7]);
        return 2 * StrictMath.PI * x[2] * (x[3] - x[5]) / (logarithm * (1 + leakage + x[2] / x[4]));
    }
}
