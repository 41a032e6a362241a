package dev.autodidact.registry.report;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.registry.Comparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes what a comparison came to: {@code report.html} for people, {@code report.md} for a pull request, {@code
 * report.json}, {@code scores.csv} and {@code trials.csv} for machines. Equal rows in the registry give equal files, byte for byte.
 *
 * <p>What counts: the result of a search is its incumbent, the trial of least validation loss so far, judged by its
 * held-out loss where it has one and by its validation loss otherwise; the result of an adaptation is the last point of
 * its curve. A run without a finite result counts as failed, with the reference loss of its task. The regret of a run is
 * (loss - best) / (reference - best), cut to 0 to 1, where best is the least result of any strategy on the same task and
 * seed, and reference the run's reference loss, or the worst loss seen where that is unknown.
 */
public final class ComparisonReport {

    private ComparisonReport() {}

    /**
     * {@return the page alone: what {@code report.html} would hold}
     *
     * @param comparison the comparison; its registry must be open
     */
    public static String page(Comparison comparison) {
        Analysis analysis = Analysis.of(comparison, (task, strategy, seed, trial) -> {});
        return ComparisonPage.text(analysis, Verdict.of(analysis));
    }

    /** {@return the content-security policy that the page asks for, for servers} */
    public static String contentPolicy() {
        return Page.POLICY;
    }

    /**
     * Writes the files.
     *
     * @param comparison the comparison; its registry must be open
     * @param directory the folder to write to; made where it does not exist, its older reports replaced
     * @throws AutodidactException where the folder cannot be written to
     */
    public static void write(Comparison comparison, Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw Unwritable.of(directory, e);
        }
        Analysis analysis;
        try (TrialsCsv file = new TrialsCsv(directory.resolve("trials.csv"))) {
            analysis = Analysis.of(comparison, file::add);
        }
        Verdict verdict = Verdict.of(analysis);
        ComparisonJson.write(analysis, verdict, directory.resolve("report.json"));
        ScoresCsv.write(analysis, directory.resolve("scores.csv"));
        ComparisonMarkdown.write(analysis, verdict, directory.resolve("report.md"));
        Path page = directory.resolve("report.html");
        try {
            Files.writeString(page, ComparisonPage.text(analysis, verdict));
        } catch (IOException e) {
            throw Unwritable.of(page, e);
        }
    }
}
