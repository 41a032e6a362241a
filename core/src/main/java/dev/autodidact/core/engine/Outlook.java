package dev.autodidact.core.engine;

import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.strategy.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What more trials may be expected to gain. The best losses so far are taken for the tail of an exponential distribution,
 * whose scale is the mean distance of the k best from the k-th (Weissman, Journal of the American Statistical Association
 * 73, 1978); the least of n + m draws then lies scale times log((n + m) / n) below the least of n. A search that learns
 * draws better and better, so that this is a careful guess rather than a promise. Not thread-safe.
 */
public final class Outlook {

    /** From fewer trials, nothing is foretold. */
    private static final int LEAST_TRIALS = 12;

    /** The share of the trials that counts as the tail. */
    private static final double TAIL = 0.25;

    private final List<Double> losses = new ArrayList<>();

    /**
     * Takes note of a trial; those that failed, or had less than full fidelity, say nothing.
     *
     * @param trial the trial
     */
    public void observe(Observation trial) {
        if (trial.outcome() instanceof Outcome.Scored scored && trial.proposal().fidelity() == 1) {
            add(scored.loss());
        }
    }

    /**
     * Takes note of a trial of full fidelity.
     *
     * @param loss its loss
     */
    public void add(double loss) {
        losses.add(loss);
    }

    /**
     * {@return by how much the best loss is expected to fall in further trials; empty where too few trials are known}
     *
     * @param share how many trials more, as a share of those so far, at least 0
     */
    public OptionalDouble gain(double share) {
        if (losses.size() < LEAST_TRIALS) {
            return OptionalDouble.empty();
        }
        int tail = (int) Math.ceil(TAIL * losses.size());
        double[] best = losses.stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .limit(tail + 1)
                .toArray();
        double scale = 0;
        for (int i = 0; i < tail; i++) {
            scale += (best[tail] - best[i]) / tail;
        }
        return OptionalDouble.of(scale * Math.log1p(share));
    }

    /** {@return the least loss; infinite where there is none} */
    public double best() {
        return losses.stream().mapToDouble(Double::doubleValue).min().orElse(Double.POSITIVE_INFINITY);
    }
}
