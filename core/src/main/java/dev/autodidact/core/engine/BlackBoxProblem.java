package dev.autodidact.core.engine;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.TrialRequest;
import dev.autodidact.api.execution.TrialRunner;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.BlackBoxTask;
import java.util.Map;
import java.util.Optional;

/**
 * A black box made ready to be searched.
 *
 * @param task the black box
 * @param blueprint where another process finds it; empty where it is in this process alone
 */
public record BlackBoxProblem(BlackBoxTask task, Optional<Blueprint> blueprint) implements Problem {

    @Override
    public SearchSpace space() {
        return task.space();
    }

    @Override
    public TrialRunner runner() {
        return new Evaluations(task, blueprint);
    }

    private record Evaluations(BlackBoxTask task, Optional<Blueprint> blueprint) implements PortableRunner {

        @Override
        public Outcome run(TrialRequest request, Cancellation cancellation) throws Exception {
            Stopwatch stopwatch = Stopwatch.start();
            double loss = task.evaluate(
                    request.proposal().configuration(), request.proposal().fidelity(), request.seed(), cancellation);
            if (!Double.isFinite(loss)) {
                throw new InvalidOutputException("the loss is " + loss);
            }
            return Outcome.Scored.of(loss, stopwatch.cost());
        }

        @Override
        public void keep(KeptModel kept) {
            throw new IllegalStateException("a black box has no models");
        }
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
