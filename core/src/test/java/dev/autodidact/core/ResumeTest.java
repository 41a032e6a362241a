package dev.autodidact.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.strategy.Budget;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.core.engine.StopSignal;
import dev.autodidact.core.engine.ThreadExecutor;
import dev.autodidact.core.engine.TrialListener;
import dev.autodidact.core.fakes.Samples;
import dev.autodidact.registry.Registry;
import dev.autodidact.registry.RunSummary;
import dev.autodidact.registry.StoredTrial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ResumeTest {

    private static final Table DATA = Samples.classes(80, 1);

    @TempDir
    Path folder;

    private Registry registry;

    @BeforeEach
    void open() {
        registry = Registry.open(folder.resolve("registry.db"));
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 9})
    void runThatWasCutOffEndsAsIfNothingHadHappened(int heard) throws IOException {
        cutOff(builder(), heard);
        List<StoredTrial> before = trials();

        Heard listener = new Heard();
        Result result = builder().resume(true).listener(listener).run(DATA);

        Result undisturbed = alone().run(DATA);
        assertThat(listener.stored).hasValue(before.size());
        assertThat(listener.trials).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(before).hasSizeGreaterThanOrEqualTo(Math.min(10, heard + 1));
        assertThat(trials()).as("what was run is not run again").containsAll(before);
        assertThat(trials())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("seconds", "cpuSeconds", "finishedAtSeconds")
                .isEqualTo(undisturbed.trials());
        assertThat(bundle(result)).isEqualTo(bundle(undisturbed));
        assertThat(registry.runs()).extracting(RunSummary::status).containsExactly("DONE");
    }

    @Test
    void runMayBeCutOffAgainAndAgain() throws IOException {
        cutOff(builder(), 1);
        cutOff(builder().resume(true), 4);
        cutOff(builder().resume(true), 2); // cut off before it comes to anything new

        Result result = builder().resume(true).run(DATA);

        assertThat(bundle(result)).isEqualTo(bundle(alone().run(DATA)));
        assertThat(registry.runs()).hasSize(1);
    }

    @Test
    void stoppedRunIsGoneOnWith() {
        StopSignal stop = StopSignal.manual();
        builder().stop(stop).listener(observation -> stop.stop()).run(DATA);
        assertThat(registry.runs()).extracting(RunSummary::status).containsExactly("CANCELLED");

        assertThat(builder().resume(true).run(DATA).trials()).hasSize(10);
        assertThat(registry.runs()).extracting(RunSummary::status).containsExactly("DONE");
    }

    @Test
    void searchThatEndedIsOnlyFittedAgainUntilItsModelIsNoted() throws IOException {
        Result first = builder().run(DATA);
        Result again = builder().resume(true).run(DATA);
        assertThat(again.run()).isEqualTo(first.run());
        assertThat(again.trials()).isEqualTo(first.trials());

        registry.addModel(again.run(), Files.writeString(folder.resolve("model"), "a bundle"));
        Heard listener = new Heard();
        assertThat(builder().resume(true).listener(listener).run(DATA).run()).isGreaterThan(first.run());
        assertThat(listener.stored).as("a new run").isEmpty();
    }

    @Test
    void runWithOtherSettingsIsAnotherRun() {
        cutOff(builder(), 2);

        builder().seed(8).resume(true).run(DATA);
        builder().slots(2).resume(true).run(DATA);
        builder().budget(Budget.trials(9)).resume(true).run(DATA);
        builder().name("other").resume(true).run(DATA);
        builder().resume(true).run(Samples.classes(80, 2));

        assertThat(registry.runs())
                .extracting(RunSummary::status)
                .containsExactly("DONE", "DONE", "DONE", "DONE", "DONE", "RUNNING");
    }

    @Test
    void runThatIsUnderWayIsNotTakenOver() {
        builder()
                .listener(observation -> assertThatThrownBy(
                                () -> builder().resume(true).run(DATA))
                        .isInstanceOfSatisfying(
                                AutodidactException.class,
                                e -> assertThat(e.kind()).isEqualTo(AutodidactException.Kind.CALLER))
                        .hasMessageContaining(
                                "under way: process " + ProcessHandle.current().pid()))
                .run(DATA);

        assertThat(registry.runs()).hasSize(1);
    }

    @Test
    void timeThatEarlierProcessesUsedIsUsedUp() throws SQLException {
        Budget time = Budget.seconds(60);
        cutOff(builder().budget(time), 2);
        execute("update trial set finished_at = 70 where trial = 1");
        List<StoredTrial> before = trials();

        Result result = builder().budget(time).resume(true).run(DATA);

        assertThat(result.trials()).isEqualTo(before);
        assertThat(result.model().members())
                .as("there are candidates, run again or not")
                .isNotEmpty();
        assertThat(result.took()).isGreaterThan(Duration.ofSeconds(59));
    }

    @Test
    void strategyThatGoesAnotherWayIsRefused() throws SQLException {
        cutOff(builder(), 3);
        execute("update trial set configuration = '{\"fake.memory:doubt\":0.125,\"learner\":\"fake.memory\"}'"
                + " where trial = 1");

        assertThatThrownBy(() -> builder().resume(true).run(DATA))
                .isInstanceOfSatisfying(
                        AutodidactException.class, e -> assertThat(e.kind()).isEqualTo(AutodidactException.Kind.CALLER))
                .hasMessageContaining("trial 1 was")
                .hasMessageContaining("without resuming");
    }

    private Autodidact.Builder builder() {
        return alone().registry(registry);
    }

    private static Autodidact.Builder alone() {
        return Autodidact.builder()
                .target("kind")
                .strategy("random")
                .budget(Budget.trials(10))
                .executor(new ThreadExecutor())
                .seed(7);
    }

    /** Leaves a run as the death of its process would: in the middle, after so many trials were heard of. */
    private void cutOff(Autodidact.Builder run, int heard) {
        List<Integer> trials = new ArrayList<>();
        assertThatThrownBy(() -> run.listener(observation -> {
                            trials.add(observation.trial());
                            if (trials.size() > heard) {
                                throw new IllegalStateException("cut off");
                            }
                        })
                        .run(DATA))
                .hasMessage("cut off");
        registry.close();
        open();
    }

    private List<StoredTrial> trials() {
        List<StoredTrial> trials = new ArrayList<>();
        registry.trials(1, trials::add);
        return trials;
    }

    private byte[] bundle(Result result) throws IOException {
        Path file = folder.resolve("bundle");
        result.model().write(file);
        return Files.readAllBytes(file);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("registry.db"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static final class Heard implements TrialListener {

        private final List<Integer> trials = new ArrayList<>();
        private OptionalInt stored = OptionalInt.empty();

        @Override
        public void began(OptionalInt trialsStored) {
            stored = trialsStored;
        }

        @Override
        public void ended(Observation observation) {
            trials.add(observation.trial());
        }
    }
}
