package dev.autodidact.cli;

import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows how long work gets on: a bar on a terminal, a plain line now and then elsewhere, nothing when quiet. */
final class ProgressDisplay implements AutoCloseable {

    private static final long NANOS_BETWEEN_LINES = Duration.ofSeconds(5).toNanos();

    private final String what;
    private final CommonOptions options;
    private final @Nullable ProgressBar bar;
    private long lastLineNanos = System.nanoTime();

    /**
     * Starts a display.
     *
     * @param what names the work
     * @param total how many steps there are
     */
    ProgressDisplay(String what, long total, CommonOptions options) {
        this.what = what;
        this.options = options;
        this.bar = options.quiet || System.console() == null ? null : bar(what, total);
    }

    private static ProgressBar bar(String what, long total) {
        PrintStream err = System.err;
        return new ProgressBarBuilder()
                .setTaskName(what)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .setConsumer(new me.tongfei.progressbar.ConsoleProgressBarConsumer(err))
                .build();
    }

    /**
     * Shows a state.
     *
     * @param done how many steps are done
     * @param total how many there are
     * @param remark what to say beside it
     */
    synchronized void show(long done, long total, String remark) {
        if (bar != null) {
            bar.maxHint(total);
            bar.stepTo(done);
            bar.setExtraMessage(" " + remark);
        } else if (System.nanoTime() - lastLineNanos > NANOS_BETWEEN_LINES) {
            lastLineNanos = System.nanoTime();
            options.remark(what + ": " + done + " of " + total + ", " + remark);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
