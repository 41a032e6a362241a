package dev.autodidact.suites.internal.starter;

import dev.autodidact.api.data.Table;
import dev.autodidact.suites.internal.Chance;
import java.util.function.ToDoubleFunction;

/**
 * Three smooth functions with interactions. The first has ten uniform inputs, of which five matter, and unit noise. The
 * others are the impedance and the phase of an alternating current circuit with four inputs, with noise of standard
 * deviation 125 and 0.1: a third of the signal's.
 *
 * <p>Friedman, 1991, "Multivariate adaptive regression splines"; Breiman, 1996, "Bagging
 * predictors", whose noise this is.
 */
final class Friedman {

    private static final double PI = StrictMath.PI;

    private Friedman() {}

    static Table first(int rows, Chance chance) {
        TableDraft draft = new TableDraft(10);
        for (int row = 0; row < rows; row++) {
            double[] x = new double[10];
            for (int i = 0; i < x.length; i++) {
                x[i] = chance.uniform();
            }
            double signal =
                    10 * StrictMath.sin(PI * x[0] * x[1]) + 20 * (x[2] - 0.5) * (x[2] - 0.5) + 10 * x[3] + 5 * x[4];
            draft.add(x, signal + chance.gaussian());
        }
        return draft.table();
    }

    static Table second(int rows, Chance chance) {
        return circuit(rows, chance, 125, x -> StrictMath.hypot(x[0], reactance(x)));
    }

    static Table third(int rows, Chance chance) {
        return circuit(rows, chance, 0.1, x -> StrictMath.atan(reactance(x) / x[0]));
    }

    private static Table circuit(int rows, Chance chance, double noise, ToDoubleFunction<double[]> signal) {
        TableDraft draft = new TableDraft(4);
        for (int row = 0; row < rows; row++) {
            double[] x = {
                chance.uniform(0, 100), chance.uniform(40 * PI, 560 * PI), chance.uniform(), chance.uniform(1, 11)
            };
            draft.add(x, signal.applyAsDouble(x) + noise * chance.gaussian());
        }
        return draft.table();
    }

    private static double reactance(double[] x) {
        return x[1] * x[2] - 1 / (x[1] * x[3]);
    }
}
