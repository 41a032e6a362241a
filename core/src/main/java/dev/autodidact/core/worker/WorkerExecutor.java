package dev.autodidact.core.worker;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.execution.Cost;
import dev.autodidact.api.execution.Executor;
import dev.autodidact.api.execution.Failure;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.TrialRequest;
import dev.autodidact.api.execution.TrialRunner;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.api.task.TaskProfile;
import dev.autodidact.core.engine.Blueprint;
import dev.autodidact.core.engine.Failures;
import dev.autodidact.core.engine.Interview;
import dev.autodidact.core.engine.KeptModel;
import dev.autodidact.core.engine.ModelFitter;
import dev.autodidact.core.engine.PortableRunner;
import dev.autodidact.core.engine.TableProblem;
import dev.autodidact.core.engine.ThreadExecutor;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.runtime.plugin.Offer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs trials in worker processes, which are reused: a trial that never ends, ends its process, or takes all memory is
 * stopped, and only itself is hurt. Trials of a task that other processes cannot be told of, such as a black box that a
 * caller has written in Java, run on threads of this process. Thread-safe.
 */
public final class WorkerExecutor implements Executor {

    /** What a worker may take longer than the learners that it asks. */
    private static final Duration ANSWER_GRACE = Duration.ofMillis(500);

    /** So many times as long is waited where workers have not started yet. */
    private static final int START_PATIENCE = 4;

    private final Catalogue catalogue;
    private final WorkerPool pool;
    private final HandedTasks tasks;
    private final Executor threads = new ThreadExecutor();

    /**
     * Starts a first worker in the background; the others once there are trials.
     *
     * @param catalogue the plugins, which the workers will find again where it found them
     * @param workers how many
     * @param limits how much memory each may take
     * @throws AutodidactException of kind ENVIRONMENT where there is no room for temporary files
     */
    public WorkerExecutor(Catalogue catalogue, int workers, WorkerLimits limits) {
        this.catalogue = catalogue;
        this.pool = new WorkerPool(workers, limits, catalogue.pluginFolder());
        this.tasks = new HandedTasks(pool, workers);
    }

    @Override
    public String id() {
        return "workers";
    }

    @Override
    public Execution open(TrialRunner runner, int parallelism) {
        return blueprint(runner)
                .<Execution>map(blueprint -> new Trials((PortableRunner) runner, blueprint, parallelism))
                .orElseGet(() -> threads.open(runner, parallelism));
    }

    /**
     * {@return fits models on all rows in workers; empty where the task cannot be told to another process}
     *
     * @param blueprint knows the rows
     */
    public Optional<ModelFitter> fitter(Blueprint blueprint) {
        return isKnownElsewhere(blueprint)
                ? Optional.of(
                        (configuration, effort, seed, limit) -> fit(blueprint, configuration, effort, seed, limit))
                : Optional.empty();
    }

    /**
     * Has a worker make ready for a task while nothing else is to be done yet: it reads the rows, encodes the first fold,
     * and warms up with a learner.
     *
     * @param blueprint knows the rows
     * @param learner the learner's id, not one of a plugin jar
     * @param configuration of the learner's own space
     */
    public void prepare(Blueprint blueprint, String learner, Configuration configuration) {
        if (isKnownElsewhere(blueprint)) {
            pool.prepare(new WorkerPool.Job(
                    new Message.Prepare(tasks.take(blueprint), learner, configuration),
                    WorkerJobs.PREPARATION,
                    () -> false,
                    kept -> {},
                    answer -> tasks.giveBack(blueprint),
                    broken -> tasks.giveBack(blueprint)));
        }
    }

    /**
     * Asks learners whether they support a task: those of plugin jars, which nobody here vouches for, first in a worker,
     * and here only where they have answered there.
     *
     * @param offers the learners
     * @param profile the task
     * @param patience how long to wait for those of plugin jars, once a worker is there
     * @return the answers, by id, in the order of the offers
     */
    public Map<String, Interview.Answer> ask(List<Offer<Learner>> offers, TaskProfile profile, Duration patience) {
        List<String> strangers = offers.stream()
                .filter(offer -> Offer.isStranger(offer.value()))
                .map(Offer::id)
                .toList();
        Map<String, String> broken = strangers.isEmpty() ? Map.of() : rehearse(strangers, profile, patience);
        List<Offer<Learner>> polite =
                offers.stream().filter(offer -> !broken.containsKey(offer.id())).toList();
        Map<String, Interview.Answer> here = Interview.ask(polite, profile, TableProblem.PATIENCE);
        Map<String, Interview.Answer> answers = new LinkedHashMap<>();
        for (Offer<Learner> offer : offers) {
            String how = broken.get(offer.id());
            answers.put(
                    offer.id(),
                    how == null ? Objects.requireNonNull(here.get(offer.id())) : new Interview.Answer.Broken(how));
        }
        return answers;
    }

    /** Which learners fail to answer in a worker, and how; one by one, where asking them together ends the worker. */
    private Map<String, String> rehearse(List<String> learners, TaskProfile profile, Duration patience) {
        CompletableFuture<Answer> heard = new CompletableFuture<>();
        Duration limit = patience.plus(ANSWER_GRACE);
        pool.submit(new WorkerPool.Job(
                new Message.Ask(learners, profile, patience),
                limit,
                heard::isDone,
                kept -> {},
                heard::complete,
                heard::completeExceptionally));
        Answer answer;
        try {
            answer = heard.get(START_PATIENCE * limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            heard.cancel(false);
            return Map.of(); // no worker: they are asked here
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        }
        return switch (answer) {
            case Answer.Ended ended -> ((Message.Answered) ended.message()).broken();
            case Answer.Died died
            when learners.size() == 1 ->
                Map.of(
                        learners.get(0),
                        "it failed when asked: " + died.failure().message());
            case Answer.Died died -> {
                Map<String, String> broken = new LinkedHashMap<>();
                learners.forEach(learner -> broken.putAll(rehearse(List.of(learner), profile, patience)));
                yield broken;
            }
        };
    }

    private Optional<Blueprint> blueprint(TrialRunner runner) {
        return runner instanceof PortableRunner portable
                ? portable.blueprint().filter(this::isKnownElsewhere)
                : Optional.empty();
    }

    /** A metric that is not the catalogue's own cannot be named to a worker. */
    private boolean isKnownElsewhere(Blueprint blueprint) {
        return !(blueprint instanceof Blueprint.OfTable table) || catalogue.hasMetric(table.metric());
    }

    /** Ends every worker, and removes all their files. */
    @Override
    public void close() {
        pool.close();
    }

    private CompletableFuture<Model> fit(
            Blueprint blueprint, Configuration configuration, double effort, long seed, Duration limit) {
        Path task = tasks.take(blueprint);
        Path file = pool.file("model-" + Long.toHexString(seed));
        CompletableFuture<Model> model = new CompletableFuture<>();
        var unused = model.whenComplete((fitted, error) -> tasks.giveBack(blueprint));
        pool.submit(new WorkerPool.Job(
                new Message.Fit(task, configuration, effort, seed, limit, file),
                limit,
                model::isDone,
                kept -> {},
                answer -> Thread.ofPlatform().daemon().name("model-reader").start(() -> {
                    try {
                        model.complete(fitted(answer, configuration, file));
                    } catch (Throwable e) {
                        model.completeExceptionally(e);
                    }
                }),
                model::completeExceptionally));
        return model;
    }

    private Model fitted(Answer answer, Configuration configuration, Path file) throws IOException {
        Optional<Failure> failure = switch (answer) {
            case Answer.Died died -> Optional.of(died.failure());
            case Answer.Ended ended -> ((Message.Fitted) ended.message()).failure();
        };
        if (failure.isPresent()) {
            throw new IOException(
                    failure.get().kind().label() + ": " + failure.get().message());
        }
        try {
            return read(configuration, file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Model read(Configuration configuration, Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return catalogue
                    .learner(configuration.choice(SearchProblem.LEARNER))
                    .value()
                    .read(in);
        }
    }

    /** The trials of one task; all that changes is guarded by this object's monitor. */
    private final class Trials implements Execution {

        private final PortableRunner runner;
        private final Blueprint blueprint;
        private final int parallelism;
        private final Path task;
        private final Queue<Trial> waiting = new ArrayDeque<>();
        private final Set<Trial> running = new HashSet<>();
        private volatile boolean closed;

        Trials(PortableRunner runner, Blueprint blueprint, int parallelism) {
            this.runner = runner;
            this.blueprint = blueprint;
            this.parallelism = parallelism;
            this.task = tasks.take(blueprint);
        }

        @Override
        public synchronized CompletableFuture<Outcome> submit(TrialRequest request) {
            if (closed) {
                throw new IllegalStateException("this execution is closed");
            }
            Trial trial = new Trial(request, new CompletableFuture<>());
            waiting.add(trial);
            startWaiting();
            return trial.outcome();
        }

        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                waiting.addAll(running);
                waiting.forEach(trial -> trial.outcome().complete(stopped(trial.request())));
                waiting.clear();
                running.clear();
                tasks.giveBack(blueprint);
            }
        }

        private synchronized void startWaiting() {
            while (!waiting.isEmpty() && running.size() < parallelism) {
                Trial trial = waiting.remove();
                running.add(trial);
                pool.submit(new WorkerPool.Job(
                        new Message.Run(task, trial.request()),
                        trial.request().limit(),
                        () -> closed,
                        kept -> keep(kept, trial.request().proposal().configuration()),
                        answer -> end(trial, outcome(answer)),
                        trial.outcome()::completeExceptionally));
            }
        }

        private void end(Trial trial, Outcome outcome) {
            synchronized (this) {
                running.remove(trial);
                startWaiting();
            }
            trial.outcome().complete(outcome);
        }

        private void keep(Message.Kept kept, Configuration configuration) {
            runner.keep(new KeptModel(kept.loss(), configuration, kept.rowShare(), new KeptModel.Place() {
                @Override
                public Model open() throws IOException {
                    return read(configuration, kept.model());
                }

                @Override
                public void drop() {
                    try {
                        Files.deleteIfExists(kept.model());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            }));
        }
    }

    private record Trial(TrialRequest request, CompletableFuture<Outcome> outcome) {}

    private static Outcome outcome(Answer answer) {
        return switch (answer) {
            case Answer.Died died -> new Outcome.Failed(died.failure(), new Cost(died.seconds(), Double.NaN));
            case Answer.Ended ended -> ((Message.Ended) ended.message()).outcome();
        };
    }

    private static Outcome stopped(TrialRequest request) {
        return new Outcome.Failed(Failures.timeout(request.limit()), Cost.NONE);
    }
}
