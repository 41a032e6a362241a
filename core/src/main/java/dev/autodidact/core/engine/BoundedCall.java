package dev.autodidact.core.engine;

import dev.autodidact.api.Cancellation;
import dev.autodidact.runtime.plugin.Thrown;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls into plugins that end when a run ends, even where the plugin does not. */
public final class BoundedCall {

    /** How often a waiting caller looks whether the signal has fired. */
    private static final Duration LOOK = Duration.ofMillis(50);

    private BoundedCall() {}

    /**
     * What to call.
     *
     * @param <T> what it returns
     */
    @FunctionalInterface
    public interface Work<T> {

        /**
         * {@return the result}
         *
         * @param cancellation asks it to stop when the signal fires
         * @throws Exception where it fails
         */
        T call(Cancellation cancellation) throws Exception;
    }

    /**
     * Calls, on a thread of its own. When the signal fires, the call is asked to stop, then interrupted, and after a
     * grace left behind on its daemon thread.
     *
     * @param <T> what the call returns
     * @param name names the thread
     * @param stop ends the call
     * @param work what to call
     * @return what the call returned, within the grace at the latest
     * @throws TimeoutException where it did not return in time
     * @throws ExecutionException where it threw; the cause says what
     * @throws InterruptedException where the caller's thread was interrupted; the call is stopped then, too
     */
    public static <T> T call(String name, StopSignal stop, Work<T> work)
            throws TimeoutException, ExecutionException, InterruptedException {
        Cancellation cancellation = Cancellation.none();
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform().daemon().name(name).start(() -> {
            try {
                result.complete(work.call(cancellation));
            } catch (Throwable e) {
                result.completeExceptionally(Thrown.carried(e));
            }
        });
        try {
            while (!stop.fired()) {
                try {
                    return result.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException notYet) {
                    // look at the signal again
                }
            }
            cancellation.cancel();
            thread.interrupt();
            return result.get(ThreadExecutor.GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable thrown = Thrown.cause(e);
            throw new ExecutionException(Thrown.message(thrown), thrown);
        } finally {
            cancellation.cancel();
            thread.interrupt();
        }
    }
}
