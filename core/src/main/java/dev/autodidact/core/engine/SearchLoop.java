package dev.autodidact.core.engine;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.execution.Executor;
import dev.autodidact.api.execution.Failure;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.execution.TrialRequest;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.runtime.plugin.Thrown;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks a search for proposals, has them run, and tells it the outcomes, on a logical clock: proposal i is asked for when
 * exactly the outcomes of trials up to i - slots have been told, in the order of the trials. So under a budget of trials
 * one thread and many give the same trials.
 */
final class SearchLoop {

    /** How often a waiting loop looks whether it should stop. */
    private static final Duration LOOK = Duration.ofMillis(50);

    private final PatientSearch search;
    private final SearchRun run;
    private final Executor.Execution execution;
    private final Recorder recorder;
    private final Queue<Pending> pending = new ArrayDeque<>();
    private Optional<AutodidactException> broken = Optional.empty();
    private final Leaders leaders = new Leaders();

    SearchLoop(PatientSearch search, SearchRun run, Executor.Execution execution, Recorder recorder) {
        this.search = search;
        this.run = run;
        this.execution = execution;
        this.recorder = recorder;
    }

    /**
     * Runs until the budget is used up, the search proposes nothing more, or somebody stops it.
     *
     * @throws AutodidactException of kind PLUGIN where the search breaks its contract, once the trials under way have
     *     ended
     */
    void run() {
        int trial = 0;
        while (trial < run.budget().trials().orElse(Integer.MAX_VALUE)
                && !run.timeLeft().isZero()) {
            if (pending.size() == run.registration().slots() && !awaitFirst()) {
                break;
            }
            Optional<Proposal> proposal = ask();
            if (proposal.isEmpty()) {
                break;
            }
            submit(trial++, proposal.get());
        }
        while (!pending.isEmpty() && awaitFirst()) {}
        reportFinished();
        settle();
        recorder.finish();
        if (broken.isPresent()) {
            throw broken.get();
        }
    }

    private Optional<Proposal> ask() {
        if (broken.isPresent()) {
            return Optional.empty();
        }
        try {
            Optional<Proposal> proposal = search.propose();
            List<String> violations = proposal.map(
                            wanted -> run.problem().space().violations(wanted.configuration()))
                    .orElse(List.of());
            if (violations.isEmpty()) {
                return proposal;
            }
            broken = Optional.of(broken("it proposed a configuration outside the space: " + violations.get(0), null));
        } catch (RuntimeException | Error e) {
            broken = Optional.of(failed("it failed to propose: ", e));
        }
        return Optional.empty();
    }

    private void settle() {
        if (broken.isPresent()) {
            return;
        }
        try {
            search.settle();
        } catch (RuntimeException | Error e) {
            broken = Optional.of(failed("it failed in the end: ", e));
        }
    }

    private static AutodidactException failed(String when, Throwable e) {
        boolean saysWhen = e instanceof PatientSearch.NotObserved;
        return broken(saysWhen ? String.valueOf(e.getMessage()) : when + Thrown.message(e), e);
    }

    static AutodidactException broken(String how, @Nullable Throwable cause) {
        return new AutodidactException(AutodidactException.Kind.PLUGIN, how, cause);
    }

    private void submit(int trial, Proposal proposal) {
        Configuration configuration = proposal.configuration();
        Duration own = run.trialLimit().get();
        Duration limit = min(own, run.timeLeft());
        if (limit.isZero()) {
            return;
        }
        TrialRequest request = new TrialRequest(
                trial,
                proposal,
                TrialSeed.of(run.registration().seed(), configuration),
                limit,
                run.races() ? leaders.toBeat(proposal) : List.of());
        pending.add(new Pending(trial, proposal, limit.compareTo(own) < 0, execution.submit(request)));
    }

    /** Waits for the oldest trial; false where the loop must stop before that. */
    private boolean awaitFirst() {
        Pending first = pending.element();
        while (true) {
            try {
                Outcome outcome = first.outcome().get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                pending.remove();
                tell(first, outcome);
                return true;
            } catch (TimeoutException e) {
                recorder.acknowledge();
                if (run.timeLeft().isZero()) {
                    return false;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                run.stop().stop();
                return false;
            } catch (ExecutionException e) {
                if (e.getCause() instanceof AutodidactException known) {
                    throw known;
                }
                throw new AutodidactException(AutodidactException.Kind.BUG, "an executor's future failed", e);
            }
        }
    }

    /** What ended before the stop counts, even behind a trial that did not. */
    private void reportFinished() {
        for (Pending trial : pending) {
            Outcome outcome = trial.outcome().getNow(null);
            if (outcome != null) {
                tell(trial, outcome);
            }
        }
        pending.clear();
    }

    private void tell(Pending trial, Outcome ended) {
        if (trial.cutShort()
                && ended instanceof Outcome.Failed failed
                && failed.failure().kind() == Failure.Kind.TIMEOUT) {
            return; // the run's end stopped it, not a limit of its own: that says nothing about the configuration
        }
        Outcome outcome = recorder.ended(trial.number(), trial.proposal(), ended);
        leaders.ended(trial.proposal(), outcome);
        search.observe(new Observation(
                trial.number(),
                trial.proposal(),
                outcome instanceof Outcome.Scored scored ? scored.withoutPredictions() : outcome));
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private record Pending(int number, Proposal proposal, boolean cutShort, CompletableFuture<Outcome> outcome) {}
}
