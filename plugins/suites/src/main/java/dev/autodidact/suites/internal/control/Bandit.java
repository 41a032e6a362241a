package dev.autodidact.suites.internal.control;

import dev.autodidact.suites.internal.Chance;
import java.util.List;
import java.util.stream.Stream;

/**
 * A slot machine with arms that pay 1 or nothing (Robbins, 1952, "Some aspects of the sequential design of experiments").
 * A trajectory is one pull.
 *
 * @param chances of each arm to pay
 */
record Bandit(List<Double> chances) implements World {

    static final int ARMS = 5;

    /** Chances are uniform. */
    static Bandit draw(Chance chance) {
        return new Bandit(Stream.generate(chance::uniform).limit(ARMS).toList());
    }

    @Override
    public int horizon() {
        return 1;
    }

    @Override
    public Trajectory begin(Chance chance) {
        return new Pull();
    }

    private final class Pull implements Trajectory {

        @Override
        public double[] seen() {
            return new double[0];
        }

        @Override
        public double act(double[] action, Chance chance) {
            return chance.happens(chances.get((int) action[0])) ? 1 : 0;
        }

        @Override
        public boolean over() {
            return false;
        }
    }
}
