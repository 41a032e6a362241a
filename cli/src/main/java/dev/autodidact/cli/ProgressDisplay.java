package dev.autodidact.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows how far work has got: a bar on a terminal, a plain line now and then elsewhere, nothing when quiet. */
final class ProgressDisplay implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration FIRST_LINE = Duration.ofSeconds(2);
    private static final Duration NEXT_LINE = Duration.ofSeconds(10);
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final String what;
    private final Supplier<Progress> progress;
    private final CommonOptions options;
    private final @Nullable ProgressBar bar;
    private final @Nullable Thread watcher;
    private boolean closed;

    /**
     * Starts a display.
     *
     * @param what names the work
     * @param progress tells how far it has got; asked from a thread of the display
     * @param options say where to show it, and whether
     */
    ProgressDisplay(String what, Supplier<Progress> progress, CommonOptions options) {
        this.what = what;
        this.progress = progress;
        this.options = options;
        int columns = options.quiet ? 0 : Terminal.columns();
        bar = columns > 0 ? bar(what, progress.get().total(), columns, options.err()) : null;
        watcher = options.quiet
                ? null
                : Thread.ofPlatform().daemon().name("progress").start(bar == null ? this::printLines : this::moveBar);
    }

    private static ProgressBar bar(String what, long total, int columns, PrintWriter err) {
        return new ProgressBarBuilder()
                .setTaskName(what)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis((int) LOOK.toMillis())
                .continuousUpdate()
                .hideEta()
                .clearDisplayOnFinish()
                .setConsumer(new DelegatingProgressBarConsumer(
                        line -> {
                            err.print(CLEAR_LINE + line.strip());
                            err.flush();
                        },
                        columns - 1))
                .build();
    }

    /** Prints a remark, above the bar where there is one. */
    synchronized void remark(String text) {
        options.remark(bar == null || closed ? text : CLEAR_LINE + text);
    }

    private void moveBar() {
        ProgressBar moved = Objects.requireNonNull(bar);
        try {
            while (true) {
                Progress now = progress.get();
                moved.maxHint(now.total());
                moved.stepTo(now.done());
                moved.setExtraMessage(now.remark());
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException closing) {
            moved.close();
        }
    }

    private void printLines() {
        try {
            Thread.sleep(FIRST_LINE);
            while (true) {
                remark(what + ": " + progress.get().line());
                Thread.sleep(NEXT_LINE);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the display and takes the bar away. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        if (watcher != null) {
            watcher.interrupt();
            try {
                watcher.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
