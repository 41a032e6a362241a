package dev.autodidact.cli;

/** The terminal on standard error, where there is one. */
final class Terminal {

    /** How many columns it has; 0 without one. The launcher sets it: Java knows only the terminal of standard input. */
    private static final String COLUMNS = "autodidact.columns";

    private static final int USUAL_COLUMNS = 79;

    private Terminal() {}

    /** {@return how many columns it has; 0 where nobody watches, or its cursor cannot move} */
    @SuppressWarnings("SystemConsoleNull") // Main asks for the kind of console that is null without a terminal
    static int columns() {
        if ("dumb".equals(System.getenv("TERM"))) {
            return 0;
        }
        return Integer.getInteger(COLUMNS, System.console() == null ? 0 : USUAL_COLUMNS);
    }
}
