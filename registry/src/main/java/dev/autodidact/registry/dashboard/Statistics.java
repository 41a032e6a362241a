package dev.autodidact.registry.dashboard;

import dev.autodidact.registry.Comparison;
import dev.autodidact.registry.Registry;
import dev.autodidact.registry.RunFilter;
import dev.autodidact.registry.report.ComparisonReport;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * The statistics page of comparisons: made once, one after the other, because a large one takes seconds and much memory,
 * and kept until trials are added.
 */
final class Statistics implements AutoCloseable {

    private static final int KEPT = 8;

    /** What was asked for, and how much there was when it was made. */
    private record Key(RunFilter filter, long trials) {}

    private final Registry registry;
    private final ExecutorService maker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("dashboard-statistics").factory());
    private final Map<Key, CompletableFuture<String>> pages = new LinkedHashMap<>();

    Statistics(Registry registry) {
        this.registry = registry;
    }

    /**
     * How far a page has come.
     *
     * @param state {@code ready}, {@code working} or {@code failed}
     * @param message why it failed; empty where it did not
     */
    record State(String state, String message) {}

    static RunFilter filter(Request request) {
        return new RunFilter(
                request.text("comparison")
                        .map(id -> OptionalLong.of(Request.number(id)))
                        .orElse(OptionalLong.empty()),
                request.texts("runs").stream().map(Request::number).collect(Collectors.toUnmodifiableSet()),
                request.texts("tasks"),
                request.texts("strategies"),
                request.text("suite"),
                request.text("budget"));
    }

    /** {@return how far the page has come, which is begun where nobody has asked for it yet} */
    State state(Request request) {
        CompletableFuture<String> page = page(filter(request));
        if (!page.isDone()) {
            return new State("working", "");
        }
        try {
            page.join();
            return new State("ready", "");
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return new State("failed", String.valueOf(cause.getMessage()));
        }
    }

    /** {@return the page; empty where there is nothing to compare} */
    Optional<String> await(Request request) {
        try {
            return Optional.of(page(filter(request)).join());
        } catch (CompletionException e) {
            return Optional.empty();
        }
    }

    private CompletableFuture<String> page(RunFilter filter) {
        long trials = registry.read(handle -> handle.createQuery("select coalesce(max(id), 0) from trial")
                .mapTo(Long.class)
                .one());
        synchronized (pages) {
            pages.keySet().removeIf(key -> key.filter().equals(filter) && key.trials() != trials);
            if (pages.size() >= KEPT) {
                pages.remove(pages.keySet().iterator().next());
            }
            return pages.computeIfAbsent(
                    new Key(filter, trials), key -> CompletableFuture.supplyAsync(() -> make(filter), maker));
        }
    }

    private String make(RunFilter filter) {
        Comparison comparison = registry.comparison(filter);
        return ComparisonReport.page(comparison);
    }

    @Override
    public void close() {
        maker.shutdownNow();
    }
}
