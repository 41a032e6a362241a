package dev.autodidact.runtime.data;

/** Numbers as text, read and written in one way everywhere. Thread-safe: all methods are pure. */
public final class Numbers {

    /** Up to here every long is a double. */
    private static final long EXACT_DIGITS = 1L << 53;
    /** Below this, one more digit fits. */
    private static final long ROOM_FOR_A_DIGIT = Long.MAX_VALUE / 10 - 1;
    /** Larger exponents, whatever the digits, are beyond what a double holds. */
    private static final int HUGE_EXPONENT = 100_000_000;
    /** Below this, whole doubles are written without point and exponent. */
    private static final double WHOLE = 1e15;
    /** The powers of ten that are doubles exactly. */
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private Numbers() {}

    /**
     * {@return the number that the text is, or NaN where it is none} Signs, a decimal point, an exponent and the words
     * {@code inf} and {@code infinity} are understood; hexadecimal digits, type suffixes, blanks and thousands separators
     * are not.
     *
     * @param text the text
     */
    public static double parse(String text) {
        return parse(text.toCharArray(), 0, text.length(), '.');
    }

    /**
     * {@return the number that a range of characters is, as above} Most numbers are found without making a string: a
     * mantissa up to 2^53 times or by a power of ten up to 10^22 is one correctly rounded operation (Clinger, 1990, "How
     * to read floating point numbers accurately").
     *
     * @param text the characters
     * @param from the first one
     * @param to behind the last one
     * @param point the decimal point
     */
    static double parse(char[] text, int from, int to, char point) {
        int at = from;
        boolean negative = at < to && text[at] == '-';
        if (negative || (at < to && text[at] == '+')) {
            at++;
        }
        int start = at;
        long digits = 0;
        int exponent = 0;
        int count = 0;
        boolean fits = true;
        boolean fraction = false;
        for (; at < to; at++) {
            char c = text[at];
            if (c >= '0' && c <= '9') {
                count++;
                if (digits < ROOM_FOR_A_DIGIT) {
                    digits = digits * 10 + (c - '0');
                    exponent -= fraction ? 1 : 0;
                } else {
                    fits = false;
                }
            } else if (c == point && !fraction) {
                fraction = true;
            } else {
                break;
            }
        }
        if (count == 0) {
            return isInfinity(text, start, to)
                    ? (negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY)
                    : Double.NaN;
        }
        if (at < to) {
            if ((text[at] | 0x20) != 'e') {
                return Double.NaN;
            }
            at++;
            boolean down = at < to && text[at] == '-';
            if (down || (at < to && text[at] == '+')) {
                at++;
            }
            if (at == to) {
                return Double.NaN;
            }
            int power = 0;
            for (; at < to; at++) {
                if (text[at] < '0' || text[at] > '9') {
                    return Double.NaN;
                }
                power = Math.min(HUGE_EXPONENT, power * 10 + (text[at] - '0'));
            }
            exponent += down ? -power : power;
        }
        if (fits && digits <= EXACT_DIGITS && Math.abs(exponent) < POWERS.length) {
            double magnitude = exponent < 0 ? digits / POWERS[-exponent] : digits * POWERS[exponent];
            return negative ? -magnitude : magnitude;
        }
        return Double.parseDouble(new String(text, from, to - from).replace(point, '.'));
    }

    private static boolean isInfinity(char[] text, int from, int to) {
        return switch (to - from) {
            case 3 -> matches("inf", text, from);
            case 8 -> matches("infinity", text, from);
            default -> false;
        };
    }

    private static boolean matches(String lowerCase, char[] text, int from) {
        for (int i = 0; i < lowerCase.length(); i++) {
            if ((text[from + i] | 0x20) != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * {@return the number as a label: {@code 1}, not {@code 1.0}; otherwise the shortest text that reads back as the same
     * number}
     *
     * @param number any number
     */
    public static String canonical(double number) {
        return number == Math.rint(number) && Math.abs(number) < WHOLE
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
