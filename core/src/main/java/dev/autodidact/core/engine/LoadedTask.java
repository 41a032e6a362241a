package dev.autodidact.core.engine;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.TrialRequest;
import dev.autodidact.api.execution.TrialRunner;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.api.task.BlackBoxTask;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.runtime.preprocess.LabelledTable;
import java.util.Optional;
import java.util.function.Function;

/** A task made ready from its blueprint, in the process that runs its trials. */
public final class LoadedTask {

    private final TrialRunner trials;
    private final Optional<LabelledTable> data;
    private final Function<String, Learner> learners;
    private Optional<WholeTable> whole = Optional.empty();

    /**
     * Loads a task.
     *
     * @param blueprint what is known of it
     * @param catalogue the plugins, the same that the blueprint's maker has
     * @param keeper gets models of the first fold
     * @throws IllegalArgumentException where the plugins do not have what the blueprint names
     */
    public LoadedTask(Blueprint blueprint, Catalogue catalogue, ModelKeeper keeper) {
        learners = id -> catalogue.learner(id).value();
        switch (blueprint) {
            case Blueprint.OfTable table -> {
                data = Optional.of(table.data());
                trials = new TableTrials(learners, Folds.of(table), keeper);
            }
            case Blueprint.OfSuite suite -> {
                data = Optional.empty();
                trials = new BlackBoxProblem(load(suite, catalogue), Optional.empty()).runner();
            }
        }
    }

    private static BlackBoxTask load(Blueprint.OfSuite described, Catalogue catalogue) {
        return catalogue.suite(described.suite()).tasks().stream()
                .filter(task -> task.name().equals(described.task()))
                .findFirst()
                .map(task -> (BlackBoxTask) task.load())
                .orElseThrow(() -> new IllegalArgumentException(described + " is no longer there"));
    }

    /**
     * {@return how a trial ended}
     *
     * @param request the trial
     * @param cancellation passes at its limit
     * @throws Exception where the trial failed
     */
    public Outcome run(TrialRequest request, Cancellation cancellation) throws Exception {
        return trials.run(request, cancellation);
    }

    /**
     * {@return a model of all rows of the table}
     *
     * @param configuration the joint configuration, learner included
     * @param effort the share of its iterations to do; 1 for learners without iterations
     * @param seed the only source of chance
     * @param cancellation passes at the limit
     * @throws InterruptedException where the fit was cancelled
     */
    public synchronized Model fit(Configuration configuration, double effort, long seed, Cancellation cancellation)
            throws InterruptedException {
        if (whole.isEmpty()) {
            whole = Optional.of(new WholeTable(data.orElseThrow()));
        }
        return whole.get()
                .fit(
                        learners.apply(configuration.choice(SearchProblem.LEARNER)),
                        configuration.nested(SearchProblem.LEARNER),
                        new FitContext(seed, effort, cancellation));
    }
}
