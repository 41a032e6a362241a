package dev.autodidact.gradient.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.RealPredictions;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.Target;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.optimizer.Objective;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.TaskProfile;
import dev.autodidact.api.task.TaskType;
import dev.autodidact.gradient.GradientPlugin;
import dev.autodidact.gradient.internal.Scale;
import dev.autodidact.testkit.LearnerContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MlpLearnerTest {

    private static final TaskProfile PROFILE = new TaskProfile(TaskType.REGRESSION, 40, 3, 0, 3, 0, 0);

    private final MlpLearner learner = new MlpLearner(new GradientPlugin().updateRules());
    private final SearchSpace space = learner.space(PROFILE);

    @Nested
    class Contract extends LearnerContract {
        @Override
        protected Learner learner() {
            return new MlpLearner(new GradientPlugin().updateRules());
        }
    }

    @Test
    void theGradientAgreesWithFiniteDifferences() {
        for (String activation : List.of("tanh", "sigmoid", "relu")) {
            for (String layers : List.of("1", "2")) {
                Configuration configuration = space.complete(
                        Map.of("activation", activation, "layers", layers, "width", 9, "weight-decay", 0.05));
                check(learner.objective(configuration, data(classes())));
                check(learner.objective(configuration, data(reals(1))));
            }
        }
    }

    @Test
    void anySmallStepAgainstTheGradientOfAMinibatchLowersItsLoss() {
        Objective objective = learner.objective(space.complete(Map.of("batch-size", 16)), data(classes()));
        float[] at = objective.start(Seeds.generator(1));
        float[] gradient = new float[at.length];
        double before = objective.lossAndGradient(at, gradient, Seeds.generator(2));
        for (int i = 0; i < at.length; i++) {
            at[i] -= 0.01f * gradient[i];
        }
        assertThat(objective.lossAndGradient(at, gradient, Seeds.generator(2))).isLessThan(before);
    }

    @Test
    void theModelOfTheObjectivesParametersHasTheObjectivesLoss() {
        Configuration configuration = space.complete(Map.of("weight-decay", 1e-6));
        TrainingData data = data(reals(1));
        Objective objective = learner.objective(configuration, data);
        float[] parameters = objective.start(Seeds.generator(1));
        Model model = learner.model(configuration, data, parameters);
        RealPredictions predicted = (RealPredictions) model.predict(data.features());
        RealTarget truth = (RealTarget) data.target();
        double error = 0;
        for (int row = 0; row < truth.rows(); row++) {
            error += Math.pow(
                            (predicted.value(row) - truth.value(row))
                                    / Scale.of(truth).deviation(),
                            2)
                    / truth.rows();
        }
        assertThat(error).isCloseTo(objective.loss(parameters), within(1e-3));
        assertThatThrownBy(() -> learner.model(configuration, data, new float[3]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theUnitOfTheTargetDoesNotMatter() throws InterruptedException {
        RealPredictions small = fit(data(reals(1)));
        RealPredictions large = fit(data(reals(1e12)));
        for (int row = 0; row < small.rows(); row++) {
            assertThat(large.value(row) / 1e12).isCloseTo(small.value(row), within(1e-3));
        }
    }

    @Test
    void aDivergingFitStillGivesAFiniteModel() throws InterruptedException {
        Configuration wild = space.complete(Map.of("optimizer", "sgd", "sgd:learning-rate", 10.0));
        TrainingData data = data(reals(1));
        assertThat(learner.fit(wild, data, FitContext.of(1))
                        .predict(data.features())
                        .defect())
                .isEmpty();
    }

    @Test
    void everyRuleOfTheHostIsAnOptionAndAdamTheDefault() {
        Domain.Choice choice =
                (Domain.Choice) space.find("optimizer").orElseThrow().domain();
        assertThat(choice.options()).containsExactly("adam", "sgd", "momentum", "rmsprop");
        assertThat(space.defaults().real("adam:learning-rate")).isEqualTo(0.001);
    }

    @Test
    void dataTooWideIsRefusedWithTheReason() {
        TaskProfile wide = new TaskProfile(TaskType.REGRESSION, 40, 20_000, 0, 20_000, 0, 0);
        assertThat(learner.supports(wide).toString()).contains("at most 10,000 features", "20,000");
        assertThat(learner.supports(PROFILE).isYes()).isTrue();
    }

    private RealPredictions fit(TrainingData data) throws InterruptedException {
        Configuration configuration = space.complete(Map.of("epochs", 10));
        return (RealPredictions)
                learner.fit(configuration, data, FitContext.of(1)).predict(data.features());
    }

    private static void check(Objective objective) {
        float[] at = objective.start(Seeds.generator(1));
        float[] gradient = new float[at.length];
        double loss = objective.lossAndGradient(at, gradient, Seeds.generator(2));
        assertThat(loss).as("all rows fit in one batch").isEqualTo(objective.loss(at));
        for (int i = 0; i < at.length; i += 3) {
            float[] up = at.clone();
            float[] down = at.clone();
            up[i] += 5e-4f;
            down[i] -= 5e-4f;
            double slope = (objective.loss(up) - objective.loss(down)) / ((double) up[i] - down[i]);
            assertThat((double) gradient[i]).as("parameter %d", i).isCloseTo(slope, within(2e-3));
        }
    }

    private static TrainingData data(Target target) {
        RandomGenerator random = Seeds.generator(1, "features");
        List<double[]> columns = new ArrayList<>();
        for (int j = 0; j < 3; j++) {
            columns.add(random.doubles(target.rows(), -2, 2).toArray());
        }
        Features features =
                new Features(List.of("a", "b", "c"), new int[3], columns.toArray(double[][]::new), target.rows());
        return new TrainingData(features, target);
    }

    private static ClassTarget classes() {
        return new ClassTarget(IntStream.range(0, 30).map(i -> i % 3).toArray(), List.of("x", "y", "z"));
    }

    private static RealTarget reals(double unit) {
        return new RealTarget(
                IntStream.range(0, 30).mapToDouble(i -> unit * (i % 7)).toArray());
    }
}
