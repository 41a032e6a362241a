package dev.autodidact.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodidact.api.execution.Cost;
import dev.autodidact.api.execution.Executor;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.execution.TrialRequest;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.core.fakes.Deaf;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ThreadExecutorTest {

    private final Executor executor = new ThreadExecutor();

    @Test
    void neverMoreTrialsAtOnceThanAskedFor() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
        try (Executor.Execution execution = executor.open(
                (request, cancellation) -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    Thread.sleep(2);
                    running.decrementAndGet();
                    return Outcome.Scored.of(request.trial(), Cost.NONE);
                },
                3)) {
            for (int i = 0; i < 30; i++) {
                outcomes.add(execution.submit(request(i, Duration.ofMinutes(1))));
            }
            for (int i = 0; i < 30; i++) {
                assertThat(((Outcome.Scored) outcomes.get(i).join()).loss()).isEqualTo(i);
            }
        }
        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void closingEndsWaitingAndRunningTrials() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
        Executor.Execution execution = executor.open(
                (request, cancellation) -> {
                    started.countDown();
                    return Deaf.forever();
                },
                1);
        outcomes.add(execution.submit(request(0, Duration.ofMinutes(1))));
        outcomes.add(execution.submit(request(1, Duration.ofMinutes(1))));
        started.await();

        execution.close();

        assertThat(outcomes).allMatch(outcome -> outcome.join() instanceof Outcome.Failed);
        assertThatThrownBy(() -> execution.submit(request(2, Duration.ofMinutes(1))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void trialThatHeedsItsCancellationMakesRoomForTheNext() {
        try (Executor.Execution execution = executor.open(
                (request, cancellation) -> {
                    while (request.trial() == 0) {
                        cancellation.check();
                    }
                    return Outcome.Scored.of(1, Cost.NONE);
                },
                1)) {
            CompletableFuture<Outcome> slow = execution.submit(request(0, Duration.ofMillis(50)));
            CompletableFuture<Outcome> quick = execution.submit(request(1, Duration.ofMillis(50)));

            assertThat(((Outcome.Failed) slow.join()).failure().kind().label()).isEqualTo("timeout");
            assertThat(quick.join()).isInstanceOf(Outcome.Scored.class);
        }
    }

    @Test
    void boundedCallEndsWhereThePluginDoesNot() {
        assertThatThrownBy(() -> BoundedCall.call(
                        "test", StopSignal.after(Optional.of(Duration.ofMillis(50))), cancellation -> Deaf.forever()))
                .isInstanceOf(TimeoutException.class);
    }

    @Test
    void boundedCallHandsOverResultsAndFailures() throws Exception {
        String result = BoundedCall.call("test", StopSignal.manual(), cancellation -> "result");
        assertThat(result).isEqualTo("result");
        assertThatThrownBy(() -> BoundedCall.call("test", StopSignal.manual(), cancellation -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(StackOverflowError.class);
    }

    @Test
    void signalFiresByHandByTimeAndWithItsParent() {
        StopSignal parent = StopSignal.manual();
        StopSignal child = parent.within(Optional.of(Duration.ofDays(200_000)));
        assertThat(child.fired()).isFalse();
        assertThat(parent.within(Optional.of(Duration.ZERO)).fired()).isTrue();
        assertThat(parent.within(Optional.of(Duration.ZERO)).stoppedByHand()).isFalse();

        parent.stop();

        assertThat(child.fired()).isTrue();
        assertThat(child.stoppedByHand()).isTrue();
    }

    private static TrialRequest request(int trial, Duration limit) {
        return new TrialRequest(trial, Proposal.full(Configuration.EMPTY), trial, limit);
    }
}
