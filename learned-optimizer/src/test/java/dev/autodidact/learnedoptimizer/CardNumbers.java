package dev.autodidact.learnedoptimizer;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers for people to read. */
final class CardNumbers {

    private static final MathContext THREE = new MathContext(3);

    private CardNumbers() {}

    /** {@return all digits that it takes, no exponent: 0.001, 100} */
    static String shortest(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    /** {@return at most three digits: 0.0123, 45.6, 1.23e-7} */
    static String three(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        if (Double.isInfinite(value)) {
            return "∞";
        }
        double size = Math.abs(value);
        if (size != 0 && (size < 1e-3 || size >= 1e5)) {
            return String.format(Locale.ROOT, "%.2e", value).replaceFirst("\\.?0*e\\+?(-?)0?", "e$1");
        }
        return shortest(new BigDecimal(value).round(THREE).doubleValue());
    }

    /** {@return the value and its interval; the value alone where it is known} */
    static String interval(Estimate estimate) {
        return estimate.low() == estimate.high()
                ? three(estimate.value())
                : three(estimate.value()) + " (" + three(estimate.low()) + " to " + three(estimate.high()) + ")";
    }
}
