package dev.autodidact.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.AutodidactException.Kind;
import dev.autodidact.api.execution.Cost;
import dev.autodidact.api.execution.Failure;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.task.TaskKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresRegistryTest {

    private static final PostgresServer SERVER = PostgresServer.shared();

    @TempDir
    Path folder;

    @Nested
    class OnAServer extends RegistryContract {

        @Override
        protected Registry open() {
            return Registry.open(SERVER.newRegistry());
        }
    }

    @Test
    void whatWasStoredIsThereAfterReopening() {
        String address = SERVER.newDatabase();
        try (Registry registry = Registry.open(address)) {
            registry.addTrial(run(registry), trial(0));
        }
        try (Registry registry = Registry.open(address.replace("jdbc:postgresql", "postgresql"))) {
            assertThat(registry.runs()).extracting(RunSummary::trials).containsExactly(1);
        }
    }

    @Test
    void newestVersionIsThatOfTheLastMigration() throws SQLException {
        assertThat(query(SERVER.newRegistry(), "select max(version) from flyway_schema_history"))
                .isEqualTo(Migrations.NEWEST);
    }

    @Test
    void manyMayCreateOneRegistryAtOnce() throws Exception {
        String address = SERVER.newDatabase();
        try (var threads = Executors.newFixedThreadPool(3)) {
            List<Future<Long>> runs = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                runs.add(threads.submit(() -> {
                    try (Registry registry = Registry.open(address)) {
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
    void manyWritersStoreTrialsAtOnceEachOnItsOwnRunAndAllOnOne() throws Exception {
        String address = SERVER.newRegistry();
        int writers = 4;
        int trials = 150;
        long common;
        try (Registry registry = Registry.open(address)) {
            common = run(registry);
        }
        try (var threads = Executors.newFixedThreadPool(writers)) {
            List<Future<?>> writes = IntStream.range(0, writers)
                    .<Future<?>>mapToObj(writer -> threads.submit(() -> {
                        try (Registry registry = Registry.open(address)) {
                            long own = run(registry);
                            for (int trial = 0; trial < trials; trial++) {
                                registry.addTrialSoon(own, trial(trial));
                                registry.addTrialSoon(common, trial(trial));
                            }
                        }
                    }))
                    .toList();
            for (Future<?> write : writes) {
                write.get();
            }
        }

        try (Registry registry = Registry.open(address)) {
            assertThat(registry.runs())
                    .hasSize(writers + 1)
                    .extracting(RunSummary::trials)
                    .containsOnly(trials);
            assertThat(registry.wholeTrials(common, 0, 2 * trials))
                    .extracting(NewTrial::trial)
                    .containsExactlyElementsOf(
                            IntStream.range(0, trials).boxed().toList());
        }
    }

    @Test
    void claimHoldsAgainstOtherProcessesAndEndsWithTheOneThatIsKilled() throws Exception {
        String address = SERVER.newRegistry();
        try (Registry registry = Registry.open(address)) {
            long run = run(registry);
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Claimer.class.getName(),
                            address,
                            String.valueOf(run))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(process.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("claimed");

            assertThatExceptionOfType(AutodidactException.class)
                    .isThrownBy(() -> registry.claimRun(run))
                    .withMessageContaining("is under way: process " + process.pid());

            process.destroyForcibly().waitFor();
            while (Integer.parseInt(query(address, "select count(*) from pg_locks where locktype = 'advisory'")) > 0) {
                Thread.sleep(10); // the server notices by itself
            }
            registry.claimRun(run).close();
        }
    }

    /** Claims a run until it is killed. */
    static final class Claimer {

        private Claimer() {}

        public static void main(String[] args) throws InterruptedException {
            try (Registry registry = Registry.open(args[0]);
                    Claim claim = registry.claimRun(Long.parseLong(args[1]))) {
                System.out.println("claimed");
                Thread.sleep(Long.MAX_VALUE);
            }
        }
    }

    @Test
    void frozenExperienceWaitsForTrialsOnTheirWay() throws Exception {
        String address = SERVER.newRegistry();
        try (Registry registry = Registry.open(address);
                Connection slow = DriverManager.getConnection(address);
                Statement statement = slow.createStatement();
                var thread = Executors.newSingleThreadExecutor()) {
            long run = run(registry);
            registry.addTrial(run, trial(0));
            slow.setAutoCommit(false);
            statement.execute("insert into trial (run, trial, learner, configuration, fidelity, status, cause, message,"
                    + " detail, fold_losses) select run, 1, learner, configuration, fidelity, status, cause, message,"
                    + " detail, fold_losses from trial");

            Future<Experience> frozen = thread.submit(() -> registry.experience(ExperienceQuery.ALL));
            while (!frozen.isDone()
                    && query(address, "select count(*) from pg_locks where not granted")
                            .equals("0")) {
                Thread.sleep(10);
            }
            assertThat(frozen).isNotDone();
            slow.commit();
            Experience experience = frozen.get();
            registry.addTrial(run, trial(2));
            assertThat(experience.trials(experience.tasks().get(0))).hasSize(2);
        }
    }

    @Test
    void fileMovesToAServerAndBackUnchanged() {
        Path first = folder.resolve("first.zip");
        Path second = folder.resolve("second.zip");
        Path third = folder.resolve("third.zip");
        try (Registry file = Registry.open(folder.resolve("registry.db"));
                Registry server = Registry.open(SERVER.newRegistry());
                Registry back = Registry.inMemory()) {
            ArchiveTest.fill(file, "starter", "random");
            ArchiveSummary written = file.export(ExportQuery.ALL, first);

            assertThat(server.merge(first)).isEqualTo(written);
            server.export(ExportQuery.ALL, second);
            assertThat(second).hasSameBinaryContentAs(first);
            assertThat(server.merge(first)).isEqualTo(new ArchiveSummary(0, 0, 0, 0, 0, 0, 0));

            back.merge(second);
            back.export(ExportQuery.ALL, third);
            assertThat(third).hasSameBinaryContentAs(first);
            run(server); // ids of its own go on after those of the archive
        }
    }

    @Test
    void textsThatPostgresqlRefusesLoseTheirOddCharacters() {
        try (Registry registry = Registry.open(SERVER.newRegistry())) {
            long run = run(registry);
            Failure failure = new Failure(Failure.Kind.CRASH, "a\0b", "half \uD800 of a pair, a whole \uD83D\uDE00");
            registry.addTrial(
                    run,
                    new NewTrial(
                            0,
                            Proposal.full(Configuration.of(Map.of("x", 0.5))),
                            new Outcome.Failed(failure, new Cost(1, 1)),
                            Double.NaN,
                            1));

            Outcome.Failed stored =
                    (Outcome.Failed) registry.wholeTrials(run, 0, 1).get(0).outcome();
            assertThat(stored.failure().message()).isEqualTo("a\uFFFDb");
            assertThat(stored.failure().detail()).isEqualTo("half \uFFFD of a pair, a whole \uD83D\uDE00");
        }
    }

    @Test
    void serverThatIsNotThereIsNamed() {
        refused("postgresql://ann:secret@127.0.0.1:1/db", "postgresql://ann@127.0.0.1:1/db cannot be reached");
        refused("postgresql://ann:secret@no-such-host.invalid/db", "cannot be reached");
    }

    @Test
    void wrongPasswordIsNamedAndNotPrinted() {
        refused(
                "postgresql://" + PostgresServer.USER + ":secret@127.0.0.1:" + SERVER.port() + "/postgres",
                "does not let this user in: password authentication failed");
        refused(
                "jdbc:postgresql://127.0.0.1:" + SERVER.port() + "/postgres?user=nobody&password=secret",
                "does not let this user in");
    }

    @Test
    void databaseThatIsNotThereIsNamed() {
        refused(SERVER.address("nowhere"), "does not exist: database \"nowhere\" does not exist");
    }

    @Test
    void databaseOfAnotherProgramIsRefused() throws SQLException {
        String address = SERVER.newDatabase();
        execute(address, "create table customer (id integer)");
        refused(address, "is no registry");
    }

    @Test
    void registryOfANewerVersionIsRefused() throws SQLException {
        String address = SERVER.newRegistry();
        execute(
                address,
                "insert into flyway_schema_history select 99, '999', 'later', type, 'V999__later.sql', 1, installed_by,"
                        + " installed_on, 1, true from flyway_schema_history limit 1");
        refused(address, "newer version");
    }

    @Test
    void userWithoutRightsIsRefused() throws SQLException {
        String address = SERVER.newDatabase();
        execute(address, "create role reader login password 'secret'");
        refused(
                address.replaceFirst("\\?.*", "?user=reader&password=secret"),
                "cannot be written to: permission denied for schema public");
    }

    @Test
    void malformedAddressIsRefused() {
        refused("postgresql:db", "is no address of a database");
        refused("postgresql://ann:secret@host:port/db", "is no address of a database");
        refused("postgresql://a%zz:secret@host/db", "is no address of a database");
    }

    @Test
    void passwordIsTakenFromTheEnvironmentWhereTheAddressHasNone() {
        assertThat(password("postgresql://ann@host/db")).isEqualTo("from outside");
        assertThat(password("postgresql://ann:with%20it@host/db")).isEqualTo("with it");
        assertThat(password("jdbc:postgresql://host/db?password=a%2Bb")).isEqualTo("a+b");
    }

    private static String password(String address) {
        return PostgresAddress.of(address, Map.of("PGPASSWORD", "from outside"))
                .source()
                .getPassword();
    }

    @Test
    void addressesAndCommandsAreShownWithoutPasswords() {
        assertThat(Registry.withoutPassword("compare --registry postgresql://ann:secret@host/db --suite a"))
                .isEqualTo("compare --registry postgresql://ann@host/db --suite a");
        assertThat(Registry.withoutPassword("jdbc:postgresql://host/db?user=ann&password=secret&ssl=true"))
                .isEqualTo("jdbc:postgresql://host/db?user=ann&password=...&ssl=true");
        assertThat(PostgresAddress.of("postgres://ann:secret@host/db", Map.of()))
                .hasToString("postgresql://ann@host:5432/db");
    }

    private static void refused(String address, String words) {
        assertThatExceptionOfType(AutodidactException.class)
                .isThrownBy(() -> Registry.open(address))
                .withMessageContaining(words)
                .satisfies(e -> {
                    assertThat(e.kind()).isEqualTo(Kind.CALLER);
                    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                        assertThat(String.valueOf(cause.getMessage()))
                                .doesNotContain("secret")
                                .doesNotContain(PostgresServer.PASSWORD);
                    }
                });
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

    private static void execute(String address, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(address);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(String address, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(address);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
