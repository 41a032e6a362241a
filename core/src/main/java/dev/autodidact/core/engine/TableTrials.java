package dev.autodidact.core.engine;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.execution.Cost;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.TrialRequest;
import dev.autodidact.api.learner.EarlyStopping;
import dev.autodidact.api.learner.Encoding;
import dev.autodidact.api.learner.Fidelity;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.runtime.model.Answer;
import dev.autodidact.runtime.model.Mixture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Evaluates a learner's configuration on every fold. The trial's loss is that of all out-of-fold predictions taken
 * together, the same rows that ensembles are selected on.
 */
final class TableTrials implements PortableRunner {

    private final Function<String, Learner> learners;
    private final Folds folds;
    private final ModelKeeper keeper;

    TableTrials(Function<String, Learner> learners, Folds folds, ModelKeeper keeper) {
        this.learners = learners;
        this.folds = folds;
        this.keeper = keeper;
    }

    @Override
    public Optional<Blueprint> blueprint() {
        return Optional.of(folds.blueprint());
    }

    @Override
    public void keep(KeptModel kept) {
        keeper.keep(kept);
    }

    @Override
    public Outcome run(TrialRequest request, Cancellation cancellation) throws Exception {
        Stopwatch stopwatch = Stopwatch.start();
        Configuration joint = request.proposal().configuration();
        Configuration own = joint.nested(SearchProblem.LEARNER);
        Learner learner = learners.apply(joint.choice(SearchProblem.LEARNER));
        Encoding encoding = learner.encoding(own);
        double fidelity = request.proposal().fidelity();
        boolean fewerRows = learner.fidelity() == Fidelity.ROWS;
        double rows = fewerRows ? fidelity : 1;
        double effort = fewerRows ? 1 : fidelity;

        List<Predictions> validation = new ArrayList<>();
        List<Predictions> heldOut = new ArrayList<>();
        List<Double> foldLosses = new ArrayList<>();
        double efforts = 0;
        for (EncodedFold fold : folds.all()) {
            cancellation.check();
            FitContext context =
                    new FitContext(Seeds.derive(request.seed(), "fold-" + validation.size()), effort, cancellation);
            TrainingData watched = fold.validation(encoding);
            EarlyStopping.Stopped fitted = fit(learner, own, fold.training(encoding, rows), watched, context);
            Model model = fitted.model();
            efforts += fitted.effort();
            Predictions predictions = predict(model, watched.features());
            validation.add(predictions);
            double loss = folds.loss(fold.validationTarget(), predictions);
            if (Double.isFinite(loss)) {
                foldLosses.add(loss);
                if (validation.size() == 1) {
                    ModelSize.check(model);
                    if (keeper.wants(loss)) {
                        keeper.keep(new KeptModel(loss, joint, rows, () -> model));
                    }
                }
            }
            if (isLost(foldLosses, validation.size(), request.toBeat())) {
                return new Outcome.Pruned(
                        foldLosses,
                        "far behind its learner's best trial after fold " + foldLosses.size() + " of "
                                + folds.all().size(),
                        stopwatch.cost());
            }
            if (fold.hasHeldOut()) {
                heldOut.add(predict(model, fold.heldOut(encoding)));
            }
        }
        Predictions outOfFold = assemble(validation);
        double loss = folds.loss(folds.validated(), outOfFold);
        Cost cost = stopwatch.cost();
        if (!Double.isFinite(loss)) {
            throw new InvalidOutputException(folds.metric().id() + " is " + loss);
        }
        return new Outcome.Scored(
                loss,
                foldLosses,
                Optional.of(outOfFold),
                heldOut.isEmpty() ? Optional.empty() : Optional.of(Mixture.mean(heldOut)),
                efforts / folds.all().size(),
                cost);
    }

    /** Folds without a loss, such as the AUC of one class, cannot be compared. */
    private boolean isLost(List<Double> losses, int ended, List<Double> toBeat) {
        int all = folds.all().size();
        return losses.size() == ended && ended < all && toBeat.size() == all && Race.isLost(losses, toBeat);
    }

    private static EarlyStopping.Stopped fit(
            Learner learner, Configuration own, TrainingData training, TrainingData watched, FitContext context)
            throws InterruptedException {
        return learner instanceof EarlyStopping stopping
                ? stopping.fit(own, training, watched, context)
                : new EarlyStopping.Stopped(learner.fit(own, training, context), 1);
    }

    private Predictions predict(Model model, Features features) {
        Predictions predictions = model.predict(features);
        String defect = Answer.defect(predictions, features.rows(), folds.schema());
        if (!defect.isEmpty()) {
            throw new InvalidOutputException(defect);
        }
        return predictions;
    }

    /** The folds' predictions in the order of the validated rows. */
    private Predictions assemble(List<Predictions> parts) {
        int[] validatedRows = folds.validatedRows();
        int[] part = new int[validatedRows.length];
        int[] row = new int[validatedRows.length];
        for (int k = 0; k < parts.size(); k++) {
            int[] rows = folds.all().get(k).validationRows();
            for (int i = 0; i < rows.length; i++) {
                int position = Arrays.binarySearch(validatedRows, rows[i]);
                part[position] = k;
                row[position] = i;
            }
        }
        return Mixture.gather(parts, part, row);
    }
}
