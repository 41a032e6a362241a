package dev.autodidact.registry.report;

import dev.autodidact.registry.CurvePoint;
import dev.autodidact.registry.StoredTrial;
import java.util.ArrayList;
import java.util.List;

/**
 * How the result of one run changed while it went on: a step function, so that a run of many trials needs little memory.
 *
 * @param steps the results, each valid until the next; losses may be NaN or infinite where a run diverged
 * @param evaluations how many evaluations there were in all
 * @param scored how many trials were scored
 * @param failed how many trials failed
 * @param pruned how many trials were given up early
 */
record Trace(List<Step> steps, long evaluations, int scored, int failed, int pruned) {

    /** {@return the loss at the end, NaN where there is none that counts} */
    double finalLoss() {
        return steps.isEmpty() ? Double.NaN : finite(steps.getLast().loss());
    }

    /** {@return whether this is a curve, which alone begins before the first evaluation} */
    boolean adapts() {
        return !steps.isEmpty() && steps.getFirst().evaluations() == 0;
    }

    private static double finite(double loss) {
        return Double.isFinite(loss) ? loss : Double.NaN;
    }

    /** {@return the trace of a run that adapts: its curve, whose last point counts} */
    Trace withCurve(List<CurvePoint> curve) {
        return curve.isEmpty()
                ? this
                : new Trace(
                        curve.stream().map(Step::of).toList(), curve.getLast().evaluations(), scored, failed, pruned);
    }

    /** Follows the trials of a run: the incumbent is the trial of least validation loss so far. */
    static final class Builder {

        private final List<Step> steps = new ArrayList<>();
        private long evaluations;
        private double epochs;
        private double seconds;
        private double cpuSeconds;
        private int scored;
        private int failed;
        private int pruned;
        private double incumbent = Double.POSITIVE_INFINITY;

        void add(StoredTrial trial) {
            evaluations++;
            epochs += trial.fidelity();
            cpuSeconds += trial.cpuSeconds();
            if (trial.finishedAtSeconds() > seconds) {
                seconds = trial.finishedAtSeconds();
            }
            switch (trial.status()) {
                case "scored" -> scored++;
                case "pruned" -> pruned++;
                default -> failed++;
            }
            double loss = trial.loss().orElse(Double.POSITIVE_INFINITY);
            if (loss < incumbent) {
                incumbent = loss;
                steps.add(new Step(
                        evaluations,
                        epochs,
                        seconds,
                        cpuSeconds,
                        trial.heldOutLoss().orElse(loss)));
            }
        }

        Trace build() {
            return new Trace(List.copyOf(steps), evaluations, scored, failed, pruned);
        }
    }
}
