package dev.autodidact.registry;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.AutodidactException.Kind;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.execution.Cost;
import dev.autodidact.api.execution.Failure;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.SearchProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The memory of Autodidact: tasks, comparisons, runs, trials, curves, out-of-fold predictions, knowledge and models in
 * one SQLite file, the only state that a run has.
 *
 * <p>What a method has written is durable when it returns: it survives the death of the process and of the machine.
 * Several processes may use one file: readers never block a writer, writers wait for each other for up to a minute.
 * Thread-safe. An {@link IllegalArgumentException} says that an id is unknown, an
 * {@link dev.autodidact.api.AutodidactException} that the file cannot be used, and what to do.
 */
public final class Registry implements AutoCloseable {

    private final Database database;

    private Registry(Database database) {
        this.database = database;
    }

    /**
     * Opens a registry, making the file and its folders where they do not exist, and bringing an older file up to date.
     *
     * @param file the SQLite file; not on a network drive, where its locks do not hold
     * @return the opened registry
     * @throws dev.autodidact.api.AutodidactException where the file is a folder, no registry, locked, of a newer version,
     *     or cannot be written to
     */
    public static Registry open(Path file) {
        return open(file, Database.PATIENCE);
    }

    static Registry open(Path file, Duration patience) {
        return new Registry(Database.open(file, patience));
    }

    /** {@return a registry of its own that is forgotten when it is closed, and that does not wait for the disk} */
    public static Registry inMemory() {
        return new Registry(Database.temporary());
    }

    /**
     * Stores a task; one with the same id is replaced.
     *
     * @param task the task
     */
    public void addTask(NewTask task) {
        database.write(handle -> handle.createUpdate("""
                        insert into task (id, suite, name, family, kind, metric, greater_is_better, meta_features)
                        values (:id, :suite, :name, :family, :kind, :metric, :greater, :features)
                        on conflict (id) do update set suite = excluded.suite, name = excluded.name,
                            family = excluded.family, kind = excluded.kind, metric = excluded.metric,
                            greater_is_better = excluded.greater_is_better, meta_features = excluded.meta_features""")
                .bind("id", task.id())
                .bind("suite", task.suite())
                .bind("name", task.name())
                .bind("family", task.family())
                .bind("kind", task.kind().name())
                .bind("metric", task.metric())
                .bind("greater", task.greaterIsBetter() ? 1 : 0)
                .bind("features", Json.write(task.metaFeatures()))
                .execute());
    }

    /**
     * Begins a comparison.
     *
     * @param comparison what will be compared
     * @return its id
     */
    public long addComparison(NewComparison comparison) {
        return database.write(handle -> handle.createQuery("""
                        insert into comparison (suite, suite_version, strategies, seeds, budget, command, environment)
                        values (:suite, :version, :strategies, :seeds, :budget, :command, :environment)
                        returning id""")
                .bind("suite", comparison.suite())
                .bind("version", comparison.suiteVersion())
                .bind("strategies", Json.write(comparison.strategies()))
                .bind("seeds", Json.write(comparison.seeds()))
                .bind("budget", comparison.budget())
                .bind("command", comparison.command())
                .bind("environment", Json.write(comparison.environment()))
                .mapTo(Long.class)
                .one());
    }

    /**
     * Ends a comparison.
     *
     * @param comparison its id
     * @param seconds wall-clock seconds that it took
     */
    public void endComparison(long comparison, double seconds) {
        database.write(handle -> handle.createUpdate("update comparison set seconds = :seconds where id = :id")
                .bind("id", comparison)
                .bind("seconds", seconds)
                .execute());
    }

    /**
     * Begins a run.
     *
     * @param run the run
     * @return its id
     */
    public long beginRun(NewRun run) {
        Long comparison = run.comparison().isPresent() ? run.comparison().getAsLong() : null;
        return database.write(handle -> {
            var insert = handle.createQuery("""
                            insert into run (comparison, task, strategy, seed, budget, knowledge, learned_from,
                                learning_seconds, reference_loss, environment)
                            values (:comparison, :task, :strategy, :seed, :budget, :knowledge, :learnedFrom,
                                :learningSeconds, :referenceLoss, :environment)
                            returning id""")
                    .bind("comparison", comparison)
                    .bind("task", run.task())
                    .bind("strategy", run.strategy())
                    .bind("seed", run.seed())
                    .bind("budget", run.budget())
                    .bind("knowledge", run.knowledge())
                    .bind("learnedFrom", run.learnedFrom())
                    .bind("environment", Json.write(run.environment()));
            real(insert, "learningSeconds", run.learningSeconds());
            real(insert, "referenceLoss", run.referenceLoss());
            return insert.mapTo(Long.class).one();
        });
    }

    /**
     * Stores a trial and its out-of-fold predictions, both or neither. A trial that is stored already stays as it is, so
     * that repeating a write does no harm.
     *
     * @param run the id of its run
     * @param trial the trial
     */
    public void addTrial(long run, NewTrial trial) {
        Optional<Predictions> predictions =
                trial.outcome() instanceof Outcome.Scored scored ? scored.outOfFold() : Optional.empty();
        if (predictions.isEmpty()) {
            database.write(handle -> insert(handle, run, trial));
            return;
        }
        Predictions outOfFold = predictions.get();
        byte[] payload = PredictionCodec.encode(outOfFold);
        database.writeTogether(handle -> {
            insert(handle, run, trial);
            handle.createUpdate("""
                            insert into prediction (run, trial, classes, rows, payload)
                            values (:run, :trial, :classes, :rows, :payload)
                            on conflict (run, trial) do nothing""")
                    .bind("run", run)
                    .bind("trial", trial.trial())
                    .bind("classes", PredictionCodec.classes(outOfFold))
                    .bind("rows", outOfFold.rows())
                    .bind("payload", payload)
                    .execute();
        });
    }

    private static int insert(Handle handle, long run, NewTrial trial) {
        Configuration configuration = trial.proposal().configuration();
        Outcome outcome = trial.outcome();
        Cost cost = outcome.cost();
        double loss = Double.NaN;
        List<Double> foldLosses = List.of();
        String cause = "";
        String message = "";
        String detail = "";
        switch (outcome) {
            case Outcome.Scored scored -> {
                loss = scored.loss();
                foldLosses = scored.foldLosses();
            }
            case Outcome.Failed failed -> {
                Failure failure = failed.failure();
                cause = failure.kind().label();
                message = failure.message();
                detail = failure.detail();
            }
            case Outcome.Pruned pruned -> message = pruned.reason();
        }
        var update = handle.createUpdate("""
                        insert into trial (run, trial, learner, configuration, fidelity, status, cause, message, detail,
                            loss, fold_losses, held_out_loss, seconds, cpu_seconds, finished_at)
                        values (:run, :trial, :learner, :configuration, :fidelity, :status, :cause, :message, :detail,
                            :loss, :foldLosses, :heldOutLoss, :seconds, :cpuSeconds, :finishedAt)
                        on conflict (run, trial) do nothing""")
                .bind("run", run)
                .bind("trial", trial.trial())
                .bind("learner", configuration.has(SearchProblem.LEARNER) ? learner(configuration) : "")
                .bind("configuration", configuration.toJson())
                .bind("fidelity", trial.proposal().fidelity())
                .bind("status", outcome.status())
                .bind("cause", cause)
                .bind("message", message)
                .bind("detail", detail)
                .bind("foldLosses", Json.write(foldLosses));
        real(update, "loss", loss);
        real(update, "heldOutLoss", trial.heldOutLoss());
        real(update, "seconds", cost.seconds());
        real(update, "cpuSeconds", cost.cpuSeconds());
        real(update, "finishedAt", trial.finishedAtSeconds());
        return update.execute();
    }

    /** A black box may have a hyperparameter of that name which is no choice among learners. */
    private static String learner(Configuration configuration) {
        return configuration.values().get(SearchProblem.LEARNER) instanceof String id ? id : "";
    }

    /** Binds NaN as NULL. */
    private static void real(SqlStatement<?> statement, String name, double value) {
        statement.bind(name, Double.isNaN(value) ? null : (Double) value);
    }

    /**
     * Stores the curve of a run that adapts instead of trying, in place of one stored before.
     *
     * @param run the id of the run
     * @param points the points in the order in which they were reached
     */
    public void addCurve(long run, List<CurvePoint> points) {
        database.writeTogether(handle -> {
            handle.createUpdate("delete from curve_point where run = :run")
                    .bind("run", run)
                    .execute();
            if (points.isEmpty()) {
                return;
            }
            PreparedBatch batch = handle.prepareBatch("""
                    insert into curve_point (run, position, evaluations, epochs, seconds, loss)
                    values (:run, :position, :evaluations, :epochs, :seconds, :loss)""");
            for (int i = 0; i < points.size(); i++) {
                CurvePoint point = points.get(i);
                batch.bind("run", run).bind("position", i).bind("evaluations", point.evaluations());
                real(batch, "epochs", point.epochs());
                real(batch, "seconds", point.seconds());
                real(batch, "loss", point.loss());
                batch.add();
            }
            batch.execute();
        });
    }

    /**
     * Ends a run.
     *
     * @param run its id
     * @param end how it ended
     */
    public void endRun(long run, RunEnd end) {
        database.write(handle -> {
            var update = handle.createUpdate("""
                            update run set status = :status, message = :message, seconds = :seconds,
                                cpu_seconds = :cpuSeconds
                            where id = :id""")
                    .bind("id", run)
                    .bind("status", end.status().name())
                    .bind("message", end.message());
            real(update, "seconds", end.seconds());
            real(update, "cpuSeconds", end.cpuSeconds());
            return update.execute();
        });
    }

    /**
     * Notes where the model of a run lies, with its checksum.
     *
     * @param run the id of the run
     * @param bundle the model bundle, which must be there
     * @throws AutodidactException of kind ENVIRONMENT where the bundle cannot be read
     */
    public void addModel(long run, Path bundle) {
        String sha256 = sha256(bundle);
        database.write(handle -> handle.createUpdate("""
                        insert into model (run, path, sha256) values (:run, :path, :sha256)
                        on conflict (run) do update set path = excluded.path, sha256 = excluded.sha256""")
                .bind("run", run)
                .bind("path", bundle.toAbsolutePath().toString())
                .bind("sha256", sha256)
                .execute());
    }

    private static String sha256(Path file) {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digested = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digested.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (IOException e) {
            throw new AutodidactException(Kind.ENVIRONMENT, "cannot read the model at " + file + ": " + e, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Stores knowledge and makes it the latest of its strategy. Storing it again changes nothing else.
     *
     * @param knowledge the knowledge
     * @return its id: the SHA-256 of its payload, in hexadecimal
     */
    public String addKnowledge(Knowledge knowledge) {
        String sha256 = knowledge.sha256();
        database.write(handle -> handle.createUpdate("""
                        insert or replace into knowledge (sha256, strategy, format, payload, provenance)
                        values (:sha256, :strategy, :format, :payload, :provenance)""")
                .bind("sha256", sha256)
                .bind("strategy", knowledge.strategy())
                .bind("format", knowledge.format())
                .bind("payload", knowledge.payload())
                .bind("provenance", Json.write(knowledge.provenance()))
                .execute());
        return sha256;
    }

    /**
     * {@return the knowledge stored last for a strategy}
     *
     * @param strategy the id of the strategy
     */
    public Optional<Knowledge> latestKnowledge(String strategy) {
        return database.read(handle -> handle.createQuery("""
                        select strategy, format, payload, provenance from knowledge where strategy = :strategy
                        order by sequence desc limit 1""")
                .bind("strategy", strategy)
                .map((row, context) -> new Knowledge(
                        row.getString(1), row.getString(2), row.getBytes(3), Json.texts(row.getString(4))))
                .findOne());
    }

    /**
     * {@return a frozen part of history} Tasks are those with at least one trial that is asked for; trials of a task are
     * loaded when they are asked for, and later ones never show. The registry must stay open.
     *
     * @param query which part
     */
    public Experience experience(ExperienceQuery query) {
        return StoredExperience.freeze(database, query);
    }

    /**
     * {@return the out-of-fold predictions of a trial; empty where none are stored} Probabilities have been rounded to
     * 32 bits; whoever combines predictions should use these, so that the result can be repeated.
     *
     * @param run the id of the run
     * @param trial the number of the trial
     */
    public Optional<Predictions> outOfFold(long run, int trial) {
        return database.read(handle -> handle.createQuery(
                        "select payload, rows, classes from prediction where run = :run and trial = :trial")
                .bind("run", run)
                .bind("trial", trial)
                .map((row, context) -> PredictionCodec.decode(row.getBytes(1), row.getInt(2), row.getInt(3)))
                .findOne());
    }

    /**
     * {@return a comparison: what the report needs of it} Its trials are read from the registry one by one when they are
     * asked for, so the registry must stay open.
     *
     * @param id its id
     * @throws IllegalArgumentException where there is no such comparison
     */
    public Comparison comparison(long id) {
        return Comparison.load(database, id);
    }

    /**
     * Hands over the trials of a run in their order, one by one.
     *
     * @param run the id of the run
     * @param taker takes them
     */
    public void trials(long run, Consumer<StoredTrial> taker) {
        Rows.trials(database, run, taker);
    }

    /** {@return all runs in one line each, the latest first} */
    public List<RunSummary> runs() {
        return database.read(handle -> handle.createQuery("""
                        select run.id, task.suite, task.name, task.metric, run.strategy, run.seed, run.started_at,
                            run.status, coalesce(model.path, ''), count(trial.id),
                            case when task.greater_is_better = 1 then -min(trial.loss) else min(trial.loss) end
                        from run join task on task.id = run.task
                            left join trial on trial.run = run.id
                            left join model on model.run = run.id
                        group by run.id order by run.id desc""")
                .map((row, context) -> new RunSummary(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getLong(6),
                        row.getInt(10),
                        Rows.optional(row, 11),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9)))
                .list());
    }

    /** Closes the file; what was written stays. */
    @Override
    public void close() {
        database.close();
    }
}
