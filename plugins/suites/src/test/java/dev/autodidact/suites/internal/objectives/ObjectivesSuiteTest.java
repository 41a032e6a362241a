package dev.autodidact.suites.internal.objectives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.optimizer.Objective;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.suite.TaskSuite;
import dev.autodidact.api.task.ObjectiveTask;
import dev.autodidact.testkit.SuiteContract;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectivesSuiteTest extends SuiteContract {

    @Override
    protected TaskSuite suite() {
        return ObjectivesSuite.source().open("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"quadratic-1", "logistic-1", "rosenbrock-1", "mlp-1", "mlp-10"})
    void gradientsAgreeWithFiniteDifferences(String name) {
        Objective objective = objective(name);
        float[] at = objective.start(Seeds.generator(1, "start"));
        for (int i = 0; i < at.length; i++) {
            at[i] += 0.3f * (float) Math.sin(i);
        }
        float[] gradient = new float[at.length];
        objective.lossAndGradient(at, gradient, batch());
        for (int i = 0; i < at.length; i++) {
            float[] above = at.clone();
            float[] below = at.clone();
            above[i] += 1e-3f;
            below[i] -= 1e-3f;
            double rise = minibatchLoss(objective, above) - minibatchLoss(objective, below);
            double slope = rise / ((double) above[i] - below[i]);
            assertThat((double) gradient[i])
                    .as("%s, parameter %d", name, i)
                    .isCloseTo(slope, within(1e-4 + 1e-4 * Math.abs(slope)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"quadratic-1", "rosenbrock-1"})
    void functionsWithoutDataAreWithoutNoise(String name) {
        Objective objective = objective(name);
        float[] at = objective.start(Seeds.generator(1, "start"));
        assertThat(minibatchLoss(objective, at)).isEqualTo(objective.loss(at));
    }

    @ParameterizedTest
    @ValueSource(strings = {"logistic-1", "mlp-1"})
    void minibatchesAreRightOnAverage(String name) {
        Objective objective = objective(name);
        float[] at = objective.start(Seeds.generator(1, "start"));
        RandomGenerator random = batch();
        double sum = 0;
        for (int i = 0; i < 2000; i++) {
            sum += objective.lossAndGradient(at, new float[at.length], random);
        }
        assertThat(sum / 2000).isCloseTo(objective.loss(at), within(0.02));
    }

    @Test
    void descentLowersEveryObjective() {
        for (TaskReference reference : suite().tasks()) {
            ObjectiveTask task = (ObjectiveTask) reference.load();
            Objective objective = task.objective();
            RandomGenerator random = batch();
            float[] at = objective.start(Seeds.generator(1, "start"));
            double before = objective.loss(at);
            float[] gradient = new float[at.length];
            for (int step = 0; step < task.steps(); step++) {
                objective.lossAndGradient(at, gradient, random);
                for (int i = 0; i < at.length; i++) {
                    at[i] -= 1e-3f * gradient[i];
                }
            }
            assertThat(objective.loss(at)).as(task.name()).isPositive().isLessThan(before);
        }
    }

    @Test
    void theValleyEndsAtOnes() {
        float[] ones = new float[10];
        Arrays.fill(ones, 1);
        assertThat(objective("rosenbrock-3").loss(ones)).isZero();
    }

    @Test
    void everyKindHasTasksForJudgingAndForLearning() {
        assertThat(suite().tasks())
                .filteredOn(task -> task.role() == TaskReference.Role.META_TEST)
                .extracting(TaskReference::name)
                .containsExactly(
                        "quadratic-1",
                        "logistic-1",
                        "rosenbrock-1",
                        "mlp-1",
                        "quadratic-2",
                        "logistic-2",
                        "rosenbrock-2",
                        "mlp-2");
        assertThat(suite().tasks())
                .filteredOn(task -> task.role() == TaskReference.Role.META_TRAIN)
                .hasSize(32)
                .extracting(TaskReference::family)
                .containsOnly("quadratic", "logistic", "rosenbrock", "mlp");
    }

    private Objective objective(String name) {
        return suite().tasks().stream()
                .filter(reference -> reference.name().equals(name))
                .map(reference -> ((ObjectiveTask) reference.load()).objective())
                .findFirst()
                .orElseThrow();
    }

    private static double minibatchLoss(Objective objective, float[] at) {
        return objective.lossAndGradient(at, new float[at.length], batch());
    }

    private static RandomGenerator batch() {
        return Seeds.generator(1, "batch");
    }
}
