package dev.autodidact.core.engine;

import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.runtime.model.FittedModel;
import dev.autodidact.runtime.model.Member;
import dev.autodidact.runtime.plugin.Offer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Writes the best model that trials have fitted on the first fold to a file while the search goes on, for whoever cannot
 * wait for its end. At most a tenth of the time of one processor is spent on it. Models of learners from plugin jars are
 * not written, because nothing is known of what they do. Thread-safe.
 */
public final class ModelSoFar implements AutoCloseable {

    /** So many times what the last writing took is waited before the next. */
    private static final int REST = 9;

    private final TableProblem problem;
    private final List<Offer<Learner>> learners;
    private final Path file;
    private final Semaphore better = new Semaphore(0);
    private final Thread thread;
    private boolean closed;

    /**
     * Writes from now on.
     *
     * @param problem what is searched
     * @param learners knows the versions of the learners' plugins
     * @param file where the model goes; replaced at once, or not at all
     */
    public ModelSoFar(TableProblem problem, List<Offer<Learner>> learners, Path file) {
        this.problem = problem;
        this.learners = List.copyOf(learners);
        this.file = file;
        problem.onBetterModel(better::release);
        thread = Thread.ofPlatform().daemon().name("model-so-far").start(this::work);
    }

    private void work() {
        try {
            problem.firstFold(); // takes its time, and is wanted with the first model
            while (true) {
                better.acquire();
                better.drainPermits();
                Stopwatch stopwatch = Stopwatch.start();
                if (write()) {
                    Thread.sleep(Duration.ofMillis((long) (1000 * REST * stopwatch.seconds())));
                }
            }
        } catch (InterruptedException e) {
            // the search has ended
        }
    }

    private boolean write() {
        try {
            KeptModel kept = problem.incumbent().orElseThrow();
            Learner learner = problem.learner(kept.configuration().choice(SearchProblem.LEARNER));
            if (Offer.isStranger(learner)) {
                return false;
            }
            write(model(kept, learner));
            return true;
        } catch (IOException | RuntimeException | Error e) {
            // a better model has taken its place, or it cannot be written: the run's end will tell
            return false;
        }
    }

    private FittedModel model(KeptModel kept, Learner learner) throws IOException {
        String version = learners.stream()
                .filter(offer -> offer.id().equals(learner.id()))
                .map(offer -> offer.from().version())
                .findFirst()
                .orElse("");
        Member member = new Member(
                learner,
                version,
                kept.configuration().nested(SearchProblem.LEARNER),
                kept.place().open(),
                1);
        return new FittedModel(problem.schema(), problem.firstFold(), List.of(member));
    }

    private void write(FittedModel model) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path unfinished = file.resolveSibling(file.getFileName() + ".so-far");
        try {
            model.write(unfinished);
            synchronized (this) {
                if (!closed) {
                    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** From now on the file is the caller's. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        problem.onBetterModel(() -> {});
        thread.interrupt();
    }
}
