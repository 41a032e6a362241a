package dev.autodidact.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.RealPredictions;
import dev.autodidact.api.execution.Cost;
import dev.autodidact.api.execution.Failure;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.Complexity;
import dev.autodidact.api.task.TaskKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {

    @TempDir
    Path folder;

    private Registry registry;
    private Registry other;

    @BeforeEach
    void open() {
        registry = Registry.inMemory();
        other = Registry.inMemory();
    }

    @AfterEach
    void close() {
        registry.close();
        other.close();
    }

    @Test
    void exportWipeAndImportGiveAnEqualRegistry() throws IOException {
        long comparison = fill(registry, "starter", "random");
        Path archive = folder.resolve("a.zip");
        ArchiveSummary written = registry.export(ExportQuery.ALL, archive);

        assertThat(other.merge(archive)).isEqualTo(written).isEqualTo(new ArchiveSummary(2, 2, 4, 6, 2, 2, 1));
        Path again = folder.resolve("b.zip");
        other.export(ExportQuery.ALL, again);

        assertThat(again).hasSameBinaryContentAs(archive);
        assertThat(other.comparison(comparison).plan())
                .isEqualTo(registry.comparison(comparison).plan());
        assertThat(other.wholeTrials(1, 0, 9))
                .usingRecursiveComparison()
                .withEqualsForType(Double::equals, Double.class)
                .isEqualTo(registry.wholeTrials(1, 0, 9));
        assertThat(other.latestKnowledge("portfolio"))
                .usingRecursiveComparison()
                .isEqualTo(registry.latestKnowledge("portfolio"));
    }

    @Test
    void mergingTwiceChangesNothing() {
        fill(registry, "starter", "random");
        fill(other, "openml", "tpe");
        Path archive = folder.resolve("a.zip");
        registry.export(ExportQuery.ALL, archive);
        other.merge(archive);
        Path once = folder.resolve("once.zip");
        other.export(ExportQuery.ALL, once);

        assertThat(other.merge(archive)).isEqualTo(new ArchiveSummary(0, 0, 0, 0, 0, 0, 0));
        assertThat(other.merge(once)).isEqualTo(new ArchiveSummary(0, 0, 0, 0, 0, 0, 0));
        Path twice = folder.resolve("twice.zip");
        other.export(ExportQuery.ALL, twice);
        assertThat(twice).hasSameBinaryContentAs(once);
    }

    @Test
    void laterExportCompletesWhatAnEarlierOneBegan() {
        registry.addTask(task("starter"));
        long run = begin(registry, "starter", "random", OptionalLong.empty());
        registry.addTrial(run, scored(0, 0.5));
        Path early = folder.resolve("early.zip");
        registry.export(ExportQuery.ALL, early);
        registry.addTrial(run, scored(1, 0.25));
        registry.endRun(run, new RunEnd(RunEnd.Status.DONE, "", 3, 4));
        Path late = folder.resolve("late.zip");
        registry.export(ExportQuery.ALL, late);

        other.merge(early);
        assertThat(other.merge(late)).isEqualTo(new ArchiveSummary(0, 0, 0, 1, 1, 0, 0));
        other.merge(early);
        assertThat(other.runs()).singleElement().satisfies(line -> {
            assertThat(line.status()).isEqualTo("DONE");
            assertThat(line.trials()).isEqualTo(2);
        });
    }

    @Test
    void partIsWhatWasAskedFor() {
        fill(registry, "starter", "random");
        long comparison = fill(registry, "openml", "tpe");
        Path archive = folder.resolve("a.zip");

        registry.export(new ExportQuery(Set.of("starter"), Set.of(), OptionalLong.empty(), false), archive);
        assertThat(other.merge(archive)).isEqualTo(new ArchiveSummary(1, 2, 3, 4, 0, 2, 0));
        registry.export(new ExportQuery(Set.of(), Set.of("tpe"), OptionalLong.of(comparison), true), archive);
        assertThat(other.merge(archive)).isEqualTo(new ArchiveSummary(1, 1, 1, 2, 1, 0, 0));
        assertThat(other.runs())
                .extracting(RunSummary::suite)
                .containsExactly("openml", "starter", "starter", "starter");
    }

    @Test
    void damagedArchiveIsRefusedWhole() throws IOException {
        fill(registry, "starter", "random");
        Path archive = folder.resolve("a.zip");
        registry.export(ExportQuery.ALL, archive);
        byte[] bytes = Files.readAllBytes(archive);
        for (int position = 0; position < bytes.length; position += 37) {
            byte[] damaged = bytes.clone();
            damaged[position] ^= 0x10;
            Path file = Files.write(folder.resolve("damaged.zip"), damaged);
            try {
                other.merge(file);
                // a bit that says nothing, such as one of a time
                assertThat(other.export(ExportQuery.ALL, folder.resolve("same.zip"))
                                .trials())
                        .isEqualTo(6);
                assertThat(folder.resolve("same.zip")).hasSameBinaryContentAs(archive);
                other.close();
                other = Registry.inMemory();
            } catch (AutodidactException refused) {
                assertThat(other.runs()).isEmpty();
            }
        }
        Files.write(archive, Arrays.copyOf(bytes, bytes.length / 2));
        assertThatExceptionOfType(AutodidactException.class)
                .isThrownBy(() -> other.merge(archive))
                .withMessageContaining("is damaged");
        assertThat(other.runs()).isEmpty();
    }

    @Test
    void changedRowIsRefused() throws IOException {
        fill(registry, "starter", "random");
        Path archive = folder.resolve("a.zip");
        registry.export(ExportQuery.ALL, archive);
        Path changed = folder.resolve("changed.zip");
        try (ZipFile in = new ZipFile(archive.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(changed))) {
            for (ZipEntry entry : in.stream().toList()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                try (InputStream content = in.getInputStream(entry)) {
                    String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
                    out.write(text.replace("\"loss\":0.5", "\"loss\":0.1").getBytes(StandardCharsets.UTF_8));
                }
                out.closeEntry();
            }
        }

        assertThatExceptionOfType(AutodidactException.class)
                .isThrownBy(() -> other.merge(changed))
                .withMessageContaining("trial.jsonl is not what its manifest says");
        assertThat(other.runs()).isEmpty();
        assertThatExceptionOfType(AutodidactException.class)
                .isThrownBy(() -> other.merge(folder.resolve("none.zip")))
                .withMessageContaining("There is no archive");
    }

    @Test
    void prunedRunsAreForgottenWithWhatBelongsToThem() {
        fill(registry, "starter", "random");
        PruneSummary none = registry.prune(new PruneQuery(Instant.now().minusSeconds(3600), false));
        assertThat(none).isEqualTo(new PruneSummary(0, 0, 0, 0));

        Instant later = Instant.now().plusSeconds(3600);
        assertThat(registry.prune(new PruneQuery(later, true))).isEqualTo(new PruneSummary(0, 0, 2, 0));
        assertThat(registry.runs()).hasSize(4);
        assertThat(registry.outOfFold(1, 0)).isEmpty();
        try (Claim claim = registry.claimRun(3)) {
            assertThat(registry.prune(new PruneQuery(later, false))).isEqualTo(new PruneSummary(3, 6, 0, 1));
        }
        assertThat(registry.runs()).extracting(RunSummary::strategy).containsExactly("adam");
        assertThat(registry.prune(new PruneQuery(later, false))).isEqualTo(new PruneSummary(1, 0, 0, 0));
        assertThat(registry.export(ExportQuery.ALL, folder.resolve("rest.zip")))
                .isEqualTo(new ArchiveSummary(0, 0, 0, 0, 0, 0, 1));
    }

    /** Stores a task with a comparison, one that teaches it, and runs of all sorts; gives the comparison's id. */
    static long fill(Registry registry, String suite, String strategy) {
        registry.addTask(task(suite));
        registry.addTask(task("unused"));
        NewComparison plan = new NewComparison(
                suite,
                "1",
                List.of(strategy),
                List.of(1L),
                "2trials",
                9,
                Double.NaN,
                OptionalLong.empty(),
                "",
                Map.of());
        long comparison = registry.addComparison(plan);
        long teaching = registry.addComparison(plan.teaching(comparison));
        long run = begin(registry, suite, strategy, OptionalLong.of(comparison));
        registry.addTrial(run, scored(0, 0.5));
        Failure failure = new Failure(Failure.Kind.TIMEOUT, "late", "tail\nof it");
        registry.addTrial(run, new NewTrial(1, proposal(), new Outcome.Failed(failure, new Cost(1, 1)), Double.NaN, 2));
        registry.endRun(run, new RunEnd(RunEnd.Status.DONE, "", 3, Double.NaN));
        long twin = begin(registry, suite, "other", OptionalLong.of(teaching));
        registry.addTrial(twin, scored(0, 0.75));
        registry.addTrial(twin, new NewTrial(3, proposal(), new Outcome.Pruned("bad", new Cost(1, 1)), Double.NaN, 2));
        long adapted = begin(registry, suite, "adam", OptionalLong.empty());
        registry.addCurve(
                adapted, List.of(new CurvePoint(0, 0, 0, 4), new CurvePoint(1, 1, 1, Double.POSITIVE_INFINITY)));
        registry.addComplexity(adapted, new Complexity(1, 2, 3, 4));
        registry.addTask(task("unused"));
        long lonely = begin(registry, "unused", "random", OptionalLong.empty());
        registry.addTrial(lonely, new NewTrial(0, proposal(), Outcome.Scored.of(-0.1, new Cost(1, 1)), Double.NaN, 2));
        registry.addTrial(lonely, new NewTrial(1, proposal(), Outcome.Scored.of(1e300, new Cost(1, 1)), Double.NaN, 2));
        registry.addKnowledge(new Knowledge("portfolio", "portfolio/1", new byte[] {1, 2, -3}, Map.of("from", suite)));
        return comparison;
    }

    private static NewTask task(String suite) {
        return new NewTask(
                "task-" + suite,
                suite,
                suite,
                suite,
                TaskKind.TABLE,
                "auc",
                true,
                Map.of("rows", 9.0, "skew", Double.NaN));
    }

    private static long begin(Registry registry, String suite, String strategy, OptionalLong comparison) {
        return registry.beginRun(new NewRun(
                comparison, "task-" + suite, strategy, 1, "2trials", "", "", 0, 0.5, 1, Map.of("java", "25")));
    }

    private static NewTrial scored(int trial, double loss) {
        return new NewTrial(
                trial,
                proposal(),
                new Outcome.Scored(
                        loss,
                        List.of(loss, 0.1 + 0.2),
                        Optional.of(new RealPredictions(new double[] {1, Math.PI})),
                        Optional.empty(),
                        1 / 3.0,
                        new Cost(1, 1)),
                loss / 3,
                1.5);
    }

    private static Proposal proposal() {
        return Proposal.full(Configuration.of(Map.of("name", "</script>\"\u2028é")));
    }
}
