package dev.autodidact.registry;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.AutodidactException.Kind;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.Knowledge;
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
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
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
    private final TrialWriter writer;

    private Registry(Database database) {
        this.database = database;
        this.writer = new TrialWriter(database);
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
        return database.write(handle -> {
            var insert = handle.createQuery("""
                            insert into comparison (suite, suite_version, strategies, seeds, budget, most_tasks,
                                trial_limit, teaches, command, environment)
                            values (:suite, :version, :strategies, :seeds, :budget, :mostTasks, :trialLimit, :teaches,
                                :command, :environment)
                            returning id""")
                    .bind("command", comparison.command())
                    .bind("environment", Json.write(comparison.environment()));
            bind(insert, comparison);
            return insert.mapTo(Long.class).one();
        });
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
     * {@return the latest comparison with the same plan, whatever its command and environment}
     *
     * @param plan what it must have compared
     */
    public OptionalLong latestComparison(NewComparison plan) {
        return database.read(handle -> {
            var query = handle.createQuery("""
                            select id from comparison
                            where suite = :suite and suite_version = :version and strategies = :strategies
                                and seeds = :seeds and budget = :budget and most_tasks = :mostTasks
                                and trial_limit is :trialLimit and teaches is :teaches
                            order by id desc limit 1""");
            bind(query, plan);
            return query.mapTo(Long.class).findOne().map(OptionalLong::of).orElse(OptionalLong.empty());
        });
    }

    private static void bind(SqlStatement<?> statement, NewComparison comparison) {
        statement
                .bind("suite", comparison.suite())
                .bind("version", comparison.suiteVersion())
                .bind("strategies", Json.write(comparison.strategies()))
                .bind("seeds", Json.write(comparison.seeds()))
                .bind("budget", comparison.budget())
                .bind("mostTasks", comparison.mostTasks())
                .bind(
                        "teaches",
                        comparison.teaches().isPresent()
                                ? (Long) comparison.teaches().getAsLong()
                                : null);
        Rows.bind(statement, "trialLimit", comparison.trialLimitSeconds());
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
                                learning_seconds, reference_loss, slots, environment)
                            values (:comparison, :task, :strategy, :seed, :budget, :knowledge, :learnedFrom,
                                :learningSeconds, :referenceLoss, :slots, :environment)
                            returning id""")
                    .bind("comparison", comparison)
                    .bind("task", run.task())
                    .bind("strategy", run.strategy())
                    .bind("seed", run.seed())
                    .bind("budget", run.budget())
                    .bind("knowledge", run.knowledge())
                    .bind("learnedFrom", run.learnedFrom())
                    .bind("slots", run.slots())
                    .bind("environment", Json.write(run.environment()));
            Rows.bind(insert, "learningSeconds", run.learningSeconds());
            Rows.bind(insert, "referenceLoss", run.referenceLoss());
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
        try {
            addTrialSoon(run, trial).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /**
     * Stores a trial together with others that wait, as {@link #addTrial} does alone: one thread stores them in the order
     * in which they came, and closing the registry waits for all. Returns at once, but for a queue that is full.
     *
     * @param run the id of its run
     * @param trial the trial
     * @return completes when the trial is durable; exceptionally, with what {@link #addTrial} throws, where it cannot be
     *     stored
     */
    public CompletableFuture<Void> addTrialSoon(long run, NewTrial trial) {
        return writer.add(run, trial);
    }

    /**
     * {@return whole trials of a run, in their order, as {@link NewTrial#asStored} describes them}
     *
     * @param run the id of the run
     * @param from the number of the first
     * @param most how many at most
     */
    public List<NewTrial> wholeTrials(long run, int from, int most) {
        return database.read(handle -> TrialRows.select(handle, run, from, most));
    }

    /**
     * {@return how far a run has come}
     *
     * @param run the id of the run
     */
    public RunProgress progress(long run) {
        return database.read(handle -> handle.createQuery(
                        "select count(*), coalesce(max(trial), -1), coalesce(max(finished_at), 0) from trial"
                                + " where run = :run")
                .bind("run", run)
                .map((row, context) -> new RunProgress(row.getInt(1), row.getInt(2), row.getDouble(3)))
                .one());
    }

    /**
     * {@return the latest run of its own that fits, where it has not come to its end} It has not where it was cut off or
     * stopped by hand, or where its model was never noted with {@link #addModel}.
     *
     * @param wanted what it must have been
     */
    public Optional<StoredRun> unfinishedRun(RunQuery wanted) {
        return database.read(handle -> handle.createQuery("""
                        select run.*, model.path from run left join model on model.run = run.id
                        where comparison is null and task = :task and strategy = :strategy and seed = :seed
                            and budget = :budget and slots = :slots
                        order by id desc limit 1""")
                .bind("task", wanted.task())
                .bind("strategy", wanted.strategy())
                .bind("seed", wanted.seed())
                .bind("budget", wanted.budget())
                .bind("slots", wanted.slots())
                .map((row, context) -> switch (row.getString("status")) {
                    case "RUNNING", "CANCELLED" -> Optional.of(Rows.run(row));
                    case "DONE" ->
                        row.getString("path") == null ? Optional.of(Rows.run(row)) : Optional.<StoredRun>empty();
                    default -> Optional.<StoredRun>empty();
                })
                .findOne()
                .flatMap(run -> run));
    }

    /**
     * Says that this process works on a run: it is running again, and has no model yet.
     *
     * @param run its id
     * @return to be closed when the work has ended; it ends with the process, too, however that dies
     * @throws AutodidactException of kind CALLER where somebody else works on it
     */
    public Claim claimRun(long run) {
        Claim claim = claim("run", run, Claims.ofRun(run));
        database.writeTogether(handle -> {
            handle.createUpdate("delete from model where run = :id")
                    .bind("id", run)
                    .execute();
            handle.createUpdate("update run set status = 'RUNNING', owner = :owner where id = :id")
                    .bind("owner", self())
                    .bind("id", run)
                    .execute();
        });
        return claim;
    }

    /**
     * Says that this process works on a comparison and all its runs.
     *
     * @param comparison its id
     * @return to be closed when the work has ended; it ends with the process, too, however that dies
     * @throws AutodidactException of kind CALLER where somebody else works on it
     */
    public Claim claimComparison(long comparison) {
        Claim claim = claim("comparison", comparison, Claims.ofComparison(comparison));
        database.write(handle -> handle.createUpdate("update comparison set owner = :owner where id = :id")
                .bind("owner", self())
                .bind("id", comparison)
                .execute());
        return claim;
    }

    private Claim claim(String what, long id, long number) {
        return Claims.take(database.file(), number).orElseThrow(() -> {
            String owner = database.read(handle -> handle.createQuery("select owner from " + what + " where id = :id")
                    .bind("id", id)
                    .mapTo(String.class)
                    .findOne()
                    .orElse("somebody else"));
            return AutodidactException.caller("The " + what + " " + id + " in the registry " + database.file()
                    + " is under way: " + owner
                    + " works on it.\nWait until it has ended, end it, or begin anew without resuming.");
        });
    }

    /** Names this process for people; a claim does not depend on it. */
    private static String self() {
        ProcessHandle process = ProcessHandle.current();
        return "process " + process.pid()
                + process.info()
                        .startInstant()
                        .map(start -> ", started " + start)
                        .orElse("");
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
                Rows.bind(batch, "epochs", point.epochs());
                Rows.bind(batch, "seconds", point.seconds());
                Rows.bind(batch, "loss", point.loss());
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
            Rows.bind(update, "seconds", end.seconds());
            Rows.bind(update, "cpuSeconds", end.cpuSeconds());
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
                .map((row, context) -> Rows.knowledge(row))
                .findOne());
    }

    /**
     * {@return the knowledge of that id; empty where it is not stored}
     *
     * @param strategy the id of the strategy
     * @param sha256 what {@link #addKnowledge} gave
     */
    public Optional<Knowledge> knowledge(String strategy, String sha256) {
        return database.read(handle -> handle.createQuery("""
                        select strategy, format, payload, provenance from knowledge
                        where strategy = :strategy and sha256 = :sha256""")
                .bind("strategy", strategy)
                .bind("sha256", sha256)
                .map((row, context) -> Rows.knowledge(row))
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

    /**
     * {@return the failed trials of a run, grouped by learner and cause, the largest group first}
     *
     * @param run the id of the run
     */
    public List<FailureGroup> failures(long run) {
        return Rows.failures(database, "run.id = :id", run);
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

    /**
     * Writes the registry, or a part of it, to an archive that another registry can {@link #merge}: a zip of JSON lines
     * with checksums. Equal rows give equal files. Models are not in it.
     *
     * @param query which part
     * @param file the archive; replaced at once where it exists, left alone where writing fails
     * @return how much was written
     * @throws AutodidactException of kind ENVIRONMENT where the file cannot be written
     */
    public ArchiveSummary export(ExportQuery query, Path file) {
        return Exporter.export(database, query, file);
    }

    /**
     * Adds what an archive has and this registry lacks. Merging an archive again changes nothing.
     *
     * @param archive what {@link #export} wrote, here or elsewhere
     * @return how much was added
     * @throws AutodidactException of kind CALLER where it is damaged or of another version; then nothing is added
     */
    public ArchiveSummary merge(Path archive) {
        return Importer.merge(database, archive);
    }

    /**
     * Forgets old runs with their trials, and comparisons and tasks that have no run left; the file shrinks. Runs that
     * somebody works on stay, as does knowledge.
     *
     * @param query which runs, and how much of them
     * @return what was forgotten
     */
    public PruneSummary prune(PruneQuery query) {
        return Pruner.prune(database, query);
    }

    /** Stores what waits, and closes the file. */
    @Override
    public void close() {
        writer.close();
        database.close();
    }
}
