package dev.autodidact.suites.internal.starter;

import dev.autodidact.api.data.Table;
import dev.autodidact.suites.internal.Chance;

/**
 * Two equally likely classes of normal distributions in 20 dimensions, which different learners find hard: twonorm wants
 * an oblique plane, threenorm an oblique curve, ringnorm a sphere. The best possible errors are 2.3 %, 10.5 % and 1.3 %.
 *
 * <p>Breiman, 1996, "Bias, variance, and arcing classifiers", technical report 460, appendix.
 */
final class Norms {

    static final int DIMENSIONS = 20;

    /** The size of each coordinate of the means of twonorm and threenorm. */
    static final double FAR = 2 / StrictMath.sqrt(DIMENSIONS);

    /** The size of each coordinate of the mean of ringnorm. */
    static final double NEAR = 1 / StrictMath.sqrt(DIMENSIONS);

    private Norms() {}

    /** {@return means at (a, ..., a) and (-a, ..., -a), unit covariance} */
    static Table two(int rows, Chance chance) {
        return table(rows, chance, (first, values) -> {
            for (int i = 0; i < DIMENSIONS; i++) {
                values[i] += first ? FAR : -FAR;
            }
        });
    }

    /** {@return one class at (a, ..., a) or at (-a, ..., -a), the other at (a, -a, a, ...), unit covariance} */
    static Table three(int rows, Chance chance) {
        return table(rows, chance, (first, values) -> {
            double sign = chance.happens(0.5) ? 1 : -1;
            for (int i = 0; i < DIMENSIONS; i++) {
                values[i] += first ? sign * FAR : i % 2 == 0 ? FAR : -FAR;
            }
        });
    }

    /** {@return one class about zero with four times the unit covariance, the other about (a, ..., a) with the unit} */
    static Table ring(int rows, Chance chance) {
        return table(rows, chance, (first, values) -> {
            for (int i = 0; i < DIMENSIONS; i++) {
                values[i] = first ? 2 * values[i] : values[i] + NEAR;
            }
        });
    }

    private static Table table(int rows, Chance chance, Shape shape) {
        TableDraft draft = new TableDraft(DIMENSIONS);
        for (int row = 0; row < rows; row++) {
            boolean first = chance.happens(0.5);
            double[] values = chance.gaussians(DIMENSIONS);
            shape.apply(first, values);
            draft.add(values, first ? "1" : "2");
        }
        return draft.table();
    }

    /** Turns standard normal values, in place, into those of a class. */
    private interface Shape {
        void apply(boolean first, double[] values);
    }
}
