package dev.autodidact.learnedoptimizer.search;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.strategy.LearnContext;
import dev.autodidact.learnedoptimizer.internal.WeightAdam;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.stream.Stream;

/**
 * Makes the weights of the network that proposes configurations: it searches functions freshly drawn from
 * Gaussian-process priors, and back-propagation through the whole of each search trains it to find small values (Chen
 * and others, 2017, "Learning to learn without gradient descent by gradient descent").
 *
 * <p>An episode draws up to 64 functions of 1 to 10 coordinates and searches each for 15 to 50 trials, at first for at
 * most 20; in a third of the episodes proposals must be made while 1 to 3 values are still to come. Of twenty
 * checkpoints, the one that is best on validation functions, which are never trained on, is kept.
 */
public final class MetaTraining {

    private static final double RATE = 2e-3;
    private static final int CHECKPOINTS = 20;
    private static final int[] DIMENSIONS = {1, 2, 2, 3, 3, 4, 5, 6, 6, 8, 10};
    private static final int FUNCTIONS = 64;
    private static final int COORDINATES = 256;
    private static final int SHORTEST = 15;
    private static final int MOST_SLOTS = 4;
    private static final int[] VALIDATED_DIMENSIONS = {2, 3, 6, 10};
    private static final int VALIDATED = 200;
    private static final int VALIDATED_STEPS = 40;

    private MetaTraining() {}

    /**
     * Trains, on one thread. The same number of episodes and seed give the same weights; bit for bit where the native
     * libraries and the kind of processor are the same.
     *
     * @param episodes how many sets of functions to search; 1,000 take a quarter of a minute of one core
     * @param context seed, cancellation and progress
     * @return the best weights on the validation functions
     * @throws InterruptedException where training was cancelled
     * @throws LinkageError where this machine has no native libraries of ND4J
     */
    public static SearchWeights train(int episodes, LearnContext context) throws InterruptedException {
        if (episodes < 1) {
            throw new IllegalArgumentException(episodes + " episodes; there must be at least 1");
        }
        float[] weights = Shape.initial(Seeds.generator(context.seed(), "weights"));
        float[] best = weights.clone();
        double lowest = validate(weights, context.seed(), VALIDATED);
        double first = lowest;
        WeightAdam adam = new WeightAdam(Shape.SIZE);
        int validated = 0;
        for (int number = 0; number < episodes; number++) {
            context.cancellation().check();
            double share = (double) number / episodes;
            SplittableGenerator random = Seeds.generator(context.seed(), "episode", Integer.toString(number));
            adam.step(weights, gradient(weights, episode(share, random)), rate(share));
            context.progress().accept((double) (number + 1) / episodes);
            int checkpoint = (int) ((long) CHECKPOINTS * (number + 1) / episodes);
            if (checkpoint > validated) {
                validated = checkpoint;
                double score = validate(weights, context.seed(), VALIDATED);
                if (score < lowest) {
                    lowest = score;
                    best = weights.clone();
                }
            }
        }
        return new SearchWeights(
                best,
                String.format(
                        Locale.ROOT,
                        "search.MetaTraining: %d episodes, seed %d; mean value found on validation functions %.4f,"
                                + " before training %.4f",
                        episodes,
                        context.seed(),
                        lowest,
                        first));
    }

    private static double rate(double share) {
        return share < 0.6 ? RATE : share < 0.85 ? 0.3 * RATE : 0.1 * RATE;
    }

    private static Episode episode(double share, RandomGenerator random) {
        int dimensions = DIMENSIONS[random.nextInt(DIMENSIONS.length)];
        int longest = share < 0.1 ? 20 : share < 0.25 ? 35 : Inputs.HORIZON;
        int steps = random.nextInt(SHORTEST, longest + 1);
        int slots = random.nextInt(3) > 0 ? 1 : random.nextInt(2, MOST_SLOTS + 1);
        int number = Math.min(FUNCTIONS, COORDINATES / dimensions);
        return new Episode(draw(number, dimensions, random), steps, slots, random);
    }

    private static float[] gradient(float[] weights, Episode episode) {
        float[] byWeight = new float[Shape.SIZE];
        try (BatchProducts products = new BatchProducts(weights, episode.coordinates())) {
            episode.forward(weights, products);
            episode.backward(weights, products, byWeight);
        }
        return byWeight;
    }

    /** The mean value found over several dimensions, so many functions each, which depend on the seed alone. */
    static double validate(float[] weights, long seed, int functions) {
        double score = 0;
        for (int dimensions : VALIDATED_DIMENSIONS) {
            SplittableGenerator random = Seeds.generator(seed, "validation", Integer.toString(dimensions));
            Episode episode = new Episode(draw(functions, dimensions, random), VALIDATED_STEPS, 1, random);
            try (BatchProducts products = new BatchProducts(weights, episode.coordinates())) {
                episode.forward(weights, products);
            }
            score += episode.found() / VALIDATED_DIMENSIONS.length;
        }
        return score;
    }

    private static List<GaussianProcess> draw(int number, int dimensions, RandomGenerator random) {
        return Stream.generate(() -> GaussianProcess.draw(dimensions, random))
                .limit(number)
                .toList();
    }
}
