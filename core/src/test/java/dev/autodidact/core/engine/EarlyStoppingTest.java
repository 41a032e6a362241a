package dev.autodidact.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.data.RealPredictions;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.execution.TrialRequest;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.api.task.Metrics;
import dev.autodidact.api.task.Resampling;
import dev.autodidact.core.fakes.Memory;
import dev.autodidact.core.fakes.Quitting;
import dev.autodidact.core.fakes.Samples;
import dev.autodidact.core.fakes.Scripted;
import dev.autodidact.runtime.preprocess.LabelledTable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EarlyStoppingTest {

    private static final Configuration JOINT =
            Configuration.of(Map.of("x", 0.5)).nestedIn("learner", "test.quitting");
    private static final int ROWS = 40;

    private final LabelledTable data = LabelledTable.of(Samples.reals(ROWS, 1), "y");
    private final Folds folds = Folds.of(data, Metrics.RMSE, new Resampling.CrossValidation(2), 1);
    private final List<Double> efforts = new ArrayList<>();
    private final Scripted zero = new Scripted("test.quitting", (configuration, training, context) -> {
        efforts.add(context.fidelity());
        return features -> new RealPredictions(new double[features.rows()]);
    });

    @Test
    void trialLetsEachFoldsFitWatchTheRowsThatItIsJudgedOn() throws Exception {
        List<TrainingData> watched = new ArrayList<>();
        run(new Quitting(zero, rows -> {
            watched.add(rows);
            return 1;
        }));

        assertThat(watched).hasSize(2);
        for (int fold = 0; fold < 2; fold++) {
            assertThat(watched.get(fold).target().rows()).isEqualTo(ROWS / 2);
            assertThat(watched.get(fold).target())
                    .usingRecursiveComparison()
                    .isEqualTo(folds.all().get(fold).validationTarget());
        }
    }

    @Test
    void finalFitDoesTheMeanShareOfTheIterationsThatTheFoldsFoundBest() throws Exception {
        Queue<Double> best = new ArrayDeque<>(List.of(0.2, 0.4));
        Quitting quitting = new Quitting(zero, rows -> best.remove());
        Outcome.Scored scored = run(quitting);
        assertThat(scored.effort()).isCloseTo(0.3, within(1e-12));
        Candidate candidate = Candidate.of(new Observation(0, Proposal.full(JOINT), scored), scored);

        new Refit(data, problem(quitting), rows -> Optional.empty(), Samples.offers(quitting), 1, 1)
                .fit(List.of(candidate), Duration.ofMinutes(1));

        assertThat(efforts).containsExactly(0.2, 0.4, scored.effort());
    }

    @Test
    void quickStartIsTheDefaultOfTheFastestLearnerThatStopsEarly() {
        Quitting slow = new Quitting(zero, rows -> 1);
        Quitting fast = new Quitting(new Scripted("test.fast", zero.script()), rows -> 1, 2e6);

        assertThat(problem(zero).quickStart()).isEmpty();
        assertThat(problem(new Memory("test.memory"), slow, fast).quickStart())
                .contains(Proposal.full(Configuration.of(Map.of("x", 0.5)).nestedIn("learner", "test.fast")));
    }

    @Test
    void quickStartDoesFewerIterationsWhereTheTableIsLarge() {
        LabelledTable large = LabelledTable.of(Samples.reals(1_000_000, 1), "y");
        TableProblem problem = new TableProblem(
                Folds.of(large, Metrics.RMSE, new Resampling.HoldOut(0.5), 1),
                Samples.offers(new Quitting(zero, rows -> 1)));

        assertThat(problem.quickStart().orElseThrow().fidelity()).isEqualTo(0.15);
    }

    private Outcome.Scored run(Learner learner) throws Exception {
        return (Outcome.Scored) problem(learner)
                .runner()
                .run(new TrialRequest(0, Proposal.full(JOINT), 1, Duration.ofMinutes(1)), Cancellation.none());
    }

    private TableProblem problem(Learner... learners) {
        return new TableProblem(folds, Samples.offers(learners));
    }
}
