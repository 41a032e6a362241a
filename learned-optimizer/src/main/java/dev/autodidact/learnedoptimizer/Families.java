package dev.autodidact.learnedoptimizer;

import dev.autodidact.api.optimizer.Objective;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The families of objectives that meta-training draws from. Every draw is another problem. */
enum Families {
    /** Ten-dimensional quadratics. */
    QUADRATIC(6) {
        @Override
        Objective plain(RandomGenerator random) {
            return Quadratic.draw(10, random);
        }
    },
    /** Softmax regressions on all their data. */
    REGRESSION(3) {
        @Override
        Objective plain(RandomGenerator random) {
            return new Clusters(
                    Clusters.Activation.SIGMOID, random.nextInt(4, 13), 0, random.nextInt(2, 5), ROWS, ROWS, random);
        }
    },
    /** Networks of one hidden layer, by minibatches. */
    NETWORK(6) {
        @Override
        Objective plain(RandomGenerator random) {
            Clusters.Activation[] activations = Clusters.Activation.values();
            return new Clusters(
                    activations[random.nextInt(activations.length)],
                    random.nextInt(4, 9),
                    random.nextInt(4, 13),
                    random.nextInt(2, 5),
                    ROWS,
                    MINIBATCH,
                    random);
        }
    };

    private static final int ROWS = 96;
    private static final int MINIBATCH = 32;
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

    /** The problems of one episode: some of each family. */
    static List<Objective> mix(RandomGenerator random) {
        return Stream.of(values())
                .flatMap(family -> family.draw(family.share, random).stream())
                .toList();
    }
}
