package dev.autodidact.learnedoptimizer;

import dev.autodidact.api.optimizer.Objective;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The families of objectives that meta-training draws from. Every draw is another problem. */
enum Families {
    /** Ten-dimensional quadratics. */
    QUADRATIC(4) {
        @Override
        Objective plain(RandomGenerator random) {
            return Quadratic.draw(10, random);
        }
    },
    /** Softmax regressions on all their data. */
    REGRESSION(2) {
        @Override
        Objective plain(RandomGenerator random) {
            Points points = Points.clusters(ROWS, random.nextInt(4, 13), random.nextInt(2, 5), random);
            return new Perceptron(points, Activation.SIGMOID, new int[0], ROWS, DECAY);
        }
    },
    /** Networks of one hidden layer, by minibatches. */
    NETWORK(4) {
        @Override
        Objective plain(RandomGenerator random) {
            Points points = Points.clusters(ROWS, random.nextInt(4, 9), random.nextInt(2, 5), random);
            Activation activation = Activation.draw(random);
            return new Perceptron(points, activation, new int[] {random.nextInt(4, 13)}, MINIBATCH, DECAY);
        }
    },
    /** Networks on pictures, of one or two hidden layers, by minibatches. */
    PICTURES(3) {
        @Override
        Objective plain(RandomGenerator random) {
            Points points = Points.pictures(PICTURES_DRAWN, random.nextInt(7, 11), random.nextInt(4, 11), random);
            int[] hidden = new int[random.nextInt(1, 3)];
            Arrays.setAll(hidden, layer -> random.nextInt(6, 17));
            return new Perceptron(points, Activation.draw(random), hidden, LARGE_MINIBATCH, 0);
        }
    };

    private static final int ROWS = 96;
    private static final int MINIBATCH = 32;
    private static final int PICTURES_DRAWN = 400;
    private static final int LARGE_MINIBATCH = 64;
    private static final double DECAY = 1e-3;
    private static final double WIDEST = 2;

    private final int share;

    Families(int share) {
        this.share = share;
    }

    /** A problem in the units it is written in. */
    abstract Objective plain(RandomGenerator random);

    /** Some problems, half of them in units drawn at random. */
    List<Objective> draw(int number, RandomGenerator random) {
        return Stream.generate(() -> {
                    Objective plain = plain(random);
                    return random.nextBoolean() ? plain : (Objective) Rescaled.draw(plain, WIDEST, random);
                })
                .limit(number)
                .toList();
    }

    /** The problems of one episode: some of each family. The set is to be ordered. */
    static List<Objective> mix(Set<Families> families, RandomGenerator random) {
        return families.stream()
                .flatMap(family -> family.draw(family.share, random).stream())
                .toList();
    }
}
