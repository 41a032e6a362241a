package dev.autodidact.suites.internal.starter;

import dev.autodidact.api.data.Table;
import dev.autodidact.suites.internal.Chance;

/**
 * A linear function of three of eight correlated inputs: coefficients (3, 1.5, 0, 0, 2, 0, 0, 0), correlation 0.5^|i-j|
 * between inputs i and j, noise of standard deviation 3. The variance of the signal is 21.25, that of the noise 9.
 *
 * <p>Tibshirani, 1996, "Regression shrinkage and selection via the lasso", example 1.
 */
final class SparseLinear {

    private static final double[] COEFFICIENTS = {3, 1.5, 0, 0, 2, 0, 0, 0};
    private static final double CORRELATION = 0.5;
    private static final double NOISE = 3;

    private SparseLinear() {}

    static Table table(int rows, Chance chance) {
        TableDraft draft = new TableDraft(COEFFICIENTS.length);
        double fresh = StrictMath.sqrt(1 - CORRELATION * CORRELATION);
        for (int row = 0; row < rows; row++) {
            double[] x = chance.gaussians(COEFFICIENTS.length);
            double y = NOISE * chance.gaussian() + COEFFICIENTS[0] * x[0];
            for (int i = 1; i < x.length; i++) {
                x[i] = CORRELATION * x[i - 1] + fresh * x[i];
                y += COEFFICIENTS[i] * x[i];
            }
            draft.add(x, y);
        }
        return draft.table();
    }
}
