package dev.autodidact.search.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * The multivariate tree-structured Parzen estimator (Bergstra and others, 2011, "Algorithms for hyper-parameter
 * optimization"; multivariate: Falkner, Klein and Hutter, 2018, "BOHB", section 3.2): of draws from the density of the
 * good trials, those come first whose density among the good is greatest against that among the others.
 *
 * <p>A density is that of {@link Parzen}, which covers conditional spaces as a whole, where others split the space into
 * groups of hyperparameters that are always active together and treat these apart. Not thread-safe.
 */
public final class ParzenChooser implements Chooser {

    private static final int DRAWS = 64;

    /** The good are this share of the trials, within these limits. */
    private static final double GOOD = 0.15;

    private static final int LEAST_GOOD = 4;
    private static final int MOST_GOOD = 25;

    /** The density of the others is that of so many of them, at most: the latest. */
    private static final int OTHERS = 500;

    private final Encoding encoding;
    private final SplittableGenerator random;

    /**
     * Makes a chooser.
     *
     * @param encoding of the space
     * @param random where chance comes from
     */
    public ParzenChooser(Encoding encoding, SplittableGenerator random) {
        this.encoding = encoding;
        this.random = random;
    }

    private static final class Candidate {

        private final double[] vector;
        private final double ratio;

        private Candidate(double[] vector, double ratio) {
            this.vector = vector;
            this.ratio = ratio;
        }

        private double ratio() {
            return ratio;
        }
    }

    @Override
    public List<double[]> choose(History history) {
        int goods = Math.clamp((int) Math.ceil(GOOD * history.size()), LEAST_GOOD, MOST_GOOD);
        List<Trial> best = history.best(goods);
        double threshold = best.get(best.size() - 1).loss();
        List<double[]> others = new ArrayList<>();
        history.underWay().forEach(others::add);
        List<Trial> trials = history.trials();
        for (int i = trials.size() - 1; i >= 0 && others.size() < OTHERS; i--) {
            if (trials.get(i).loss() > threshold) {
                others.add(trials.get(i).vector());
            }
        }
        Parzen good = new Parzen(encoding, best.stream().map(Trial::vector).toList());
        Parzen rest = new Parzen(encoding, others);
        List<Candidate> candidates = new ArrayList<>();
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] vector = good.sample(random);
            candidates.add(new Candidate(vector, good.logDensity(vector) - rest.logDensity(vector)));
        }
        return candidates.stream()
                .sorted(Comparator.comparingDouble(Candidate::ratio).reversed())
                .map(candidate -> candidate.vector)
                .toList();
    }
}
