package dev.autodidact.core.engine;

import dev.autodidact.api.execution.Failure;
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
            return Double.isFinite(loss)
                    ? Outcome.Scored.of(loss, stopwatch.cost())
                    : new Outcome.Failed(
                            new Failure(Failure.Kind.INVALID_OUTPUT, "the loss is " + loss, ""), stopwatch.cost());
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
