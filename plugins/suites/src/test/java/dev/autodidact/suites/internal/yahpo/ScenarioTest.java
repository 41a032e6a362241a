package dev.autodidact.suites.internal.yahpo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.suite.TaskSuite;
import dev.autodidact.api.task.BlackBoxTask;
import dev.autodidact.testkit.SuiteContract;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioTest extends SuiteContract {

    @Override
    protected TaskSuite suite() {
        return PublishedData.suite("rbv2_xgboost");
    }

    @Test
    void thereIsOneTaskForEachInstanceOfItsOwnFamily() {
        assertThat(suite().tasks())
                .hasSize(119)
                .extracting(TaskReference::family)
                .doesNotHaveDuplicates();
        assertThat(suite().tasks().get(0).family()).isEqualTo("openml-data-16");
        assertThat(PublishedData.suite("lcbench").tasks()).hasSize(34);
    }

    @Test
    void theSpaceIsAsPublishedWithoutInstanceAndEffort() {
        SearchSpace space = PublishedData.task("rbv2_xgboost", "12").space();
        assertThat(space.hyperparameters()).hasSize(14);
        assertThat(space.find("eta").orElseThrow().domain())
                .isEqualTo(new Domain.Real(0.0009118819655545162, 1, true, 0.0301973834));
        assertThat(space.find("nrounds").orElseThrow().domain()).isEqualTo(new Domain.Int(7, 2981, true, 144));
        assertThat(space.defaults().values())
                .containsOnlyKeys("alpha", "booster", "lambda", "nrounds", "num.impute.selected.cpo", "subsample");
        assertThat(space.complete(Map.of("booster", "dart")).values())
                .hasSize(14)
                .containsKey("rate_drop");
        assertThat(space.complete(Map.of("booster", "gbtree")).values())
                .hasSize(12)
                .doesNotContainKey("rate_drop");
    }

    @Test
    void theSmallestFidelityIsThePublishedOne() {
        assertThat(PublishedData.task("rbv2_xgboost", "12").minimumFidelity()).isEqualTo(0.03);
        assertThat(PublishedData.task("lcbench", "3945").minimumFidelity()).isEqualTo(1.0 / 52);
    }

    /** A wrong order of columns would put most targets far outside what was published. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "rbv2_xgboost?target=acc",
                "rbv2_xgboost?target=auc",
                "rbv2_xgboost?target=logloss",
                "rbv2_xgboost?target=timetrain",
                "rbv2_xgboost?target=memory",
                "lcbench?target=time",
                "lcbench?target=val_accuracy",
                "lcbench?target=val_cross_entropy",
                "lcbench?target=test_balanced_accuracy"
            })
    void targetsLieWithinThePublishedExtremes(String scenario) throws Exception {
        RandomGenerator random = Seeds.generator(1, scenario);
        for (TaskReference reference : PublishedData.suite(scenario).tasks()) {
            BlackBoxTask task = (BlackBoxTask) reference.load();
            for (int i = 0; i < 20; i++) {
                assertThat(task.evaluate(task.space().sample(random), 1, 1, Cancellation.none()))
                        .as("%s, instance %s", scenario, task.name())
                        .isBetween(-0.05, 1.05);
            }
        }
    }

    @Test
    void moreEpochsAreBetterOnTheWhole() throws Exception {
        List<TaskReference> tasks = PublishedData.suite("lcbench").tasks();
        double[] means = new double[3];
        for (int i = 0; i < means.length; i++) {
            RandomGenerator random = Seeds.generator(1, "epochs");
            for (TaskReference reference : tasks) {
                BlackBoxTask task = (BlackBoxTask) reference.load();
                for (int j = 0; j < 50; j++) {
                    means[i] += task.evaluate(
                            task.space().sample(random), new double[] {0.02, 0.2, 1}[i], 1, Cancellation.none());
                }
            }
        }
        assertThat(means[0]).isGreaterThan(means[1]);
        assertThat(means[1]).isGreaterThan(means[2]);
    }

    @Test
    void manyThreadsGetTheSameLosses() {
        BlackBoxTask task = PublishedData.task("lcbench", "7593");
        RandomGenerator random = Seeds.generator(1, "threads");
        List<Configuration> configurations = IntStream.range(0, 400)
                .mapToObj(i -> task.space().sample(random))
                .toList();
        assertThat(configurations.parallelStream().map(c -> loss(task, c)).toList())
                .isEqualTo(configurations.stream().map(c -> loss(task, c)).toList());
    }

    private static double loss(BlackBoxTask task, Configuration configuration) {
        try {
            return task.evaluate(configuration, 1, 1, Cancellation.none());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
