package dev.autodidact.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.optimizer.Objective;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.suite.TaskSuite;
import dev.autodidact.api.task.BlackBoxTask;
import dev.autodidact.api.task.EpisodeTask;
import dev.autodidact.api.task.ObjectiveTask;
import dev.autodidact.api.task.TableTask;
import dev.autodidact.api.task.Task;
import dev.autodidact.api.task.TaskType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link TaskSuite} must do. Subclass it, open the suite anew at each call, and run it with JUnit 5; each
 * test is one rule.
 */
public abstract class SuiteContract {

    private static final long SEED = 42;

    /** Makes a contract test. */
    protected SuiteContract() {}

    /** {@return the suite under test, opened anew} */
    protected abstract TaskSuite suite();

    /** {@return how many tasks are loaded, spread over the suite; fewer make the test of a large suite quicker} */
    protected int loadedTasks() {
        return 20;
    }

    @Test
    void openingTwiceGivesTheSameSuite() {
        assertThat(suite().name()).as("name").isNotBlank().isEqualTo(suite().name());
        assertThat(suite().version()).as("version").isNotBlank().isEqualTo(suite().version());
        assertThat(labels()).as("tasks").isNotEmpty().isEqualTo(labels());
    }

    @Test
    void tasksAreNamedAndNoNameStandsTwice() {
        List<String> names = suite().tasks().stream().map(TaskReference::name).toList();
        assertThat(names).as("names of tasks").doesNotHaveDuplicates().noneMatch(String::isBlank);
        assertThat(suite().tasks())
                .as("families")
                .noneMatch(task -> task.family().isBlank());
    }

    @Test
    void loadedTasksAreWhatTheirReferencesSay() {
        for (TaskReference reference : chosen(suite())) {
            Task task = reference.load();
            assertThat(task.name()).as("name of the loaded task").isEqualTo(reference.name());
            assertThat(task.kind()).as("%s: kind", task.name()).isEqualTo(reference.kind());
        }
    }

    @Test
    void loadingTwiceGivesTheSameContent() throws Exception {
        List<TaskReference> first = chosen(suite());
        List<TaskReference> second = chosen(suite());
        for (int i = 0; i < first.size(); i++) {
            List<Object> content = content(first.get(i).load());
            String name = first.get(i).name();
            assertThat(content(first.get(i).load())).as("%s loaded again", name).isEqualTo(content);
            assertThat(content(second.get(i).load()))
                    .as("%s of the suite opened again", name)
                    .isEqualTo(content);
        }
    }

    @Test
    void targetsArePresentAndFitTheType() {
        for (TaskReference reference : chosen(suite())) {
            switch (reference.load()) {
                case TableTask task -> assertTarget(task.name(), task.table(), task.target(), task.type());
                case EpisodeTask task -> {
                    assertTarget(task.name() + ", support set", task.support(), task.target(), task.type());
                    assertTarget(task.name() + ", query set", task.query(), task.target(), task.type());
                }
                case BlackBoxTask task ->
                    assertThat(task.minimumFidelity())
                            .as("%s: minimum fidelity", task.name())
                            .isGreaterThan(0)
                            .isLessThanOrEqualTo(1);
                case ObjectiveTask task ->
                    assertThat(task.objective().parameters())
                            .as("%s: parameters", task.name())
                            .isPositive();
            }
        }
    }

    @Test
    void gradientsAreWrittenWholeAndFinite() {
        for (TaskReference reference : chosen(suite())) {
            if (reference.load() instanceof ObjectiveTask task) {
                Objective objective = task.objective();
                float[] start = objective.start(Seeds.generator(SEED, "start"));
                assertThat(start).as("%s: start", task.name()).hasSize(objective.parameters());
                float[] kept = start.clone();
                float[] gradient = new float[start.length];
                Arrays.fill(gradient, Float.NaN);
                objective.lossAndGradient(start, gradient, Seeds.generator(SEED, "batch"));
                assertThat(start)
                        .as("%s: evaluating leaves the parameters as they were", task.name())
                        .isEqualTo(kept);
                assertThat(IntStream.range(0, gradient.length).allMatch(i -> Float.isFinite(gradient[i])))
                        .as("%s: every entry of the gradient is overwritten and finite at the start", task.name())
                        .isTrue();
            }
        }
    }

    private List<String> labels() {
        return suite().tasks().stream()
                .map(task -> task.name() + "/" + task.family() + "/" + task.kind() + "/" + task.role())
                .toList();
    }

    private List<TaskReference> chosen(TaskSuite suite) {
        int tasks = suite.tasks().size();
        int chosen = Math.min(loadedTasks(), tasks);
        return IntStream.range(0, chosen)
                .mapToObj(i -> suite.tasks().get((int) ((long) i * tasks / chosen)))
                .toList();
    }

    private static void assertTarget(String name, Table table, String target, TaskType type) {
        Column column = table.column(target);
        assertThat(column.missing()).as("%s: rows without a target", name).isLessThan(table.rows());
        assertThat(table.columns().size())
                .as("%s: columns, the target among them", name)
                .isGreaterThan(1);
        if (type == TaskType.REGRESSION) {
            assertThat(column).as("%s: a regression target is numeric", name).isInstanceOf(NumericColumn.class);
        }
    }

    private static List<Object> content(Task task) throws Exception {
        return switch (task) {
            case TableTask table ->
                List.of(
                        content(table.table()),
                        table.target(),
                        table.type(),
                        table.metric().id(),
                        table.resampling());
            case EpisodeTask episode ->
                List.of(
                        content(episode.support()),
                        content(episode.query()),
                        episode.target(),
                        episode.type(),
                        episode.metric().id());
            case BlackBoxTask box -> content(box);
            case ObjectiveTask objective -> content(objective);
        };
    }

    private static List<Object> content(Table table) {
        List<Object> content = new ArrayList<>();
        for (Column column : table.columns()) {
            content.add(column.name());
            content.add(
                    switch (column) {
                        case NumericColumn numbers ->
                            IntStream.range(0, table.rows())
                                    .mapToObj(numbers::value)
                                    .toList();
                        case CategoricalColumn categories ->
                            IntStream.range(0, table.rows())
                                    .mapToObj(row -> categories.isMissing(row)
                                            ? ""
                                            : "'" + categories.levels().get(categories.code(row)))
                                    .toList();
                    });
        }
        return content;
    }

    private static List<Object> content(BlackBoxTask box) throws Exception {
        List<Object> content =
                new ArrayList<>(List.of(box.space(), box.metaFeatures(), box.optimum(), box.minimumFidelity()));
        RandomGenerator random = Seeds.generator(SEED, "configurations");
        for (int i = 0; i < 5; i++) {
            Configuration configuration =
                    i == 0 ? box.space().defaults() : box.space().sample(random);
            double loss = box.evaluate(configuration, 1, SEED, Cancellation.none());
            assertThat(loss).as("%s: the loss of %s", box.name(), configuration).isFinite();
            content.add(loss);
        }
        return content;
    }

    private static List<Object> content(ObjectiveTask task) {
        Objective objective = task.objective();
        float[] start = objective.start(Seeds.generator(SEED, "start"));
        float[] gradient = new float[start.length];
        double batchLoss = objective.lossAndGradient(start, gradient, Seeds.generator(SEED, "batch"));
        return List.of(
                task.steps(),
                objective.parameters(),
                objective.loss(start),
                batchLoss,
                Arrays.hashCode(start),
                Arrays.hashCode(gradient));
    }
}
