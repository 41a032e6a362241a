package dev.autodidact.registry.report;

import dev.autodidact.api.strategy.Complexity;
import dev.autodidact.registry.NewTask;
import dev.autodidact.registry.StoredRun;
import java.util.Optional;

/**
 * What a run came to.
 *
 * @param task its task
 * @param run the run
 * @param trace how its result changed
 * @param complexity what adapting took; empty where it was not counted
 * @param failed whether it has no result of its own
 * @param loss its result, the reference's where it failed; NaN where that is unknown too
 * @param scale turns a loss on this task and seed into a regret
 */
record Result(
        NewTask task,
        StoredRun run,
        Trace trace,
        Optional<Complexity> complexity,
        boolean failed,
        double loss,
        Scale scale) {

    /**
     * The best and the reference loss of one task and seed.
     *
     * @param best the least final loss of any strategy
     * @param reference the loss that counts as having learned nothing
     */
    record Scale(double best, double reference) {

        /** {@return 0 for the best, 1 for the reference and whatever is worse or unknown} */
        double regret(double loss) {
            if (loss <= best) {
                return 0;
            }
            double regret = (loss - best) / (reference - best);
            return regret < 1 && reference > best ? regret : 1;
        }
    }

    String strategy() {
        return run.run().strategy();
    }

    long seed() {
        return run.run().seed();
    }

    double regret() {
        return scale.regret(loss);
    }

    /** {@return the loss to rank by: what is unknown is worst} */
    double rankedLoss() {
        return Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss;
    }
}
