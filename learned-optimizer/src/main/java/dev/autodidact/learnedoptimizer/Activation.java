package dev.autodidact.learnedoptimizer;

import dev.autodidact.learnedoptimizer.internal.Rows;
import java.util.List;
import java.util.random.RandomGenerator;

/** What hidden units do with their sum. */
enum Activation {
    SIGMOID {
        @Override
        void apply(float[] row, int n) {
            Rows.sigmoid(row, n);
        }

        @Override
        float slope(float unit) {
            return unit * (1 - unit);
        }
    },
    TANH {
        @Override
        void apply(float[] row, int n) {
            Rows.tanh(row, n);
        }

        @Override
        float slope(float unit) {
            return 1 - unit * unit;
        }
    },
    RELU {
        @Override
        void apply(float[] row, int n) {
            for (int l = 0; l < n; l++) {
                row[l] = Math.max(0, row[l]);
            }
        }

        @Override
        float slope(float unit) {
            return unit > 0 ? 1 : 0;
        }
    },
    ELU {
        @Override
        void apply(float[] row, int n) {
            for (int l = 0; l < n; l++) {
                row[l] = row[l] > 0 ? row[l] : (float) StrictMath.expm1(row[l]);
            }
        }

        @Override
        float slope(float unit) {
            return unit > 0 ? 1 : unit + 1;
        }
    };

    private static final List<Activation> ALL = List.of(values());

    /** {@return one of them, each as likely} */
    static Activation draw(RandomGenerator random) {
        return ALL.get(random.nextInt(ALL.size()));
    }

    /** Overwrites the first {@code n} sums of a row by the units' outputs. */
    abstract void apply(float[] row, int n);

    /** {@return the derivative of a unit's output by its sum, given the output} */
    abstract float slope(float unit);
}
