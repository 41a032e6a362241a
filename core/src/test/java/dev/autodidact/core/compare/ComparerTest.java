package dev.autodidact.core.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.strategy.Budget;
import dev.autodidact.api.strategy.Complexity;
import dev.autodidact.core.engine.StopSignal;
import dev.autodidact.core.engine.ThreadExecutor;
import dev.autodidact.core.fakes.Pupil;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.registry.Comparison;
import dev.autodidact.registry.CurvePoint;
import dev.autodidact.registry.NewTask;
import dev.autodidact.registry.Registry;
import dev.autodidact.registry.StoredRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ComparerTest {

    private final Catalogue catalogue = Catalogue.discover(Optional.empty());
    private final Registry registry = Registry.inMemory();
    private final List<String> heard = new ArrayList<>();

    @BeforeEach
    void forget() {
        Pupil.KNOWN.clear();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void nobodyLearnsFromATaskOfTheSameFamily() {
        compare("fake:families", 1, "random", "pupil");

        assertThat(known(1)).containsExactlyInAnyOrder("b1/random", "c1/random");
        assertThat(known(2)).containsExactlyInAnyOrder("b1/random", "c1/random");
        assertThat(known(3)).containsExactlyInAnyOrder("a1/random", "a2/random", "c1/random");
    }

    @Test
    void nobodyLearnsFromTasksSetAsideForJudgingAndNobodyIsJudgedOnTasksForLearning() {
        Comparison comparison = compare("fake:roles", 1, "random", "pupil");

        assertThat(known(14))
                .as("the family u is judged on test2 alone")
                .containsExactlyInAnyOrder("train1/random", "train2/random", "both1/random");
        assertThat(known(13))
                .as("the suite parts family t by role, but both1 is judged, too")
                .containsExactlyInAnyOrder("train1/random", "train2/random");
        assertThat(known(15)).as("role BOTH leaves its whole family out").isEmpty();
        assertThat(comparison.tasks()).extracting(NewTask::name).containsExactly("both1", "test1", "test2");
    }

    @Test
    void learningFromNobodyIsLearningFromNothing() {
        compare("fake:families", 1, "pupil");

        assertThat(known(1)).isEmpty();
    }

    @Test
    void theSameRequestGivesTheSameTrialsWhateverTheThreads() {
        List<String> alone = trials(compare("fake:families", 1, "random", "pupil"));
        List<String> together = trials(compare("fake:families", 4, "random", "pupil"));

        assertThat(alone).hasSize(4 * 2 * 2 * 5).isEqualTo(together);
    }

    @Test
    void taskThatCannotBeLoadedIsAFailedRunOfEveryStrategy() {
        Comparison comparison = compare("fake:tables", 2, "random:fake.memory", "pupil:fake.memory");

        assertThat(states(comparison))
                .containsExactlyInAnyOrder(
                        "classes random:fake.memory DONE",
                        "classes pupil:fake.memory DONE",
                        "missing random:fake.memory FAILED",
                        "missing pupil:fake.memory FAILED",
                        "faulty random:fake.memory FAILED",
                        "faulty pupil:fake.memory FAILED",
                        "liar random:fake.memory FAILED",
                        "liar pupil:fake.memory FAILED");
        assertThat(comparison.runs())
                .extracting(StoredRun::message)
                .anyMatch(message -> message.contains("no such file: missing.csv"))
                .anyMatch(message -> message.contains("IllegalStateException: faulty loader"));
        assertThat(heard).hasSize(16).anyMatch(line -> line.startsWith("16 of 16"));
    }

    @Test
    void tableRunsAreJudgedOnHeldOutRows() {
        Comparison comparison = compare("fake:tables", 1, "random:fake.memory");

        StoredRun run = run(comparison, "classes");
        List<Double> heldOut = new ArrayList<>();
        comparison.trials(run, trial -> heldOut.add(trial.heldOutLoss().orElseThrow()));
        assertThat(heldOut).hasSize(5).allMatch(loss -> loss > 0 && loss < 3);
        assertThat(run.run().referenceLoss()).isBetween(0.6, 0.75);
    }

    @Test
    void strategyWhoseLearnersDoNotWorkDoesNotHurtTheOthers() {
        Comparison comparison = compare("fake:tables", 1, "angry", "random:fake.broken", "random:fake.memory");

        assertThat(states(comparison))
                .contains("classes angry FAILED", "classes random:fake.broken DONE", "classes random:fake.memory DONE");
    }

    @Test
    void episodesAreSmallTablesForSearches() {
        Comparison comparison = compare("fake:episodes", 1, "random:fake.memory");

        assertThat(states(comparison)).containsOnly("episode random:fake.memory DONE");
        comparison.trials(
                comparison.runs().get(0),
                trial -> assertThat(trial.heldOutLoss().orElseThrow()).isBetween(-1.0, -0.5));
    }

    @Test
    void descentIsACurveOfLosses() {
        Comparison comparison = compare("fake:objectives", 1, "descent", "crooked");

        StoredRun run = comparison.runs().get(0);
        assertThat(run.run().referenceLoss()).isEqualTo(4);
        List<CurvePoint> curve = comparison.curve(run);
        assertThat(curve).hasSize(6);
        assertThat(curve.get(1).loss()).isCloseTo(1.6 * 1.6, within(1e-6));
    }

    @Test
    void adaptingToAnEpisodeIsACurveOfQueryLossesBesideTheTrialsOfSearches() {
        Comparison comparison = compare("fake:drawn", 1, "random:fake.memory", "slope");

        assertThat(states(comparison)).containsOnly("line random:fake.memory DONE", "line slope DONE");
        StoredRun run = comparison.runs().stream()
                .filter(one -> one.run().strategy().equals("slope"))
                .findFirst()
                .orElseThrow();
        assertThat(run.run().learnedFrom()).contains("points of a line");
        assertThat(run.run().knowledge()).isNotEmpty();
        List<CurvePoint> curve = comparison.curve(run);
        assertThat(curve).hasSize(2);
        assertThat(curve.get(0).loss()).isGreaterThan(1);
        assertThat(curve.get(1).loss())
                .as("the slope of the drawn line fits, since features come as they are")
                .isLessThan(0.03);
        assertThat(comparison.complexity(run)).contains(new Complexity(1, 2, 3, 4));
        assertThat(run.run().referenceLoss()).as("the mean of the support set").isBetween(0.3, 3.0);
    }

    @Test
    void adaptationsLearnFromSuitesThatDrawEpisodesOnly() {
        assertThatThrownBy(() -> compare("fake:episodes", 1, "slope"))
                .isInstanceOf(AutodidactException.class)
                .hasMessageContaining("slope")
                .hasMessageContaining("draws none");
    }

    @Test
    void whoTakesMoreStepsThanAllowedFails() {
        Comparison comparison = compare("fake:objectives", 1, "crooked");

        assertThat(comparison.runs().get(0).status()).isEqualTo("FAILED");
        assertThat(comparison.runs().get(0).message()).contains("7 losses").contains("5 steps");
    }

    @Test
    void stopKeepsTheRunsThatHaveEnded() {
        StopSignal stop = StopSignal.manual();
        ComparisonRequest request = request("fake:families", 1, "random", "pupil");

        long id = new Comparer(catalogue, registry, new ThreadExecutor())
                .compare(request, stop, (done, total, run, problem) -> {
                    if (done == 3) {
                        stop.stop();
                    }
                });

        assertThat(registry.comparison(id).runs())
                .hasSize(3)
                .allMatch(run -> run.status().equals("DONE"));
    }

    @Test
    void strategyThatDoesNotSolveSuchTasksIsRefused() {
        assertThatThrownBy(() -> compare("fake:objectives", 1, "random"))
                .isInstanceOf(AutodidactException.class)
                .hasMessageContaining("does not solve")
                .hasMessageContaining("bowl");
        assertThatThrownBy(() -> compare("fake:families", 1, "descent")).hasMessageContaining("does not solve");
    }

    @Test
    void emptyRequestIsRefused() {
        assertThatThrownBy(() -> request("fake:families", 1)).hasMessageContaining("at least one strategy");
    }

    private Comparison compare(String suite, int threads, String... strategies) {
        long id = new Comparer(catalogue, registry, new ThreadExecutor())
                .compare(request(suite, threads, strategies), StopSignal.manual(), (done, total, run, problem) -> {
                    synchronized (heard) {
                        heard.add(done + " of " + total + ": " + run + " " + problem);
                    }
                });
        return registry.comparison(id);
    }

    private static ComparisonRequest request(String suite, int threads, String... strategies) {
        return new ComparisonRequest(
                suite,
                Integer.MAX_VALUE,
                List.of(strategies),
                Budget.trials(5),
                List.of(1L, 2L),
                Duration.ofMinutes(1),
                threads,
                1,
                "",
                false);
    }

    /** What the pupil knew when it began on a task, the same for every seed. */
    private static Set<String> known(int task) {
        Set<String> each = Pupil.KNOWN.get((double) task);
        assertThat(each).hasSize(1);
        return Stream.of(each.iterator().next().split(","))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    private static List<String> trials(Comparison comparison) {
        List<String> trials = new ArrayList<>();
        for (StoredRun run : comparison.runs()) {
            comparison.trials(
                    run,
                    trial -> trials.add(run.run().task()
                            + run.run().strategy()
                            + run.run().seed()
                            + trial.trial()
                            + trial.configuration()
                            + trial.loss()));
        }
        return trials;
    }

    private static Set<String> states(Comparison comparison) {
        return comparison.runs().stream()
                .map(run -> name(comparison, run) + " " + run.run().strategy() + " " + run.status())
                .collect(Collectors.toSet());
    }

    private static StoredRun run(Comparison comparison, String task) {
        return comparison.runs().stream()
                .filter(run -> name(comparison, run).equals(task))
                .findFirst()
                .orElseThrow();
    }

    private static String name(Comparison comparison, StoredRun run) {
        return comparison.tasks().stream()
                .filter(task -> task.id().equals(run.run().task()))
                .findFirst()
                .orElseThrow()
                .name();
    }
}
