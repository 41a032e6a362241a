package dev.autodidact.learnedoptimizer.search;

import dev.autodidact.learnedoptimizer.internal.LstmCell;
import dev.autodidact.learnedoptimizer.internal.Rows;
import java.util.Arrays;

/**
 * The network at work in one search, in plain Java, since for one search a call of ND4J costs more than the products. Its
 * state is of constant size. Not thread-safe.
 */
final class Proposer {

    private final float[] weights;
    private final int n;
    private final int dimensions;
    private final int horizon;
    private final Losses losses;
    private final float[][] hidden;
    private final float[][] pooled;
    private final float[][] in;
    private final float[][] cells;
    private final float[][] gates;
    private final float[][] out;
    private Inputs.News news = Inputs.News.NONE;
    private float[] best;
    private float[] former;
    private float[] observed;
    private float[] last;
    private int steps;

    /**
     * Begins a search.
     *
     * @param coordinates at least 1
     * @param dimensions how many of them matter
     * @param horizon how many proposals there will be
     */
    Proposer(float[] weights, int coordinates, int dimensions, int horizon) {
        this.weights = weights;
        this.n = coordinates;
        this.dimensions = dimensions;
        this.horizon = horizon;
        losses = new Losses(horizon);
        hidden = Rows.of(Shape.HIDDEN, n);
        pooled = Rows.of(Shape.HIDDEN, n);
        in = Rows.concat(Rows.of(Shape.INPUTS, n), Rows.concat(hidden, pooled));
        cells = Rows.of(Shape.HIDDEN, n);
        gates = Rows.of(Shape.GATES, n);
        out = Rows.of(Shape.OUTPUTS, n);
        best = new float[n];
        Arrays.fill(best, 0.5f);
        former = best;
        observed = best;
        last = best;
    }

    /**
     * Takes a step, and gives the place that the network proposes.
     *
     * @param noise the random place that it may go to
     */
    float[] propose(float[] noise) {
        Inputs.places(in, best, observed, last, former, noise, n);
        Inputs.common(in, 0, n, news, steps, horizon, dimensions);
        Inputs.pool(hidden, pooled, n, n);
        for (int j = 0; j < Shape.GATES; j++) {
            Arrays.fill(gates[j], weights[Shape.GATE_BIAS + j]);
        }
        Rows.multiply(in, weights, 0, Shape.GATES, 1, gates, n);
        LstmCell.forward(gates, cells, cells, hidden, n);
        float[] proposal = new float[n];
        Head.forward(weights, hidden, out, best, noise, proposal, n);
        steps++;
        return proposal;
    }

    /** Says which place was chosen in the end. */
    void place(float[] chosen) {
        last = chosen;
    }

    /** Tells the loss at a place. At most as often as there are proposals. */
    void observe(float[] place, double loss) {
        boolean first = losses.isEmpty();
        news = losses.add(loss);
        observed = place;
        if (news.improved()) {
            former = first ? place : best;
            best = place;
        }
    }

    /** Tells that there is no loss at a place: as bad as the worst. */
    void fail(float[] place) {
        news = new Inputs.News(true, false, 1, 0);
        observed = place;
    }
}
