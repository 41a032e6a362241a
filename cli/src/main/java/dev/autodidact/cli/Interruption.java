package dev.autodidact.cli;

import dev.autodidact.core.engine.StopSignal;
import java.util.HashMap;
import java.util.Map;
import org.jline.utils.Signals;

/**
 * Turns Ctrl-C, and a polite request of the system to end, into a stop that keeps what was found: the verb goes on to
 * write its results. A second one ends the process at once.
 */
final class Interruption implements AutoCloseable {

    /** What shells report for a process that Ctrl-C ended. */
    static final int EXIT_CODE = 130;

    private final Map<String, Object> before = new HashMap<>();

    /**
     * Listens until it is closed.
     *
     * @param stop is told to stop
     * @param said tells the user; from a thread of its own
     */
    Interruption(StopSignal stop, Runnable said) {
        for (String signal : new String[] {"INT", "TERM"}) {
            Object handler = Signals.register(signal, () -> {
                if (stop.stoppedByHand()) {
                    Runtime.getRuntime().halt(EXIT_CODE);
                }
                stop.stop();
                said.run();
            });
            if (handler != null) {
                before.put(signal, handler);
            }
        }
    }

    /** {@return the exit code of a verb that has written its results: 0, or {@link #EXIT_CODE} where it was stopped} */
    static int exitCode(StopSignal stop) {
        return stop.stoppedByHand() ? EXIT_CODE : 0;
    }

    @Override
    public void close() {
        before.forEach(Signals::unregister);
    }
}
