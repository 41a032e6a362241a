package dev.autodidact.search.cold;

import dev.autodidact.search.model.Acquisition;
import dev.autodidact.search.model.Chooser;
import dev.autodidact.search.model.Encoding;
import dev.autodidact.search.model.History;
import dev.autodidact.search.model.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.stream.IntStream;

/**
 * Bayesian optimisation with a {@link GaussianProcess} (Snoek, Larochelle and Adams, 2012, "Practical Bayesian
 * optimization of machine learning algorithms"), the logarithm of the expected improvement, and local search.
 *
 * <p>The kernel's hyperparameters are those of greatest posterior density under log-normal priors, whose typical length
 * scale grows with the square root of the number of coordinates (Hvarfner, Hellsten and Nardi, 2024, "Vanilla Bayesian
 * optimization performs great in high dimensions"). They are improved a few gradient steps a proposal (RPROP:
 * Riedmiller and Braun, 1993), starting from the last.
 *
 * <p>Departures, so that time and memory are bounded: the process sees at most {@value #ROWS} trials, the best half of
 * them and the latest others. Losses become normal scores. Not thread-safe.
 */
final class GaussianProcessChooser implements Chooser {

    private static final int ROWS = 100;
    private static final int BEST = 10;

    /** Gradient steps are so many multiplications' worth of pairs of trials, but at least one and at most this many. */
    private static final int PAIRS = 10_000;

    private static final int MOST_STEPS = 15;

    private static final double GROW = 1.2;
    private static final double SHRINK = 0.5;
    private static final double LONGEST = 0.5;
    private static final double SHORTEST = 1e-3;

    private final Encoding encoding;
    private final SplittableGenerator random;
    private final int[] options;
    private final double[] logarithms;
    private final double[] means;
    private final double[] deviations;
    private final double[] steps;
    private final double[] slopes;

    GaussianProcessChooser(Encoding encoding, SplittableGenerator random) {
        this.encoding = encoding;
        this.random = random;
        this.options = encoding.options();
        int size = options.length + 2;
        this.means = new double[size];
        this.deviations = new double[size];
        int varying = Math.max(1, (int)
                IntStream.range(0, options.length).filter(encoding::canVary).count());
        for (int i = 0; i < options.length; i++) {
            means[i] = options[i] == 0
                    ? StrictMath.log(0.3 * StrictMath.sqrt(varying))
                    : StrictMath.log(1 / StrictMath.sqrt(varying));
            deviations[i] = 1;
        }
        means[options.length] = 0;
        deviations[options.length] = 0.5;
        means[options.length + 1] = StrictMath.log(1e-1);
        deviations[options.length + 1] = 2;
        this.logarithms = means.clone();
        this.steps = new double[size];
        Arrays.fill(steps, 0.1);
        this.slopes = new double[size];
    }

    @Override
    public List<double[]> choose(History history) {
        Sample sample = history.sample(ROWS);
        return Acquisition.maximise(encoding, fitted(sample), sample.best(), history.best(BEST), random);
    }

    private GaussianProcess fitted(Sample sample) {
        int budget = Math.clamp(PAIRS / ((long) sample.size() * sample.size()), 1, MOST_STEPS);
        for (int step = 0; step < budget; step++) {
            climb(process(sample).gradient());
        }
        return process(sample);
    }

    private GaussianProcess process(Sample sample) {
        return new GaussianProcess(new GaussianProcess.Kernel(options, logarithms), sample);
    }

    private void climb(double[] gradient) {
        for (int i = 0; i < logarithms.length; i++) {
            double slope = gradient[i] - (logarithms[i] - means[i]) / (deviations[i] * deviations[i]);
            double turn = slope * slopes[i];
            steps[i] = Math.clamp(steps[i] * (turn > 0 ? GROW : turn < 0 ? SHRINK : 1), SHORTEST, LONGEST);
            slopes[i] = turn < 0 ? 0 : slope;
            logarithms[i] += Math.signum(slopes[i]) * steps[i];
        }
    }
}
