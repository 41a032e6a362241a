package dev.autodidact.suites.internal.objectives;

import dev.autodidact.api.optimizer.Objective;
import dev.autodidact.suites.internal.Chance;
import java.util.random.RandomGenerator;

/**
 * The mean of some terms. A minibatch is drawn from them with replacement, so its gradient is right on average; with one
 * term there is no noise. The start is normal about zero. Sums are kept in double precision.
 */
abstract class MeanObjective implements Objective {

    private final int parameters;
    private final double spread;
    private final int terms;
    private final int batch;

    /**
     * Sets the sizes.
     *
     * @param parameters the number of parameters
     * @param spread the standard deviation of the start's coordinates
     * @param terms the number of terms
     * @param batch how many of them a minibatch draws
     */
    MeanObjective(int parameters, double spread, int terms, int batch) {
        this.parameters = parameters;
        this.spread = spread;
        this.terms = terms;
        this.batch = batch;
    }

    /**
     * {@return the value of one term}
     *
     * @param term 0 to terms - 1
     * @param at the point
     * @param gradient the term's gradient is added to it
     */
    abstract double term(int term, float[] at, double[] gradient);

    @Override
    public final int parameters() {
        return parameters;
    }

    @Override
    public final float[] start(RandomGenerator random) {
        Chance chance = new Chance(random);
        float[] start = new float[parameters];
        for (int i = 0; i < parameters; i++) {
            start[i] = (float) (spread * chance.gaussian());
        }
        return start;
    }

    @Override
    public final double loss(float[] at) {
        double[] unused = new double[parameters];
        double sum = 0;
        for (int term = 0; term < terms; term++) {
            sum += term(term, at, unused);
        }
        return sum / terms;
    }

    @Override
    public final double lossAndGradient(float[] at, float[] gradient, RandomGenerator random) {
        Chance chance = new Chance(random);
        double[] sums = new double[parameters];
        double sum = 0;
        for (int i = 0; i < batch; i++) {
            sum += term(chance.below(terms), at, sums);
        }
        for (int i = 0; i < parameters; i++) {
            gradient[i] = (float) (sums[i] / batch);
        }
        return sum / batch;
    }
}
