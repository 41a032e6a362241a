package dev.autodidact.core.plugin;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Words for what plugins throw, even where asking the exception throws in turn. */
public final class Thrown {

    private static final int LONGEST_MESSAGE = 500;
    private static final int LONGEST_TRACE = 8_000;

    private Thrown() {}

    /**
     * {@return one line: the kind of exception and the first line of its message}
     *
     * @param error what was thrown
     */
    public static String message(Throwable error) {
        String name = error.getClass().getSimpleName();
        try {
            String text = error.getMessage();
            String line = text == null ? name : name + ": " + text;
            return shortened(line.lines().findFirst().orElse(name), LONGEST_MESSAGE);
        } catch (RuntimeException | Error e) {
            return name;
        }
    }

    /**
     * {@return the stack trace, cut off where it is long}
     *
     * @param error what was thrown
     */
    public static String trace(Throwable error) {
        StringWriter trace = new StringWriter();
        try {
            error.printStackTrace(new PrintWriter(trace));
        } catch (RuntimeException | Error e) {
            return error.getClass().getName();
        }
        return shortened(trace.toString(), LONGEST_TRACE);
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
