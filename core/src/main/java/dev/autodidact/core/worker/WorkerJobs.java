package dev.autodidact.core.worker;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.execution.Cost;
import dev.autodidact.api.execution.Failure;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.learner.Model;
import dev.autodidact.core.engine.Failures;
import dev.autodidact.core.engine.Interview;
import dev.autodidact.core.engine.KeptModel;
import dev.autodidact.core.engine.LoadedTask;
import dev.autodidact.core.engine.ModelKeeper;
import dev.autodidact.core.plugin.Catalogue;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Does what a worker is asked for, one job at a time. */
final class WorkerJobs {

    /** Longer than this, trials had better wait for. */
    static final Duration PREPARATION = Duration.ofSeconds(5);

    /** Tasks that are kept ready: a comparison goes from one to the next, and seldom back. */
    private static final int MOST_TASKS = 2;

    private final Catalogue catalogue;
    private final Consumer<Message> parent;
    private final Map<Path, LoadedTask> tasks = new LinkedHashMap<>();

    WorkerJobs(Catalogue catalogue, Consumer<Message> parent) {
        this.catalogue = catalogue;
        this.parent = parent;
    }

    void run(Message.Run run, Cancellation cancellation) {
        Leftovers leftovers = Leftovers.since();
        Usage usage = Usage.start();
        Outcome outcome;
        try {
            LoadedTask task = task(run.task());
            usage = Usage.start();
            outcome = with(task.run(run.request(), cancellation), usage.cost());
        } catch (Throwable e) {
            outcome = new Outcome.Failed(
                    Failures.of(e, cancellation, run.request().limit()), usage.cost());
        }
        Optional<Failure> left = blame(leftovers);
        if (left.isPresent()) {
            outcome = new Outcome.Failed(left.get(), outcome.cost());
        }
        boolean memoryRanOut =
                outcome instanceof Outcome.Failed failed && failed.failure().kind() == Failure.Kind.OUT_OF_MEMORY;
        parent.accept(new Message.Ended(outcome, left.isPresent() || memoryRanOut || Usage.heapIsFull()));
    }

    /** The process does nothing else, so its usage says more than that of one thread. */
    private static Outcome with(Outcome outcome, Cost cost) {
        return switch (outcome) {
            case Outcome.Scored scored ->
                new Outcome.Scored(
                        scored.loss(),
                        scored.foldLosses(),
                        scored.outOfFold(),
                        scored.heldOut(),
                        scored.effort(),
                        cost);
            case Outcome.Failed failed -> new Outcome.Failed(failed.failure(), cost);
            case Outcome.Pruned pruned -> new Outcome.Pruned(pruned.foldLosses(), pruned.reason(), cost);
        };
    }

    void fit(Message.Fit fit, Cancellation cancellation) {
        Leftovers leftovers = Leftovers.since();
        Optional<Failure> failure = Optional.empty();
        try {
            Model model = task(fit.task()).fit(fit.configuration(), fit.effort(), fit.seed(), cancellation);
            write(model, fit.model());
        } catch (Throwable e) {
            failure = Optional.of(Failures.of(e, cancellation, fit.limit()));
        }
        parent.accept(new Message.Fitted(failure, blame(leftovers).isPresent() || Usage.heapIsFull()));
    }

    /** What fails here fails in a trial as well, which tells. */
    void prepare(Message.Prepare prepare, Cancellation cancellation) {
        try {
            task(prepare.task()).prepare(prepare.learner(), prepare.configuration(), cancellation);
        } catch (Throwable e) {
            // a trial will meet it again
        }
        parent.accept(new Message.Prepared());
    }

    void ask(Message.Ask ask) {
        Map<String, String> broken = new LinkedHashMap<>();
        Interview.ask(ask.learners().stream().map(catalogue::learner).toList(), ask.profile(), ask.patience())
                .forEach((learner, answer) -> {
                    if (answer instanceof Interview.Answer.Broken how) {
                        broken.put(learner, how.how());
                    }
                });
        parent.accept(new Message.Answered(broken));
    }

    private LoadedTask task(Path file) throws IOException {
        LoadedTask known = tasks.get(file);
        if (known != null) {
            return known;
        }
        if (tasks.size() == MOST_TASKS) {
            tasks.remove(tasks.keySet().iterator().next());
        }
        LoadedTask loaded = new LoadedTask(BlueprintCodec.read(file, catalogue), catalogue, new FileKeeper(file));
        tasks.put(file, loaded);
        return loaded;
    }

    private static void write(Model model, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            model.write(out);
        }
    }

    private static Optional<Failure> blame(Leftovers leftovers) {
        try {
            List<String> busy = leftovers.busy();
            return busy.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Failure(
                            Failure.Kind.EXCEPTION,
                            "left " + busy.size() + (busy.size() == 1 ? " thread" : " threads") + " running: "
                                    + String.join(", ", busy.subList(0, Math.min(3, busy.size()))),
                            ""));
        } catch (InterruptedException e) {
            return Optional.empty();
        }
    }

    /** Writes the best model of each task beside the task's file, and tells the parent. */
    private final class FileKeeper implements ModelKeeper {

        private final Path task;
        private double best = Double.POSITIVE_INFINITY;

        FileKeeper(Path task) {
            this.task = task;
        }

        @Override
        public boolean wants(double loss) {
            return loss < best;
        }

        @Override
        public void keep(KeptModel kept) {
            best = kept.loss();
            try {
                Path file = Files.createTempFile(task.getParent(), "kept", "");
                write(kept.place().open(), file);
                parent.accept(new Message.Kept(kept.loss(), kept.rowShare(), file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
