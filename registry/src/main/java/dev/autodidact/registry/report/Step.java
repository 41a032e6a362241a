package dev.autodidact.registry.report;

import dev.autodidact.registry.CurvePoint;

/**
 * A change of a run's result, with what it had cost by then.
 *
 * @param evaluations trials, or gradient evaluations
 * @param epochs the same in full trials, each counted by its fidelity
 * @param seconds wall-clock seconds from the beginning of the run
 * @param cpuSeconds processor seconds of its trials; NaN where unknown
 * @param loss the result from here on; NaN or infinite where the run diverged
 */
record Step(long evaluations, double epochs, double seconds, double cpuSeconds, double loss) {

    static Step of(CurvePoint point) {
        return new Step(point.evaluations(), point.epochs(), point.seconds(), Double.NaN, point.loss());
    }
}
