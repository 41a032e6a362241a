package dev.autodidact.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.RealPredictions;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.execution.TrialRequest;
import dev.autodidact.api.learner.Encoding;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.task.Metrics;
import dev.autodidact.api.task.Resampling;
import dev.autodidact.core.fakes.Samples;
import dev.autodidact.core.fakes.Scripted;
import dev.autodidact.core.preprocess.Split;
import dev.autodidact.runtime.preprocess.LabelledTable;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class FoldsTest {

    /** Predicts twice the only feature, which arrives as it is in the table up to shift and scale. */
    private static final Learner RANK = new Scripted("test.rank", (configuration, data, context) -> features -> {
        double[] answers = new double[features.rows()];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = features.column(0)[i];
        }
        return new RealPredictions(answers);
    });

    @Test
    void outOfFoldPredictionsStandInTheOrderOfTheRows() throws Exception {
        LabelledTable data = numbers(30);
        Folds folds = Folds.of(data, Metrics.RMSE, new Resampling.CrossValidation(4), 3);

        Outcome.Scored scored = trial(folds, RANK, 1);

        RealPredictions outOfFold = (RealPredictions) scored.outOfFold().orElseThrow();
        assertThat(folds.validatedRows()).containsExactly(Samples.firstRows(30));
        // every fold standardises by its own rows, which are many enough not to disturb the order much
        assertThat(correlation(outOfFold)).isGreaterThan(0.98);
        assertThat(scored.foldLosses()).hasSize(4);
    }

    private static double correlation(RealPredictions predictions) {
        int rows = predictions.rows();
        double[] values = new double[rows];
        Arrays.setAll(values, predictions::value);
        double mean = DoubleStream.of(values).average().orElseThrow();
        double covariance = 0;
        double variance = 0;
        double steps = 0;
        for (int i = 0; i < rows; i++) {
            double step = i - (rows - 1) / 2.0;
            covariance += step * (values[i] - mean);
            variance += (values[i] - mean) * (values[i] - mean);
            steps += step * step;
        }
        return covariance / Math.sqrt(variance * steps);
    }

    @Test
    void heldOutAndReferenceLossAreThoseComputedByHand() throws Exception {
        Table table = Table.of(
                new NumericColumn("x", new double[] {1, 2, 3, 4, 5, 6}),
                new NumericColumn("y", new double[] {0, 2, 4, 6, 10, 20}));
        LabelledTable data = LabelledTable.of(table, "y");
        Split outer = new Split(new int[] {0, 1, 2, 3}, new int[] {4, 5});
        Folds folds = Folds.judgedOn(data, outer, Metrics.MAE, new Resampling.CrossValidation(2), 1);
        Learner thirteen = new Scripted("test.thirteen", (configuration, training, context) -> features -> {
            double[] answers = new double[features.rows()];
            Arrays.fill(answers, 13);
            return new RealPredictions(answers);
        });

        Outcome.Scored scored = trial(folds, thirteen, 1);

        assertThat(scored.loss()).isCloseTo((13 + 11 + 9 + 7) / 4.0, within(1e-12));
        assertThat(folds.heldOutLoss(scored.heldOut())).isCloseTo((3 + 7) / 2.0, within(1e-12));
        assertThat(folds.referenceLoss()).as("the mean of 0, 2, 4, 6 is 3").isCloseTo((7 + 17) / 2.0, within(1e-12));
        assertThat(folds.trainingRows()).isEqualTo(2);
    }

    @Test
    void trialFarBehindIsGivenUpAfterItsFirstFold() throws Exception {
        Folds folds = Folds.of(numbers(40), Metrics.RMSE, new Resampling.CrossValidation(4), 1);
        AtomicInteger fits = new AtomicInteger();
        TableProblem problem =
                new TableProblem(folds, Samples.offers(new Scripted("test.far", (configuration, training, context) -> {
                    fits.incrementAndGet();
                    return features -> new RealPredictions(new double[features.rows()]);
                })));

        Outcome outcome = run(problem, List.of(1.0, 1.1, 0.9, 1.0));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Pruned.class, pruned -> {
            assertThat(pruned.foldLosses()).hasSize(1);
            assertThat(pruned.reason()).contains("fold 1 of 4");
        });
        assertThat(fits).hasValue(1);
        assertThat(run(problem, List.of(30.0, 40.0, 50.0, 40.0))).isInstanceOf(Outcome.Scored.class);
        assertThat(run(problem, List.of())).isInstanceOf(Outcome.Scored.class);
    }

    private static Outcome run(TableProblem problem, List<Double> toBeat) throws Exception {
        Configuration joint = Configuration.of(Map.of("x", 0.5)).nestedIn("learner", "test.far");
        return problem.runner()
                .run(new TrialRequest(0, Proposal.full(joint), 1, Duration.ofMinutes(1), toBeat), Cancellation.none());
    }

    @Test
    void preprocessingKnowsTheTrainingRowsOnly() {
        Table table = Table.of(
                new NumericColumn("x", new double[] {1, 2, 3, 4, 1000, 2000}),
                new CategoricalColumn("c", new int[] {0, 0, 1, 1, 2, 2}, List.of("a", "b", "unseen")),
                new NumericColumn("y", new double[] {1, 2, 3, 4, 5, 6}));
        LabelledTable data = LabelledTable.of(table, "y");
        Folds folds = Folds.judgedOn(
                data,
                new Split(new int[] {0, 1, 2, 3}, new int[] {4, 5}),
                Metrics.RMSE,
                new Resampling.CrossValidation(2),
                1);

        for (EncodedFold fold : folds.all()) {
            double[] x = fold.training(Encoding.NUMERIC, 1).features().column(0);
            assertThat(DoubleStream.of(x).average().orElseThrow()).isCloseTo(0, within(1e-9));
            var heldOut = fold.heldOut(Encoding.NATIVE);
            for (int j = 0; j < heldOut.size(); j++) {
                if (heldOut.levels(j) > 0) {
                    assertThat(heldOut.column(j)).containsOnly(heldOut.levels(j) - 1);
                }
            }
        }
    }

    @Test
    void heldOutRowsAreNeitherTrainedNorValidatedOn() {
        Folds folds = Folds.withHoldOut(numbers(40), Metrics.RMSE, new Resampling.CrossValidation(3), 1);

        assertThat(folds.validatedRows()).hasSize(30);
        for (EncodedFold fold : folds.all()) {
            assertThat(fold.trainingRows() + fold.validationRows().length).isEqualTo(30);
            assertThat(fold.heldOut(Encoding.NUMERIC).rows()).isEqualTo(10);
        }
    }

    @Test
    void lowFidelityStillSeesTheClasses() {
        Folds folds = Folds.of(
                LabelledTable.of(Samples.classes(200, 1), "kind"), Metrics.LOG_LOSS, new Resampling.HoldOut(0.25), 1);

        ClassTarget few =
                (ClassTarget) folds.all().get(0).training(Encoding.NUMERIC, 0.1).target();

        assertThat(few.rows()).isEqualTo(15);
        assertThat(few.counts()).doesNotContain(0);
    }

    private static LabelledTable numbers(int rows) {
        double[] rising = new double[rows];
        Arrays.setAll(rising, i -> i);
        return LabelledTable.of(Table.of(new NumericColumn("x", rising), new NumericColumn("y", rising.clone())), "y");
    }

    private static Outcome.Scored trial(Folds folds, Learner learner, double fidelity) throws Exception {
        TableProblem problem = new TableProblem(folds, Samples.offers(learner));
        Configuration joint = Configuration.of(Map.of("x", 0.5)).nestedIn("learner", learner.id());
        TrialRequest request = new TrialRequest(0, new Proposal(joint, fidelity), 1, Duration.ofMinutes(1));
        assertThat(folds.validated()).isInstanceOf(RealTarget.class);
        return (Outcome.Scored) problem.runner().run(request, Cancellation.none());
    }
}
