package dev.autodidact.core.worker;

import dev.autodidact.api.AutodidactException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Warm worker processes, each looked after by a thread; they take jobs from one queue. Thread-safe. */
final class WorkerPool implements AutoCloseable {

    /** Somebody may kill a worker while it starts. */
    private static final int START_ATTEMPTS = 3;

    private final WorkerLimits limits;
    private final Optional<Path> plugins;
    private final PoolFolder folder;
    private final BlockingQueue<Job> queue = new LinkedBlockingQueue<>();
    private final List<Keeper> keepers = new ArrayList<>();
    private final AtomicInteger started = new AtomicInteger();
    private final CountDownLatch wanted = new CountDownLatch(1);
    private final Thread atExit = new Thread(this::end);
    private volatile boolean closed;

    /**
     * Starts the first worker in the background, and the others with the first job that is submitted: until then this
     * process needs the processors.
     */
    WorkerPool(int workers, WorkerLimits limits, Optional<Path> plugins) {
        this.limits = limits;
        this.plugins = plugins;
        try {
            folder = PoolFolder.create();
        } catch (IOException e) {
            throw new AutodidactException(
                    AutodidactException.Kind.ENVIRONMENT,
                    "cannot make a folder for worker processes in " + System.getProperty("java.io.tmpdir") + ": " + e
                            + "\nName another one with -Djava.io.tmpdir=DIR in AUTODIDACT_OPTS.",
                    e);
        }
        Runtime.getRuntime().addShutdownHook(atExit);
        for (int i = 0; i < workers; i++) {
            Keeper keeper = new Keeper(i == 0);
            keepers.add(keeper);
            keeper.thread.start();
        }
    }

    /**
     * Something for a worker to do.
     *
     * @param message what
     * @param limit how long it may take
     * @param abandoned whether nobody waits any more
     * @param kept gets the models that it keeps on its way
     * @param done gets the answer
     * @param broken is told where there are no workers
     */
    record Job(
            Message message,
            Duration limit,
            BooleanSupplier abandoned,
            Consumer<Message.Kept> kept,
            Consumer<Answer> done,
            Consumer<AutodidactException> broken) {}

    void submit(Job job) {
        queue.add(job);
        wanted.countDown();
    }

    /** Has the first worker do something while there is nothing else to do. */
    void prepare(Job job) {
        queue.add(job);
    }

    /** {@return a place for a file that workers can read and write, and that goes with the pool} */
    Path file(String name) {
        return folder.file(name);
    }

    /** Kills the workers and removes every trace of them. */
    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private void end() {
        closed = true;
        keepers.forEach(Keeper::end);
        folder.delete();
    }

    /** Keeps one worker alive. */
    private final class Keeper {

        private final Thread thread =
                Thread.ofPlatform().daemon().name("worker-keeper").unstarted(this::work);
        private final boolean first;
        private volatile Optional<Worker> worker = Optional.empty();

        Keeper(boolean first) {
            this.first = first;
        }

        private void work() {
            try {
                if (!first) {
                    wanted.await();
                }
                while (!closed) {
                    Optional<AutodidactException> problem = start();
                    Job job = queue.take();
                    if (problem.isPresent()) {
                        job.broken().accept(problem.get());
                    } else if (!job.abandoned().getAsBoolean()) {
                        job.done().accept(answer(job));
                    }
                }
            } catch (InterruptedException e) {
                // the pool ends
            }
        }

        private Optional<AutodidactException> start() throws InterruptedException {
            if (worker.isPresent()) {
                return Optional.empty();
            }
            for (int attempt = 1; ; attempt++) {
                try {
                    Path own = folder.folder("w" + started.incrementAndGet());
                    worker = Optional.of(Worker.start(limits, own, plugins));
                    return Optional.empty();
                } catch (AutodidactException e) {
                    if (attempt == START_ATTEMPTS || closed) {
                        return Optional.of(e);
                    }
                } catch (IOException e) {
                    return Optional.of(new AutodidactException(
                            AutodidactException.Kind.ENVIRONMENT,
                            "the folder of the worker processes is gone: " + e,
                            e));
                }
            }
        }

        /** Where jobs before may have filled the memory that a job died for, it gets a second chance, alone. */
        private Answer answer(Job job) throws InterruptedException {
            Answer answer = ask(job);
            if (answer instanceof Answer.Died died
                    && !died.ownFault()
                    && !job.abandoned().getAsBoolean()
                    && start().isEmpty()) {
                return ask(job);
            }
            return answer;
        }

        private Answer ask(Job job) throws InterruptedException {
            Worker asked = worker.orElseThrow();
            Answer answer = asked.ask(job.message(), job.limit(), job.abandoned(), job.kept());
            boolean retires = answer instanceof Answer.Ended ended
                    && switch (ended.message()) {
                        case Message.Ended trial -> trial.retires();
                        case Message.Fitted fit -> fit.retires();
                        case Message.Answered answers -> !answers.broken().isEmpty();
                        case Message.Prepared prepared -> false;
                        default -> true;
                    };
            if (retires || answer instanceof Answer.Died) {
                asked.kill();
                worker = Optional.empty();
            }
            return answer;
        }

        private void end() {
            thread.interrupt();
            try {
                thread.join(Duration.ofSeconds(2));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            worker.ifPresent(Worker::kill);
        }
    }
}
