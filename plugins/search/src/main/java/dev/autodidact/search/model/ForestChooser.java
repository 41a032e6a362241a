package dev.autodidact.search.model;

import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.stream.Stream;

/**
 * Bayesian optimisation as in SMAC (Hutter, Hoos and Leyton-Brown, 2011; Lindauer and others, 2022, "SMAC3: a versatile
 * Bayesian optimization package for hyperparameter optimization"): a {@link Forest}, the logarithm of the expected
 * improvement, local search around the best, and now and then a random draw, which keeps the search sound where the
 * forest is wrong.
 *
 * <p>Departures: losses become normal scores rather than logarithms (see {@link History#sample}), and at most
 * {@value #ROWS} trials are learned from. Not thread-safe.
 */
public final class ForestChooser implements Chooser {

    private static final int ROWS = 2_000;
    private static final int BEST = 10;

    /** One proposal in so many is random. */
    private static final int INTERLEAVED = 12;

    private final Encoding encoding;
    private final SplittableGenerator random;

    /**
     * Makes a chooser.
     *
     * @param encoding of the space
     * @param random where chance comes from
     */
    public ForestChooser(Encoding encoding, SplittableGenerator random) {
        this.encoding = encoding;
        this.random = random;
    }

    @Override
    public List<double[]> choose(History history) {
        if (random.nextInt(INTERLEAVED) == 0) {
            return Stream.generate(() -> encoding.sample(random)).limit(BEST).toList();
        }
        Sample sample = history.sample(ROWS);
        Surrogate forest = Forest.fit(encoding.options(), sample, random);
        return Acquisition.maximise(encoding, forest, sample.best(), history.best(BEST), random);
    }
}
