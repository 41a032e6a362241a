package dev.autodidact.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.AutodidactException.Kind;
import dev.autodidact.api.execution.Cost;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.task.TaskKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryTest {

    @TempDir
    Path folder;

    @Nested
    class OnAFile extends RegistryContract {

        @Override
        protected Registry open() {
            return Registry.open(folder.resolve("new/folder/registry.db"));
        }
    }

    @Test
    void whatWasStoredIsThereAfterReopening() {
        Path file = folder.resolve("registry.db");
        try (Registry registry = Registry.open(file)) {
            registry.addTrial(run(registry), trial(0));
        }
        try (Registry registry = Registry.open(file)) {
            assertThat(registry.runs()).extracting(RunSummary::trials).containsExactly(1);
        }
        assertThat(folder.toFile().list()).containsExactly("registry.db");
    }

    @Test
    void newestVersionIsThatOfTheLastMigration() throws SQLException {
        Path file = folder.resolve("registry.db");
        Registry.open(file).close();

        assertThat(query(file, "select max(version) from flyway_schema_history"))
                .isEqualTo(Migrations.NEWEST);
    }

    @Test
    void acknowledgedTrialsSurviveAKill() throws Exception {
        Path file = folder.resolve("registry.db");
        writeUntilKilled(file, 20);
        writeUntilKilled(file, 90);

        try (Registry registry = Registry.open(file)) {
            List<RunSummary> runs = registry.runs();
            assertThat(runs).hasSize(2);
            assertThat(runs.get(0).trials()).isGreaterThanOrEqualTo(90);
            assertThat(runs.get(1).trials()).isGreaterThanOrEqualTo(20);
        }
        assertThat(query(file, "pragma integrity_check")).isEqualTo("ok");
    }

    /** Kills a process with SIGKILL as soon as it says that it has stored so many trials. */
    private static void writeUntilKilled(Path file, int trials) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessWriter.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        for (int stored = 0; stored < trials; stored++) {
            assertThat(lines.readLine()).isEqualTo(String.valueOf(stored));
        }
        process.destroyForcibly().waitFor();
    }

    /** Stores trials for ever, and says so after each. */
    static final class EndlessWriter {

        private EndlessWriter() {}

        public static void main(String[] args) {
            try (Registry registry = Registry.open(Path.of(args[0]))) {
                long run = run(registry);
                for (int trial = 0; ; trial++) {
                    registry.addTrial(run, trial(trial));
                    System.out.println(trial);
                }
            }
        }
    }

    @Test
    void damagedFileIsReadAsItWasOrRefusedInWords() throws IOException {
        Path whole = folder.resolve("whole.db");
        try (Registry registry = Registry.open(whole)) {
            long run = run(registry);
            for (int trial = 0; trial < 200; trial++) {
                registry.addTrial(run, trial(trial));
            }
        }
        byte[] bytes = Files.readAllBytes(whole);
        RandomGenerator random = new SplittableRandom(1);
        int refused = 0;
        for (int i = 0; i < 60; i++) {
            byte[] damaged = bytes.clone();
            int from = random.nextInt(damaged.length);
            for (int k = from; k < Math.min(damaged.length, from + (1 << random.nextInt(12))); k++) {
                damaged[k] = (byte) random.nextInt();
            }
            Path file = folder.resolve("damaged-" + i + ".db");
            Files.write(file, damaged);
            try (Registry registry = Registry.open(file)) {
                registry.runs();
                registry.trials(1, trial -> {});
                registry.addTrial(run(registry), trial(0));
            } catch (AutodidactException e) {
                refused++;
                assertThat(e).hasMessageContaining(file.toString());
                assertThat(e.kind()).isNotEqualTo(Kind.BUG);
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void manyMayCreateOneFileAtOnce() throws Exception {
        Path file = folder.resolve("registry.db");
        int openers = 4;
        CyclicBarrier start = new CyclicBarrier(openers);
        try (var threads = Executors.newFixedThreadPool(openers)) {
            List<Future<Long>> runs = new ArrayList<>();
            for (int i = 0; i < openers; i++) {
                runs.add(threads.submit(() -> {
                    start.await();
                    try (Registry registry = Registry.open(file)) {
                        return run(registry);
                    }
                }));
            }
            for (Future<Long> run : runs) {
                assertThat(run.get()).isPositive();
            }
        }
    }

    @Test
    void readersAndWritersOfOtherProcessesGoTogether() {
        Path file = folder.resolve("registry.db");
        try (Registry first = Registry.open(file);
                Registry second = Registry.open(file)) {
            long run = run(first);
            first.addTrial(run, trial(0));
            second.addTrial(run, trial(1));
            assertThat(first.runs()).extracting(RunSummary::trials).containsExactly(2);
        }
    }

    @Test
    void folderIsRefused() {
        refused(folder, Kind.CALLER, "is a folder");
    }

    @Test
    void fileThatIsNoDatabaseIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("data.csv"), "a,b\n1,2\n".repeat(1000));
        refused(file, Kind.CALLER, "is no database");
        assertThat(Files.readString(file)).startsWith("a,b");
    }

    @Test
    void databaseOfAnotherProgramIsRefused() {
        Path file = folder.resolve("other.db");
        execute(file, "create table customer (id integer)");
        refused(file, Kind.CALLER, "is no registry");
    }

    @Test
    void folderThatCannotBeMadeIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        refused(file.resolve("registry.db"), Kind.ENVIRONMENT, "cannot be made");
    }

    @Test
    void registryOfANewerVersionIsRefused() {
        Path file = folder.resolve("registry.db");
        Registry.open(file).close();
        execute(
                file,
                "insert into flyway_schema_history select 99, '999', 'later', type, 'V999__later.sql', 1, installed_by,"
                        + " installed_on, 1, 1 from flyway_schema_history limit 1");
        refused(file, Kind.CALLER, "newer version");
    }

    @Test
    void lockedRegistryIsNamedAsSuch() throws SQLException {
        Path file = folder.resolve("registry.db");
        try (Registry registry = Registry.open(file, Duration.ofMillis(50));
                Connection other = connect(file);
                Statement statement = other.createStatement()) {
            statement.execute("begin immediate");
            assertThatExceptionOfType(AutodidactException.class)
                    .isThrownBy(() -> run(registry))
                    .withMessageContaining("locked by another program")
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.ENVIRONMENT));
        }
    }

    @Test
    void lockedFileThatIsNotYetARegistryIsNamedAsSuch() throws SQLException {
        Path file = folder.resolve("registry.db");
        try (Connection other = connect(file);
                Statement statement = other.createStatement()) {
            statement.execute("begin exclusive");
            refused(file, Kind.ENVIRONMENT, "locked by another program");
        }
    }

    @Test
    void readOnlyRegistryIsNamedAsSuch() {
        Path file = folder.resolve("registry.db");
        Registry.open(file).close();
        // permissions do not bind root, a read-only mount would; SQLite answers a write the same way
        execute(file, "pragma journal_mode=delete");
        assertThat(new SqliteFaults(file).translate(new IllegalStateException(assertThatReadOnlyWriteFails(file))))
                .hasMessageContaining("cannot be written to");
    }

    private static SQLException assertThatReadOnlyWriteFails(Path file) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:file:" + file + "?mode=ro");
                Statement statement = connection.createStatement()) {
            statement.execute("delete from task");
            throw new AssertionError("a read-only connection wrote");
        } catch (SQLException e) {
            return e;
        }
    }

    @Test
    void closedRegistryIsNotUsed() {
        Registry registry = Registry.inMemory();
        registry.close();
        assertThatIllegalStateException().isThrownBy(registry::runs).withMessageContaining("closed");
        assertThatIllegalStateException().isThrownBy(() -> run(registry));
    }

    private static void refused(Path file, Kind kind, String words) {
        assertThatExceptionOfType(AutodidactException.class)
                .isThrownBy(() -> Registry.open(file, Duration.ofMillis(50)))
                .withMessageContaining(words)
                .withMessageContaining(
                        file.toString().endsWith("registry.db") && kind == Kind.ENVIRONMENT
                                ? file.getParent().toString()
                                : file.toString())
                .satisfies(e -> assertThat(e.kind()).isEqualTo(kind));
    }

    private static long run(Registry registry) {
        registry.addTask(new NewTask("t", "", "t", "t", TaskKind.TABLE, "rmse", false, Map.of()));
        return registry.beginRun(
                new NewRun(OptionalLong.empty(), "t", "random", 1, "5trials", "", "", 0, Double.NaN, 1, Map.of()));
    }

    private static NewTrial trial(int trial) {
        return new NewTrial(
                trial,
                Proposal.full(Configuration.of(Map.of("x", 0.5))),
                Outcome.Scored.of(0.5, new Cost(1, 1)),
                Double.NaN,
                trial);
    }

    private static Connection connect(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    private static void execute(Path file, String sql) {
        try (Connection connection = connect(file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private static String query(Path file, String sql) throws SQLException {
        try (Connection connection = connect(file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.getString(1);
        }
    }
}
