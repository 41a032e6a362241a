package dev.autodidact.core.engine;

import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.registry.NewTrial;
import dev.autodidact.registry.Registry;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Writes a run's trials to the registry, and lets the listener hear of each once it is durable, in their order. Trials
 * are stored while the search goes on. Not thread-safe.
 */
final class Recorder {

    private final Registry registry;
    private final long run;
    private final Problem problem;
    private final Replay replay;
    private final TrialListener listener;
    private final Stopwatch stopwatch = Stopwatch.start();
    private final Queue<Unheard> unheard = new ArrayDeque<>();
    private double cpuSeconds;

    Recorder(Registry registry, long run, Problem problem, Replay replay, TrialListener listener) {
        this.registry = registry;
        this.run = run;
        this.problem = problem;
        this.replay = replay;
        this.listener = listener;
    }

    /** Wall-clock seconds since the run began, the time between two processes left out. */
    double seconds() {
        return replay.seconds() + stopwatch.seconds();
    }

    /** Processor seconds of the trials. */
    double cpuSeconds() {
        return cpuSeconds;
    }

    /**
     * Takes a trial that has ended.
     *
     * @return its outcome as whoever resumes the run will see it
     */
    Outcome ended(int trial, Proposal proposal, Outcome outcome) {
        if (replay.gave(trial)) {
            add(new Observation(trial, proposal, outcome), CompletableFuture.completedFuture(null));
            return outcome;
        }
        double heldOutLoss = outcome instanceof Outcome.Scored scored ? problem.heldOutLoss(scored) : Double.NaN;
        NewTrial stored = new NewTrial(trial, proposal, outcome, heldOutLoss, seconds()).asStored();
        add(new Observation(trial, proposal, stored.outcome()), registry.addTrialSoon(run, stored));
        return stored.outcome();
    }

    private void add(Observation observation, CompletableFuture<Void> durable) {
        double seconds = observation.outcome().cost().cpuSeconds();
        cpuSeconds += Double.isNaN(seconds) ? 0 : seconds;
        unheard.add(new Unheard(observation, durable));
        acknowledge();
    }

    /** Lets the listener hear of what has become durable. */
    void acknowledge() {
        while (!unheard.isEmpty() && unheard.element().durable().isDone()) {
            tellNext();
        }
    }

    /** Waits until everything is durable and heard of. */
    void finish() {
        replay.rest(trial -> add(
                new Observation(trial.trial(), trial.proposal(), trial.outcome()),
                CompletableFuture.completedFuture(null)));
        while (!unheard.isEmpty()) {
            tellNext();
        }
    }

    private void tellNext() {
        Unheard next = unheard.remove();
        try {
            next.durable().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        listener.ended(next.observation());
    }

    private record Unheard(Observation observation, CompletableFuture<Void> durable) {}
}
