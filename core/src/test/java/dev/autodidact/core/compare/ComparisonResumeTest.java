package dev.autodidact.core.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.strategy.Budget;
import dev.autodidact.core.engine.StopSignal;
import dev.autodidact.core.engine.ThreadExecutor;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.registry.Comparison;
import dev.autodidact.registry.Registry;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ComparisonResumeTest {

    private final Catalogue catalogue = Catalogue.discover(Optional.empty());
    private final List<String> heard = new ArrayList<>();
    private OptionalInt stored = OptionalInt.empty();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "fake:families, 'random,pupil', 1",
        "fake:families, 'random,pupil', 6",
        "fake:families, 'random,pupil', 13",
        "fake:roles, 'random,pupil', 3",
        "fake:roles, 'random,pupil', 9",
        "fake:tables, 'random:fake.memory,pupil:fake.memory', 5",
        "fake:objectives, descent, 1"
    })
    void comparisonThatWasCutOffEndsAsIfNothingHadHappened(String suite, String strategies, int run)
            throws SQLException {
        List<String> undisturbed = compare(request(suite, strategies, false));
        List<String> heardThen = List.copyOf(heard);
        heard.clear();
        cutOff(run);

        assertThat(compare(request(suite, strategies, true))).isEqualTo(undisturbed);
        assertThat(heard).containsExactlyInAnyOrderElementsOf(heardThen);
        assertThat(stored).hasValue(run - 1);
    }

    @Test
    void comparisonThatHasEndedIsNotRunAgain() {
        List<String> once = compare(request("fake:families", "random,pupil", false));

        assertThat(compare(request("fake:families", "random,pupil", true))).isEqualTo(once);
        assertThat(stored).hasValue(16);
    }

    @Test
    void otherComparisonIsNotGoneOnWith() {
        compare(request("fake:families", "random,pupil", false));

        compare(request("fake:families", "random", true));

        assertThat(stored).isEmpty();
    }

    @Test
    void comparisonThatIsUnderWayIsNotTakenOver() {
        try (Registry registry = Registry.open(folder.resolve("registry.db"))) {
            Comparer comparer = new Comparer(catalogue, registry, new ThreadExecutor());
            ComparisonRequest again = request("fake:objectives", "descent", true);
            comparer.compare(
                    again,
                    StopSignal.manual(),
                    (done, total, run, problem) -> assertThatThrownBy(
                                    () -> comparer.compare(again, StopSignal.manual(), (d, t, r, p) -> {}))
                            .isInstanceOf(AutodidactException.class)
                            .hasMessageContaining("under way"));
        }
    }

    /** Takes the registry back to where a run had stored two trials, or a part of its curve. */
    private void cutOff(int run) throws SQLException {
        execute("delete from prediction where run > %d or run = %<d and trial > 1".formatted(run));
        execute("delete from trial where run > %d or run = %<d and trial > 1".formatted(run));
        execute("delete from curve_point where run > %d or run = %<d and position > 1".formatted(run));
        execute("delete from run where id > " + run);
        execute("update run set status = 'RUNNING', seconds = null, message = '' where id = " + run);
        execute("update comparison set seconds = null");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("registry.db"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** {@return all that a report shows, apart from times} */
    private List<String> compare(ComparisonRequest request) {
        try (Registry registry = Registry.open(folder.resolve("registry.db"))) {
            long id = new Comparer(catalogue, registry, new ThreadExecutor())
                    .compare(request, StopSignal.manual(), new ComparisonListener() {
                        @Override
                        public void began(OptionalInt runs) {
                            stored = runs;
                        }

                        @Override
                        public void ended(int done, int total, String run, String problem) {
                            heard.add(run + " " + problem);
                        }
                    });
            return described(registry.comparison(id));
        }
    }

    private static List<String> described(Comparison comparison) {
        List<String> lines = new ArrayList<>(List.of(comparison.id() + " " + comparison.plan()));
        comparison.runs().forEach(run -> {
            lines.add(String.join(
                    " ",
                    run.run().task(),
                    run.run().strategy(),
                    run.run().seed() + "",
                    run.status(),
                    run.message(),
                    run.run().knowledge(),
                    run.run().learnedFrom()));
            comparison.trials(
                    run,
                    trial -> lines.add(
                            trial.trial() + " " + trial.configuration() + trial.loss() + trial.heldOutLoss()));
            comparison.curve(run).forEach(point -> lines.add(point.epochs() + " " + point.loss()));
        });
        return lines;
    }

    private static ComparisonRequest request(String suite, String strategies, boolean resume) {
        return new ComparisonRequest(
                suite,
                Integer.MAX_VALUE,
                List.of(strategies.split(",")),
                Budget.trials(5),
                List.of(1L, 2L),
                Duration.ofMinutes(1),
                1,
                1,
                "",
                resume);
    }
}
