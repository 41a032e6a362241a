package dev.autodidact.gradient.internal;

import dev.autodidact.api.formula.Activation.Function;

/** What a hidden unit does with its sum, with two derivatives. StrictMath throughout: the same bits on every machine. */
public enum Activation {
    /** max(0, z); the derivatives at 0 are 0. */
    RELU {
        @Override
        double of(double sum) {
            return Math.max(0, sum);
        }

        @Override
        double slope(double sum, double value) {
            return value > 0 ? 1 : 0;
        }

        @Override
        double curvature(double sum, double value) {
            return 0;
        }
    },
    /** The hyperbolic tangent. */
    TANH {
        @Override
        double of(double sum) {
            return StrictMath.tanh(sum);
        }

        @Override
        double slope(double sum, double value) {
            return 1 - value * value;
        }

        @Override
        double curvature(double sum, double value) {
            return -2 * value * (1 - value * value);
        }
    },
    /** The logistic function. */
    SIGMOID {
        @Override
        double of(double sum) {
            return logistic(sum);
        }

        @Override
        double slope(double sum, double value) {
            return value * (1 - value);
        }

        @Override
        double curvature(double sum, double value) {
            return value * (1 - value) * (1 - 2 * value);
        }
    },
    /** z times the standard normal distribution at z, by its tanh approximation (Hendrycks and Gimpel, 2016, section 2). */
    GELU {
        @Override
        double of(double sum) {
            return 0.5 * sum * (1 + squashed(sum));
        }

        @Override
        double slope(double sum, double value) {
            double t = squashed(sum);
            return 0.5 * (1 + t) + 0.5 * sum * (1 - t * t) * innerSlope(sum);
        }

        @Override
        double curvature(double sum, double value) {
            double t = squashed(sum);
            double inner = innerSlope(sum);
            double bySquashed = 1 - t * t;
            return bySquashed * inner
                    + 0.5 * sum * bySquashed * (GELU_SCALE * 6 * GELU_CUBE * sum - 2 * t * inner * inner);
        }
    },
    /** log(1 + exp z). */
    SOFTPLUS {
        @Override
        double of(double sum) {
            return Math.max(0, sum) + StrictMath.log1p(StrictMath.exp(-Math.abs(sum)));
        }

        @Override
        double slope(double sum, double value) {
            return logistic(sum);
        }

        @Override
        double curvature(double sum, double value) {
            double slope = logistic(sum);
            return slope * (1 - slope);
        }
    };

    private static final double GELU_SCALE = Math.sqrt(2 / Math.PI);
    private static final double GELU_CUBE = 0.044715;

    abstract double of(double sum);

    /** The same, as formulas have it. */
    Function function() {
        return switch (this) {
            case RELU -> Function.RELU;
            case TANH -> Function.TANH;
            case SIGMOID -> Function.SIGMOID;
            case GELU -> Function.GELU;
            case SOFTPLUS -> Function.SOFTPLUS;
        };
    }

    /** The first derivative, given the sum and the value. */
    abstract double slope(double sum, double value);

    /** The second derivative, given the sum and the value. */
    abstract double curvature(double sum, double value);

    private static double logistic(double sum) {
        return 1 / (1 + StrictMath.exp(-sum));
    }

    private static double squashed(double sum) {
        return StrictMath.tanh(GELU_SCALE * (sum + GELU_CUBE * sum * sum * sum));
    }

    private static double innerSlope(double sum) {
        return GELU_SCALE * (1 + 3 * GELU_CUBE * sum * sum);
    }
}
