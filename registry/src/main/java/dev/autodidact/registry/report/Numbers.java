package dev.autodidact.registry.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers for people: rounded to what they can bear. */
public final class Numbers {

    /** Shown where there is no number. */
    static final String NONE = "–";

    private Numbers() {}

    /**
     * {@return four significant digits, without an exponent where that can be read}
     *
     * @param value any number; a dash stands for one that is not finite
     */
    public static String score(double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        double size = Math.abs(value);
        if (size != 0 && (size < 1e-4 || size >= 1e6)) {
            return String.format(Locale.ROOT, "%.2e", value).replace("e+0", "e").replace("e-0", "e-");
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(4, RoundingMode.HALF_EVEN));
        int places = size >= 1000 ? 0 : Math.max(0, Math.min(4, rounded.scale()));
        return rounded.setScale(places, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** {@return a number with so many digits after the point} */
    static String fixed(double value, int digits) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + digits + "f", value) : NONE;
    }

    /** {@return a p-value, never 0} */
    static String p(double p) {
        return p < 0.001 ? "< 0.001" : fixed(p, 3);
    }

    /** {@return a probability, never 0 or 1} */
    static String probability(double probability) {
        if (probability > 0.99) {
            return "> 0.99";
        }
        return probability < 0.01 ? "< 0.01" : fixed(probability, 2);
    }

    /** {@return a whole number with thin spaces between thousands} */
    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace(',', '\u2009');
    }

    /** {@return an amount of memory in the unit that fits; a dash where nobody counted} */
    static String bytes(long bytes) {
        if (bytes == 0) {
            return NONE;
        }
        return bytes < 1_000_000 ? score(bytes / 1e3) + "\u00a0kB" : score(bytes / 1e6) + "\u00a0MB";
    }

    /** {@return so many things} */
    static String count(long value, String one, String many) {
        return count(value) + " " + (value == 1 ? one : many);
    }

    /** {@return a budget as its text has it, with room to read} */
    static String budget(String budget) {
        return budget.replaceAll("(\\d)(\\p{Alpha})", "$1 $2").replace(",", ", ");
    }

    /** {@return a duration in the unit that fits} */
    static String seconds(double seconds) {
        if (!Double.isFinite(seconds)) {
            return NONE;
        }
        if (seconds < 60) {
            return fixed(seconds, seconds < 10 ? (seconds < 0.1 ? 3 : 1) : 0) + "\u00a0s";
        }
        if (seconds < 3600) {
            return (long) (seconds / 60) + "\u00a0min\u00a0" + (long) (seconds % 60) + "\u00a0s";
        }
        return (long) (seconds / 3600) + "\u00a0h\u00a0" + (long) (seconds % 3600 / 60) + "\u00a0min";
    }
}
