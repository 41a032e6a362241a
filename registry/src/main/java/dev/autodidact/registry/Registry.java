package dev.autodidact.registry;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.strategy.Complexity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * The memory of Autodidact: tasks, comparisons, runs, trials, curves, out-of-fold predictions, knowledge and models in
 * one SQLite file or one PostgreSQL database, the only state that a run has.
 *
 * <p>What a method has written is durable when it returns: it survives the death of the process and of the machine.
 * Several processes may use one registry: readers never block a writer; writers of one file wait for each other, for up to
 * 10 seconds, those of a database need not. Thread-safe. An {@link IllegalArgumentException} says that an id is unknown, an
 * {@link dev.autodidact.api.AutodidactException} that file or database cannot be used, and what to do.
 */
public final class Registry implements AutoCloseable {

    private final Database database;
    private final TrialWriter writer;
    private final Tasks tasks;
    private final Comparisons comparisons;
    private final Runs runs;
    private final Models models;
    private final KnowledgeStore learned;
    private final Ownership ownership;

    private Registry(Database database) {
        this.database = database;
        writer = new TrialWriter(database);
        tasks = new Tasks(database);
        comparisons = new Comparisons(database);
        runs = new Runs(database);
        models = new Models(database);
        learned = new KnowledgeStore(database);
        ownership = new Ownership(database);
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

    /**
     * Opens a registry in a file, as {@link #open(Path)} does, or in a PostgreSQL database, whose tables are made where they
     * do not exist.
     *
     * @param place a file; or a database as {@code postgresql://user:password@host:port/database} or {@code
     *     jdbc:postgresql://host:port/database?user=...}, its password in the variable {@code PGPASSWORD} of the environment
     *     or in {@code .pgpass} where it is not in the address
     * @return the opened registry
     * @throws AutodidactException where the file cannot be used, the server cannot be reached or does not let the user in,
     *     the database does not exist, holds other tables, is of a newer version, or cannot be written to
     */
    public static Registry open(String place) {
        return isAddress(place)
                ? new Registry(PostgresDatabase.open(PostgresAddress.of(place, System.getenv())))
                : open(Path.of(place));
    }

    /**
     * {@return whether a place is the address of a database, and no file}
     *
     * @param place what {@link #open(String)} takes
     */
    public static boolean isAddress(String place) {
        return PostgresAddress.matches(place);
    }

    /**
     * {@return a text without the passwords in the addresses of databases}
     *
     * @param text a place as {@link #open(String)} takes it, or a command that names one
     */
    public static String withoutPassword(String text) {
        return PostgresAddress.withoutPassword(text);
    }

    static Registry open(Path file, Duration patience) {
        return new Registry(SqliteDatabase.open(file, patience));
    }

    /** {@return a registry of its own that is forgotten when it is closed, and that does not wait for the disk} */
    public static Registry inMemory() {
        return new Registry(SqliteDatabase.temporary());
    }

    /**
     * Stores a task; one with the same id is replaced.
     *
     * @param task the task
     */
    public void addTask(NewTask task) {
        tasks.add(task);
    }

    /**
     * Begins a comparison.
     *
     * @param comparison what will be compared
     * @return its id
     */
    public long addComparison(NewComparison comparison) {
        return comparisons.begin(comparison);
    }

    /**
     * Ends a comparison.
     *
     * @param comparison its id
     * @param seconds wall-clock seconds that it took
     */
    public void endComparison(long comparison, double seconds) {
        comparisons.end(comparison, seconds);
    }

    /**
     * {@return the latest comparison with the same plan, whatever its command and environment}
     *
     * @param plan what it must have compared
     */
    public OptionalLong latestComparison(NewComparison plan) {
        return comparisons.latest(plan);
    }

    /**
     * Begins a run.
     *
     * @param run the run
     * @return its id
     */
    public long beginRun(NewRun run) {
        return runs.begin(run);
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
        return runs.progress(run);
    }

    /**
     * {@return a run; empty where there is none}
     *
     * @param run its id
     */
    public Optional<StoredRun> run(long run) {
        return runs.find(run);
    }

    /**
     * {@return a task; empty where there is none}
     *
     * @param task its id
     */
    public Optional<NewTask> task(String task) {
        return tasks.find(task);
    }

    /**
     * {@return the latest run of its own that fits, where it has not come to its end} It has not where it was cut off or
     * stopped by hand, or where its model was never noted with {@link #addModel}.
     *
     * @param wanted what it must have been
     */
    public Optional<StoredRun> unfinishedRun(RunQuery wanted) {
        return runs.unfinished(wanted);
    }

    /**
     * Says that this process works on a run: it is running again, and has no model yet.
     *
     * @param run its id
     * @return to be closed when the work has ended; it ends with the process, too, however that dies
     * @throws AutodidactException of kind CALLER where somebody else works on it
     */
    public Claim claimRun(long run) {
        return ownership.claimRun(run);
    }

    /**
     * Says that this process works on a comparison and all its runs.
     *
     * @param comparison its id
     * @return to be closed when the work has ended; it ends with the process, too, however that dies
     * @throws AutodidactException of kind CALLER where somebody else works on it
     */
    public Claim claimComparison(long comparison) {
        return ownership.claimComparison(comparison);
    }

    /**
     * Stores the curve of a run that adapts instead of trying, in place of one stored before.
     *
     * @param run the id of the run
     * @param points the points in the order in which they were reached
     */
    public void addCurve(long run, List<CurvePoint> points) {
        runs.addCurve(run, points);
    }

    /**
     * Stores what the adaptation of a run took, in place of what was stored before.
     *
     * @param run the id of the run
     * @param complexity what it took
     */
    public void addComplexity(long run, Complexity complexity) {
        runs.addComplexity(run, complexity);
    }

    /**
     * Ends a run.
     *
     * @param run its id
     * @param end how it ended
     */
    public void endRun(long run, RunEnd end) {
        runs.end(run, end);
    }

    /**
     * Notes where the model of a run lies, with its checksum.
     *
     * @param run the id of the run
     * @param bundle the model bundle, which must be there
     * @throws AutodidactException of kind ENVIRONMENT where the bundle cannot be read
     */
    public void addModel(long run, Path bundle) {
        models.add(run, bundle);
    }

    /**
     * Stores knowledge and makes it the latest of its strategy. Storing it again changes nothing else.
     *
     * @param knowledge the knowledge
     * @return its id: the SHA-256 of its payload, in hexadecimal
     */
    public String addKnowledge(Knowledge knowledge) {
        return learned.add(knowledge);
    }

    /**
     * {@return the knowledge stored last for a strategy}
     *
     * @param strategy the id of the strategy
     */
    public Optional<Knowledge> latestKnowledge(String strategy) {
        return learned.latest(strategy);
    }

    /**
     * {@return the knowledge of that id; empty where it is not stored}
     *
     * @param strategy the id of the strategy
     * @param sha256 what {@link #addKnowledge} gave
     */
    public Optional<Knowledge> knowledge(String strategy, String sha256) {
        return learned.find(strategy, sha256);
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
     * {@return runs from anywhere as a comparison} Runs that have not ended are left out; of several with equal task,
     * strategy and seed the latest counts.
     *
     * @param filter which runs; a whole comparison is given as {@link #comparison(long)} gives it
     * @throws IllegalArgumentException where there are none
     */
    public Comparison comparison(RunFilter filter) {
        return Comparison.select(database, filter);
    }

    /**
     * {@return what queries find that this class has no method for} They run on a read-only connection of their own, see
     * one state of the registry, and never make a writer wait.
     *
     * @param queries what to ask, in SQL that every database understands
     * @param <T> what they find
     */
    public <T> T read(Function<Handle, T> queries) {
        return database.read(queries);
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
        return Rows.failures(database, "run.id = " + run);
    }

    /** {@return all runs in one line each, the latest first} */
    public List<RunSummary> runs() {
        return runs.all();
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
