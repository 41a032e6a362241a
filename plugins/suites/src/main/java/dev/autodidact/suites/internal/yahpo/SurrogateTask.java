package dev.autodidact.suites.internal.yahpo;

import ai.onnxruntime.OrtException;
import dev.autodidact.api.Cancellation;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.BlackBoxTask;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One instance of a scenario as a black box. The loss is the regret on the published scale: 0 where the target is at its
 * published best, 1 where it is at its worst. Without a published scale it is the target, negated where more is better.
 *
 * <p>The published extremes are those of a random search, so a loss may lie slightly below 0; the optimum counts as 0
 * all the same.
 *
 * @param name the instance
 * @param scenario its scenario
 * @param maximises whether more of the target is better
 * @param range the published extremes
 */
record SurrogateTask(String name, Scenario scenario, boolean maximises, Optional<TargetRange> range)
        implements BlackBoxTask {

    @Override
    public SearchSpace space() {
        return scenario.space();
    }

    @Override
    public double evaluate(Configuration configuration, double fidelity, long seed, Cancellation cancellation)
            throws OrtException {
        double target = scenario.target(name, configuration, fidelity);
        return range.map(extremes -> maximises
                        ? (extremes.high() - target) / extremes.span()
                        : (target - extremes.low()) / extremes.span())
                .orElse(maximises ? -target : target);
    }

    @Override
    public OptionalDouble optimum() {
        return range.isPresent() ? OptionalDouble.of(0) : OptionalDouble.empty();
    }

    @Override
    public double minimumFidelity() {
        return scenario.minimumFidelity();
    }
}
