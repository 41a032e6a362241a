package dev.autodidact.api.data;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pixel of an image. A column says by its name that it is one: {@code 3x5} holds the fifth pixel of the third row. So
 * learners for images know the image although columns that are always the same do not reach them.
 *
 * @param row from 1 to 999, from above
 * @param column from 1 to 999, from the left
 */
public record Pixel(int row, int column) {

    private static final Pattern NAME = Pattern.compile("([1-9]\\d{0,2})x([1-9]\\d{0,2})");

    /**
     * {@return the pixel that a column is; empty where its name is no pixel's}
     *
     * @param name the column's name
     */
    public static Optional<Pixel> named(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches()
                ? Optional.of(new Pixel(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /** {@return the name of the column that holds it} */
    public String name() {
        return row + "x" + column;
    }
}
