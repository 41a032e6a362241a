package dev.autodidact.core.engine;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.execution.Executor;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.TrialRequest;
import dev.autodidact.registry.NewTrial;
import dev.autodidact.registry.Registry;
import dev.autodidact.registry.RunProgress;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The trials that earlier processes have stored for a run: they are given back instead of being run again. So a strategy
 * that starts from the same seed goes the same way, and goes on where it was cut off. Not thread-safe.
 */
final class Replay {

    /** So many trials are read at once; each may have predictions. */
    private static final int PAGE = 32;

    private final Registry registry;
    private final long run;
    private final RunProgress progress;
    private final BitSet given = new BitSet();
    private List<NewTrial> page = List.of();

    Replay(Registry registry, long run) {
        this.registry = registry;
        this.run = run;
        this.progress = registry.progress(run);
    }

    /** How many trials are stored. */
    int trials() {
        return progress.trials();
    }

    /** Wall-clock seconds from the beginning of the run to its last stored trial. */
    double seconds() {
        return progress.seconds();
    }

    /** Whether a trial was given back. */
    boolean gave(int trial) {
        return given.get(trial);
    }

    /** {@return an execution that runs only what is not stored} */
    Executor.Execution before(Executor.Execution fresh) {
        return new Executor.Execution() {
            @Override
            public CompletableFuture<Outcome> submit(TrialRequest request) {
                Optional<NewTrial> stored = find(request.trial());
                if (stored.isEmpty()) {
                    return fresh.submit(request);
                }
                require(request, stored.get());
                given.set(request.trial());
                return CompletableFuture.completedFuture(stored.get().outcome());
            }

            @Override
            public void close() {
                fresh.close();
            }
        };
    }

    /** Hands over the stored trials that were not given back: those behind one that was cut off. */
    void rest(Consumer<NewTrial> taker) {
        for (int trial = given.nextClearBit(0); trial <= progress.last(); trial = given.nextClearBit(trial + 1)) {
            find(trial).ifPresent(taker);
        }
    }

    private Optional<NewTrial> find(int trial) {
        if (trial > progress.last()) {
            return Optional.empty();
        }
        boolean paged = !page.isEmpty()
                && page.getFirst().trial() <= trial
                && trial <= page.getLast().trial();
        if (!paged) {
            page = registry.wholeTrials(run, trial, PAGE);
        }
        return page.stream().filter(stored -> stored.trial() == trial).findFirst();
    }

    private void require(TrialRequest request, NewTrial stored) {
        if (!request.proposal().equals(stored.proposal())) {
            throw AutodidactException.caller("run " + run + " cannot be gone on with: its trial " + stored.trial()
                    + " was " + stored.proposal() + ", but now its strategy proposes " + request.proposal()
                    + "\nPlugins or settings are not what they were. Begin anew, without resuming.");
        }
    }
}
