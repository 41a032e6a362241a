package dev.autodidact.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodidact.registry.Registry;
import dev.autodidact.registry.StoredTrial;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One run with every hostile learner among the normal ones, and one for every hostile strategy. */
class HostileRunTest {

    private static final Path JAR = Path.of(System.getProperty("autodidact.hostile"));
    private static final int BUDGET_SECONDS = 400;
    private static final int LATEST = BUDGET_SECONDS + 100;

    @TempDir
    Path folder = Path.of("");

    /** How something hostile must be blamed: one of some outcomes, and a phrase of the message. */
    private record Blame(String id, List<String> outcomes, String phrase) {

        static List<Blame> all() {
            try (ZipFile jar = new ZipFile(JAR.toFile());
                    BufferedReader lines = new BufferedReader(new InputStreamReader(
                            jar.getInputStream(jar.getEntry("dev/autodidact/hostile/blames.csv")),
                            StandardCharsets.UTF_8))) {
                return lines.lines().skip(1).map(Blame::of).toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Blame of(String line) {
            String[] cells = line.split(",", 4);
            return new Blame(cells[0], List.of(cells[1].split("\\|")), cells[2]);
        }

        boolean isOfStrategy() {
            return id.startsWith("hostile-");
        }

        /** Asked before anything is tried, it fails, and is not tried at all. */
        boolean isOfQuestion() {
            return outcomes.contains("unsupported");
        }
    }

    static Stream<String> strategies() {
        return Blame.all().stream().filter(Blame::isOfStrategy).map(Blame::id);
    }

    @Test
    void everyHostileLearnerIsBlamedAndHurtsNothingElse() throws Exception {
        Cli cli = new Cli(folder);
        cli.good();
        Path plugins = Files.createDirectory(folder.resolve("plugins"));
        Files.copy(JAR, plugins.resolve("hostile.jar"));
        Command calm = new Command(Files.createDirectory(folder.resolve("calm")));
        Command rough = new Command(Files.createDirectory(folder.resolve("rough")));

        assertThat(calm.run(LATEST, arguments("calm"))).as(said(calm)).isZero();
        assertThat(rough.run(LATEST, arguments("rough", "--plugin-folder", plugins.toString())))
                .as(said(rough))
                .isZero();

        assertEachIsBlamed(trials("rough"));
        assertThat(Files.readString(rough.said())).contains("a plugin in", "cannot be used");
        assertThat(best("rough")).isEqualTo(best("calm"));
        assertThat(rough.processes()).isEmpty();
        assertThat(rough.temporaryFiles()).isEmpty();
        assertThat(Files.size(rough.said())).isLessThan(100_000);
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void hostileStrategyLeavesAModelBehind(String strategy) throws Exception {
        Cli cli = new Cli(folder);
        cli.good();
        Path plugins = Files.createDirectory(folder.resolve("plugins"));
        Files.copy(JAR, plugins.resolve("hostile.jar"));
        Command command = new Command(Files.createDirectory(folder.resolve(strategy)));
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                "--data",
                cli.path("good.csv"),
                "--target",
                "y",
                "--budget",
                "20s,5trials",
                "--strategy",
                strategy + ":smile",
                "--plugin-folder",
                plugins.toString(),
                "--registry",
                cli.path("registry.db"),
                "--out",
                cli.path("out")));

        int exitCode = command.run(60, arguments.toArray(String[]::new));

        assertThat(exitCode).as(said(command)).isZero();
        assertThat(folder.resolve("out/model")).isNotEmptyFile();
        Blame blame = Blame.all().stream()
                .filter(each -> each.id().equals(strategy))
                .findFirst()
                .orElseThrow();
        if (blame.outcomes().contains("broken")) {
            assertThat(Files.readString(command.said())).contains("strategy '" + strategy, blame.phrase());
        }
        assertThat(command.processes()).isEmpty();
        assertThat(command.temporaryFiles()).isEmpty();
    }

    private String[] arguments(String name, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "run",
                "--data",
                folder.resolve("good.csv").toString(),
                "--target",
                "y",
                "--strategy",
                "baseline",
                "--budget",
                BUDGET_SECONDS + "s",
                "--threads",
                "2",
                "--trial-limit",
                "5s",
                "--trial-memory",
                "700m",
                "--registry",
                folder.resolve(name + ".db").toString(),
                "--out",
                folder.resolve(name + "-out").toString()));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static void assertEachIsBlamed(Map<String, StoredTrial> trials) {
        SoftAssertions softly = new SoftAssertions();
        for (Blame blame : Blame.all()) {
            StoredTrial trial = trials.get(blame.id());
            if (blame.isOfStrategy()) {
                continue;
            }
            if (blame.isOfQuestion()) {
                softly.assertThat(trial).as(blame.id()).isNull();
                continue;
            }
            softly.assertThat(trial).as(blame.id()).isNotNull();
            if (trial != null) {
                softly.assertThat(trial.status().equals("failed") ? trial.cause() : ran(trial))
                        .as("%s: %s", blame.id(), trial.message())
                        .isIn(blame.outcomes());
                softly.assertThat(trial.message()).as(blame.id()).contains(blame.phrase());
            }
        }
        trials.values().stream()
                .filter(trial -> !trial.learner().startsWith("hostile."))
                .forEach(trial -> softly.assertThat(ran(trial))
                        .as("%s: %s", trial.learner(), trial.message())
                        .isEqualTo("scored"));
        softly.assertAll();
    }

    /** A trial that was given up since others are far better has done nothing wrong. */
    private static String ran(StoredTrial trial) {
        return trial.status().equals("pruned") ? "scored" : trial.status();
    }

    private Map<String, StoredTrial> trials(String name) {
        try (Registry registry = Registry.open(folder.resolve(name + ".db"))) {
            List<StoredTrial> trials = new ArrayList<>();
            registry.trials(1, trials::add);
            return trials.stream().collect(Collectors.toMap(StoredTrial::learner, Function.identity()));
        }
    }

    private JsonNode best(String name) throws IOException {
        return Json.read(Files.readString(folder.resolve(name + "-out/result.json")))
                .get("best");
    }

    private static String said(Command command) throws IOException {
        return Files.readString(command.said());
    }
}
