package dev.autodidact.core.engine;

import java.util.Optional;

/**
 * Keeps the best model so far of those fitted on the first fold: what a run gives back where no time is left to fit
 * anything on all rows, or even to end a trial. Thread-safe.
 */
final class Incumbent implements ModelKeeper {

    private Optional<KeptModel> best = Optional.empty();
    private Runnable listener = () -> {};

    /** Hears of every better model, at once, and must not take long. */
    synchronized void onBetter(Runnable hears) {
        listener = hears;
    }

    @Override
    public synchronized boolean wants(double loss) {
        return best.isEmpty() || loss < best.get().loss();
    }

    @Override
    public synchronized void keep(KeptModel candidate) {
        if (wants(candidate.loss())) {
            best.ifPresent(former -> former.place().drop());
            best = Optional.of(candidate);
            listener.run();
        } else {
            candidate.place().drop();
        }
    }

    synchronized Optional<KeptModel> best() {
        return best;
    }
}
