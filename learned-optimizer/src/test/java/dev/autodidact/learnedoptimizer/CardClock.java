package dev.autodidact.learnedoptimizer;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.optimizer.Objective;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.optimizer.UpdateState;
import java.lang.management.ManagementFactory;
import java.util.random.RandomGenerator;

/** Measures processor time, which other work on the machine disturbs less than time on the wall. */
final class CardClock {

    private static final long WARM_UP = 40_000_000;
    private static final int ROUNDS = 5;
    private static final long ROUND = 10_000_000;

    private CardClock() {}

    /** {@return seconds of one thread for a gradient and a step: the least mean of some rounds} */
    static double secondsPerStep(UpdateRule rule, Objective objective) {
        RandomGenerator random = Seeds.generator(0, "clock");
        float[] parameters = objective.start(random);
        float[] gradient = new float[parameters.length];
        UpdateState state = rule.start(parameters.length);
        double least = Double.POSITIVE_INFINITY;
        for (int round = 0; round <= ROUNDS; round++) {
            long begin = now();
            long steps = state.steps();
            while (now() - begin < (round == 0 ? WARM_UP : ROUND)) {
                double loss = objective.lossAndGradient(parameters, gradient, random);
                rule.step(state, parameters, gradient, loss);
            }
            if (round > 0) {
                least = Math.min(least, (now() - begin) / 1e9 / (state.steps() - steps));
            }
        }
        return least;
    }

    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
