package dev.autodidact.registry.report;

import dev.autodidact.registry.NewTask;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes {@code scores.csv}: what each run came to, one row per run. */
final class ScoresCsv {

    private ScoresCsv() {}

    static void write(Analysis analysis, Path file) {
        try (Writer writer = Files.newBufferedWriter(file)) {
            writer.write("suite,task,metric,strategy,seed,score,regret,failed,evaluations,seconds,cpuSeconds\n");
            for (Result result : analysis.results()) {
                NewTask task = result.task();
                writer.write(Csv.row(
                        task.suite(),
                        task.name(),
                        task.metric(),
                        result.strategy(),
                        String.valueOf(result.seed()),
                        Csv.number(task.score(result.loss())),
                        Csv.number(result.regret()),
                        String.valueOf(result.failed()),
                        String.valueOf(result.trace().evaluations()),
                        Csv.number(result.run().seconds()),
                        Csv.number(result.run().cpuSeconds())));
            }
        } catch (IOException e) {
            throw Unwritable.of(file, e);
        }
    }
}
