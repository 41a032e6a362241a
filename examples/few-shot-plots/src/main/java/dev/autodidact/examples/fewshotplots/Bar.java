package dev.autodidact.examples.fewshotplots;

import java.util.function.DoubleConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows, on standard error, what share of long work is done and how long the rest may take. Thread-safe. */
public final class Bar implements DoubleConsumer, AutoCloseable {

    private static final int MARKS = 1000;

    private final ProgressBar bar;

    /**
     * Shows that nothing is done yet.
     *
     * @param what names the work
     */
    public Bar(String what) {
        bar = new ProgressBarBuilder()
                .setTaskName(what)
                .setInitialMax(MARKS)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(1000)
                .build();
    }

    /**
     * Shows that more is done.
     *
     * @param share the share done, 0 to 1
     */
    @Override
    public void accept(double share) {
        bar.stepTo(Math.round(MARKS * share));
    }

    @Override
    public void close() {
        bar.close();
    }
}
