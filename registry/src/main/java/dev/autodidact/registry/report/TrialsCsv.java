package dev.autodidact.registry.report;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.registry.NewTask;
import dev.autodidact.registry.StoredTrial;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes {@code trials.csv}: one row per trial, as RFC 4180 has it, in UTF-8 with {@code \n} at the end of rows. The score
 * is the metric's value on the validation rows; empty where the trial was not scored.
 */
public final class TrialsCsv implements AutoCloseable {

    private static final String HEADER =
            "suite,task,strategy,seed,trial,learner,configuration,fidelity,status,cause,score,seconds\n";

    private final Path file;
    private final Writer writer;

    /**
     * Begins the file with its header.
     *
     * @param file the file; replaced where it exists
     * @throws AutodidactException where it cannot be written, as by the other methods
     */
    public TrialsCsv(Path file) {
        this.file = file;
        try {
            writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
            writer.write(HEADER);
        } catch (IOException e) {
            throw Unwritable.of(file, e);
        }
    }

    /**
     * Writes a row.
     *
     * @param task the task
     * @param strategy the id of the strategy
     * @param seed the run's seed
     * @param trial the trial
     */
    public void add(NewTask task, String strategy, long seed, StoredTrial trial) {
        String score = trial.loss().isPresent()
                ? String.valueOf(task.score(trial.loss().getAsDouble()))
                : "";
        String seconds = Double.isNaN(trial.seconds()) ? "" : String.valueOf(trial.seconds());
        try {
            writer.write(Csv.row(
                    task.suite(),
                    task.name(),
                    strategy,
                    String.valueOf(seed),
                    String.valueOf(trial.trial()),
                    trial.learner(),
                    trial.configuration().toJson(),
                    String.valueOf(trial.fidelity()),
                    trial.status(),
                    trial.cause(),
                    score,
                    seconds));
        } catch (IOException e) {
            throw Unwritable.of(file, e);
        }
    }

    /** Ends the file. */
    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw Unwritable.of(file, e);
        }
    }
}
