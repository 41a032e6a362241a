package dev.autodidact.core.engine;

import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.TrialRunner;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.BlackBoxTask;
import java.util.Map;

/**
 * A black box made ready to be searched.
 *
 * @param task the black box
 */
public record BlackBoxProblem(BlackBoxTask task) implements Problem {

    @Override
    public SearchSpace space() {
        return task.space();
    }

    @Override
    public TrialRunner runner() {
        return (request, cancellation) -> {
            Stopwatch stopwatch = Stopwatch.start();
            double loss = task.evaluate(
                    request.proposal().configuration(), request.proposal().fidelity(), request.seed(), cancellation);
            if (!Double.isFinite(loss)) {
                throw new InvalidOutputException("the loss is " + loss);
            }
            return Outcome.Scored.of(loss, stopwatch.cost());
        };
    }

    @Override
    public Map<String, Double> metaFeatures() {
        return task.metaFeatures();
    }

    @Override
    public double minimumFidelity() {
        return task.minimumFidelity();
    }

    @Override
    public double heldOutLoss(Outcome.Scored scored) {
        return scored.loss();
    }

    @Override
    public double referenceLoss() {
        return Double.NaN;
    }
}
