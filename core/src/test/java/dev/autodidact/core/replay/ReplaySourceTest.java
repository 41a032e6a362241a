package dev.autodidact.core.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.Cancellation;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.execution.Cost;
import dev.autodidact.api.execution.Failure;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.space.Condition;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.suite.TaskSuite;
import dev.autodidact.api.task.BlackBoxTask;
import dev.autodidact.api.task.TaskKind;
import dev.autodidact.registry.NewRun;
import dev.autodidact.registry.NewTask;
import dev.autodidact.registry.NewTrial;
import dev.autodidact.registry.Registry;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplaySourceTest {

    @TempDir
    Path folder;

    @Test
    void recordedConfigurationsHaveTheirRecordedLosses() {
        Path file = folder.resolve("registry.db");
        List<Configuration> recorded = record(file, 60);
        TaskSuite suite = new ReplaySource().open(file.toString());
        BlackBoxTask task = (BlackBoxTask) suite.tasks().getFirst().load();

        for (int i = 0; i < recorded.size(); i++) {
            assertThat(evaluate(task, recorded.get(i))).isEqualTo(loss(i));
            assertThat(task.space().violations(recorded.get(i))).isEmpty();
        }
        assertThat(task.optimum()).hasValue(loss(0));
        assertThat(new ReplaySource().open(file.toString()).version()).isEqualTo(suite.version());
    }

    @Test
    void spaceIsAsTheTrialsSuggest() {
        Path file = folder.resolve("registry.db");
        record(file, 60);
        BlackBoxTask task = (BlackBoxTask)
                new ReplaySource().open(file.toString()).tasks().getFirst().load();

        SearchSpace space = task.space();
        assertThat(space.hyperparameters())
                .extracting(hyperparameter -> hyperparameter.name())
                .containsExactlyInAnyOrder("learner", "forest:trees", "svm:kernel", "svm:cost", "svm:degree");
        space.hyperparameters().forEach(hyperparameter -> {
            String on = hyperparameter
                    .condition()
                    .map(condition -> condition.toString())
                    .orElse("always");
            assertThat(on)
                    .contains(
                            switch (hyperparameter.name()) {
                                case "learner" -> "always";
                                case "svm:degree" -> "polynomial";
                                default ->
                                    hyperparameter
                                            .name()
                                            .substring(0, hyperparameter.name().indexOf(':'));
                            });
            if (hyperparameter.name().equals("svm:cost")) {
                assertThat(((Domain.Real) hyperparameter.domain()).logarithmic())
                        .isTrue();
            }
        });
    }

    @Test
    void anyConfigurationHasTheLossOfTheNearest() {
        Path file = folder.resolve("registry.db");
        List<Configuration> recorded = record(file, 60);
        BlackBoxTask task = (BlackBoxTask)
                new ReplaySource().open(file.toString()).tasks().getFirst().load();
        RandomGenerator random = Seeds.generator(5);
        for (int i = 0; i < 200; i++) {
            Configuration drawn = task.space().sample(random);
            int nearest = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int j = 0; j < recorded.size(); j++) {
                double distance = distance(task.space(), drawn, recorded.get(j));
                if (distance < least) {
                    least = distance;
                    nearest = j;
                }
            }
            assertThat(evaluate(task, drawn)).isEqualTo(loss(nearest));
        }
    }

    @Test
    void whatFailedFailsAgain() {
        Path file = folder.resolve("registry.db");
        try (Registry registry = Registry.open(file)) {
            long run = begin(registry);
            registry.addTrial(run, scored(0, Configuration.of(Map.of("x", 0.0)), 1));
            Failure failure = new Failure(Failure.Kind.TIMEOUT, "late", "");
            registry.addTrial(
                    run,
                    new NewTrial(
                            1,
                            Proposal.full(Configuration.of(Map.of("x", 1.0))),
                            new Outcome.Failed(failure, new Cost(1, 1)),
                            Double.NaN,
                            1));
        }
        BlackBoxTask task = (BlackBoxTask)
                new ReplaySource().open(file.toString()).tasks().getFirst().load();

        assertThat(evaluate(task, Configuration.of(Map.of("x", 0.3)))).isEqualTo(1);
        assertThatIllegalStateException().isThrownBy(() -> evaluate(task, Configuration.of(Map.of("x", 0.9))));
    }

    @Test
    void registryThatCannotBeReplayedIsNamed() {
        assertThatExceptionOfType(AutodidactException.class)
                .isThrownBy(() -> new ReplaySource().open("none.db"))
                .withMessageContaining("none.db");
        Path empty = folder.resolve("empty.db");
        Registry.open(empty).close();
        assertThatExceptionOfType(AutodidactException.class)
                .isThrownBy(() -> new ReplaySource().open(empty.toString()))
                .withMessageContaining("no task with a scored trial");
    }

    private static double evaluate(BlackBoxTask task, Configuration configuration) {
        try {
            return task.evaluate(configuration, 1, 1, Cancellation.none());
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The definition: only configurations with the same hyperparameters active are compared where there are any. */
    private static double distance(SearchSpace space, Configuration a, Configuration b) {
        if (!a.values().keySet().equals(b.values().keySet())) {
            return 1e9;
        }
        return space.hyperparameters().stream()
                .filter(hyperparameter -> a.has(hyperparameter.name()))
                .mapToDouble(hyperparameter -> {
                    Object first = a.values().get(hyperparameter.name());
                    Object second = b.values().get(hyperparameter.name());
                    if (hyperparameter.domain() instanceof Domain.Choice) {
                        return first.equals(second) ? 0 : 1;
                    }
                    double difference = hyperparameter.domain().position(first)
                            - hyperparameter.domain().position(second);
                    return difference * difference;
                })
                .sum();
    }

    private static double loss(int trial) {
        return 1 + trial;
    }

    /** Records trials of a conditional space, each once, and gives their configurations. */
    private static List<Configuration> record(Path file, int trials) {
        SequencedMap<String, SearchSpace> learners = new LinkedHashMap<>();
        learners.put(
                "forest",
                SearchSpace.builder().add("trees", Domain.integer(10, 90)).build());
        learners.put(
                "svm",
                SearchSpace.builder()
                        .add("kernel", Domain.choice("linear", "polynomial"))
                        .add("cost", Domain.real(0.001, 1000).log())
                        .add("degree", Domain.integer(2, 5), Condition.when("kernel", "polynomial"))
                        .build());
        SearchSpace space = SearchSpace.builder().nested("learner", learners).build();
        RandomGenerator random = Seeds.generator(1);
        List<Configuration> recorded = Stream.generate(() -> space.sample(random))
                .distinct()
                .limit(trials)
                .toList();
        try (Registry registry = Registry.open(file)) {
            long run = begin(registry);
            for (int i = 0; i < trials; i++) {
                registry.addTrial(run, scored(i, recorded.get(i), loss(i)));
            }
        }
        return recorded;
    }

    private static NewTrial scored(int trial, Configuration configuration, double loss) {
        return new NewTrial(
                trial, Proposal.full(configuration), Outcome.Scored.of(loss, new Cost(1, 1)), Double.NaN, trial);
    }

    private static long begin(Registry registry) {
        registry.addTask(new NewTask("t", "s", "t", "t", TaskKind.TABLE, "auc", true, Map.of("rows", 3.0)));
        return registry.beginRun(
                new NewRun(OptionalLong.empty(), "t", "random", 1, "9trials", "", "", 0, Double.NaN, 1, Map.of()));
    }
}
