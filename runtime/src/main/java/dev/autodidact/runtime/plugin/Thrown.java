package dev.autodidact.runtime.plugin;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Words for what plugins throw, even where asking the exception throws in turn. */
public final class Thrown {

    private static final int LONGEST_MESSAGE = 500;
    private static final int LONGEST_TRACE = 8_000;

    private Thrown() {}

    /**
     * {@return what carries an error through the JDK's futures, which ask what they carry for its text: this answers}
     *
     * @param error what was thrown
     */
    public static Exception carried(Throwable error) {
        return new Carried(error);
    }

    /**
     * {@return what was thrown, out of what carries it, be it ours or the JDK's; a parallel stream of the JDK carries it in
     * another of the same class}
     *
     * @param error what a future has thrown
     */
    public static Throwable cause(Throwable error) {
        Throwable cause = error.getCause();
        return cause != null
                        && (error instanceof Carried
                                || error instanceof ExecutionException
                                || error instanceof CompletionException
                                || isCopied(cause, error))
                ? cause(cause)
                : error;
    }

    private static boolean isCopied(Throwable original, Throwable copy) {
        try {
            return copy.getClass() == original.getClass() && original.toString().equals(copy.getMessage());
        } catch (RuntimeException | Error e) {
            return false;
        }
    }

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

    private static final class Carried extends Exception {

        private static final long serialVersionUID = 1;

        Carried(Throwable error) {
            super(message(error), error);
        }
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
