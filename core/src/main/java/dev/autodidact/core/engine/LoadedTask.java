package dev.autodidact.core.engine;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.data.TrainingData;
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
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Function;

/** A task made ready from its blueprint, in the process that runs its trials. */
public final class LoadedTask {

    private static final int FEW_ROWS = 500;
    private static final double FEW_ITERATIONS = 0.02;

    private final TrialRunner trials;
    private final Optional<Folds> folds;
    private final Function<String, Learner> learners;
    private final Lazy<WholeTable> whole =
            new Lazy<>(() -> new WholeTable(folds().blueprint().data()));

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
                folds = Optional.of(Folds.of(table));
                trials = new TableTrials(learners, folds.get(), keeper);
            }
            case Blueprint.OfSuite suite -> {
                folds = Optional.empty();
                trials = new BlackBoxProblem(load(suite, catalogue), Optional.empty()).runner();
            }
        }
    }

    private Folds folds() {
        return folds.orElseThrow();
    }

    private static BlackBoxTask load(Blueprint.OfSuite described, Catalogue catalogue) {
        return catalogue.suite(described.suite()).tasks().stream()
                .filter(task -> task.name().equals(described.task()))
                .findFirst()
                .map(task -> (BlackBoxTask) task.load())
                .orElseThrow(() -> new IllegalArgumentException(described + " is no longer there"));
    }

    /**
     * Does beforehand what the first trial of a table would be kept waiting by: encodes the first fold, and fits the
     * learner on a few of its rows, so that code, native libraries among it, is loaded.
     *
     * @param learner the id of the learner of the first trial
     * @param configuration of the learner's own space
     * @param cancellation ends it
     * @throws IOException where the learner's models cannot be written
     * @throws InterruptedException where it was ended
     */
    public void prepare(String learner, Configuration configuration, Cancellation cancellation)
            throws IOException, InterruptedException {
        if (folds.isEmpty()) {
            return;
        }
        Learner first = learners.apply(learner);
        EncodedFold fold = folds.get().all().getFirst();
        TrainingData few = fold.training(first.encoding(configuration), FEW_ROWS / (double) fold.trainingRows());
        first.fit(configuration, few, new FitContext(0, FEW_ITERATIONS, cancellation))
                .write(OutputStream.nullOutputStream());
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
    public Model fit(Configuration configuration, double effort, long seed, Cancellation cancellation)
            throws InterruptedException {
        return whole.get()
                .fit(
                        learners.apply(configuration.choice(SearchProblem.LEARNER)),
                        configuration.nested(SearchProblem.LEARNER),
                        new FitContext(seed, effort, cancellation));
    }
}
