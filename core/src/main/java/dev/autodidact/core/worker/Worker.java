package dev.autodidact.core.worker;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.execution.Failure;
import dev.autodidact.core.engine.Failures;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A worker process, seen from its parent. Used by one thread, but for {@link #kill}.
 */
final class Worker {

    /** How long a job that was asked to stop may take to end before its process is killed. */
    private static final Duration GRACE = Duration.ofMillis(500);

    /** The same, where nobody waits for the job any more. */
    private static final Duration ABANDONED_GRACE = Duration.ofMillis(200);

    /** How long a worker may take to start, on a machine that is busy. */
    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    /** How long a process whose channel has closed may take to end. */
    private static final Duration LONGEST_DEATH = Duration.ofSeconds(2);

    /** How often a waiting parent looks at the worker's memory. */
    private static final Duration LOOK = Duration.ofMillis(25);

    /** Workers are tied to the life of the thread that starts them, so it never ends. */
    private static final ExecutorService STARTER = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("worker-starter").factory());

    private final Process process;
    private final SocketChannel channel;
    private final DataOutputStream out;
    private final BlockingQueue<Optional<Message>> inbox = new LinkedBlockingQueue<>();
    private final OutputTail output;
    private final Path folder;
    private final WorkerLimits limits;

    /** What its jobs have started and left: once the worker has died by itself, nobody could tell whose they are. */
    private final Set<ProcessHandle> offspring = ConcurrentHashMap.newKeySet();

    private boolean exitCalled;
    private int jobs;

    private Worker(Process process, SocketChannel channel, OutputTail output, Path folder, WorkerLimits limits) {
        this.process = process;
        this.channel = channel;
        this.output = output;
        this.folder = folder;
        this.limits = limits;
        out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
        DataInputStream in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), 1 << 16));
        Thread.ofPlatform().daemon().name("worker-inbox").start(() -> listen(in));
    }

    /**
     * Starts a worker and waits until it is ready.
     *
     * @throws AutodidactException of kind ENVIRONMENT where it does not start
     */
    static Worker start(WorkerLimits limits, Path folder, Optional<Path> plugins) throws InterruptedException {
        Path socket = folder.resolve("s");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            server.configureBlocking(false);
            ProcessBuilder builder = WorkerCommand.of(limits, socket, folder, plugins);
            Process process = started(STARTER.submit(builder::start));
            OutputTail output = new OutputTail(process.getInputStream());
            try {
                SocketChannel channel = accept(server, process, output);
                Worker worker = new Worker(process, channel, output, folder, limits);
                worker.awaitReady();
                return worker;
            } catch (IOException | RuntimeException | InterruptedException e) {
                end(process);
                throw e;
            }
        } catch (IOException e) {
            throw cannotStart(e.toString(), e);
        } catch (ExecutionException e) {
            throw cannotStart(String.valueOf(e.getCause()), e);
        }
    }

    /** Whoever is interrupted leaves no process behind that nobody knows. */
    private static Process started(Future<Process> process) throws InterruptedException, ExecutionException {
        try {
            return process.get();
        } catch (InterruptedException e) {
            end(process.get());
            throw e;
        }
    }

    /** Waits for its death even where this thread is interrupted. */
    private static void end(Process process) {
        process.destroyForcibly();
        process.onExit()
                .completeOnTimeout(process, LONGEST_DEATH.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private static SocketChannel accept(ServerSocketChannel server, Process process, OutputTail output)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            SocketChannel channel = server.accept();
            if (channel != null) {
                return channel;
            }
            if (process.waitFor(1, TimeUnit.MILLISECONDS)) {
                throw new IOException("it ended at once with exit code " + process.exitValue() + ": " + output.text());
            }
        }
        throw new IOException("it did not report within " + START_LIMIT.toSeconds() + " s");
    }

    private void awaitReady() throws IOException, InterruptedException {
        Optional<Message> first = inbox.poll(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        if (first == null || !(first.orElse(null) instanceof Message.Ready)) {
            kill();
            throw new IOException("it did not get ready: " + output.text());
        }
    }

    private static AutodidactException cannotStart(String why, Exception cause) {
        return new AutodidactException(
                AutodidactException.Kind.ENVIRONMENT,
                "cannot start a worker process: " + why
                        + "\nTrials can run inside this process instead, without its protection: take the executor"
                        + " 'threads'.",
                cause);
    }

    private void listen(DataInputStream in) {
        try {
            while (true) {
                inbox.add(Optional.of(Message.read(in)));
            }
        } catch (IOException | RuntimeException e) {
            inbox.add(Optional.empty());
        }
    }

    /**
     * Has a job done. It is asked to stop at its limit, or when nobody waits for it any more; where it does not, or takes
     * more memory than it may, the process is killed.
     *
     * @param job a {@link Message.Run} or {@link Message.Fit}
     * @param limit how long it may take
     * @param abandoned whether nobody waits any more
     * @param kept gets the models that the job keeps on its way
     */
    Answer ask(Message job, Duration limit, BooleanSupplier abandoned, Consumer<Message.Kept> kept)
            throws InterruptedException {
        long start = System.nanoTime();
        boolean first = jobs++ == 0;
        try {
            send(job);
        } catch (IOException e) {
            return died(start, first);
        }
        long end = start + limit.toNanos();
        boolean cancelled = false;
        while (true) {
            long wait = Math.min(LOOK.toNanos(), Math.max(0, end - System.nanoTime()));
            Optional<Message> message = inbox.poll(wait, TimeUnit.NANOSECONDS);
            if (message != null) {
                switch (message.orElse(null)) {
                    case null -> {
                        return died(start, first);
                    }
                    case Message.Kept model -> kept.accept(model);
                    case Message.Exiting exiting -> {
                        exitCalled = true;
                        end = Math.min(end, System.nanoTime() + GRACE.toNanos());
                        cancelled = true;
                    }
                    case Message ended -> {
                        noteOffspring();
                        return new Answer.Ended(ended);
                    }
                }
                continue;
            }
            long resident = Resident.bytes(process.pid());
            if (resident > limits.totalBytes()) {
                kill();
                return new Answer.Died(overLimit(resident), seconds(start), first);
            }
            if (!cancelled && abandoned.getAsBoolean()) {
                end = System.nanoTime();
            }
            if (System.nanoTime() >= end) {
                if (cancelled) {
                    kill();
                    Failure failure = exitCalled ? exitHung() : Failures.timeout(limit);
                    return new Answer.Died(failure, seconds(start), true);
                }
                cancelled = true;
                end = System.nanoTime() + (abandoned.getAsBoolean() ? ABANDONED_GRACE : GRACE).toNanos();
                try {
                    send(new Message.Cancel());
                } catch (IOException e) {
                    return died(start, first);
                }
            }
        }
    }

    private void send(Message message) throws IOException {
        Message.write(message, out);
        out.flush();
    }

    private Answer died(long start, boolean first) throws InterruptedException {
        double seconds = seconds(start);
        if (!process.waitFor(LONGEST_DEATH.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
            return new Answer.Died(
                    new Failure(Failure.Kind.CRASH, "cut its process off from this one", ""), seconds, first);
        }
        Failure failure = CauseOfDeath.of(process.exitValue(), exitCalled, output.text(), folder);
        kill();
        return new Answer.Died(failure, seconds, first || failure.kind() == Failure.Kind.EXIT);
    }

    private Failure overLimit(long resident) {
        return new Failure(
                Failure.Kind.OUT_OF_MEMORY,
                "its process took " + (resident >> 20) + " MB of memory, more than the " + (limits.totalBytes() >> 20)
                        + " MB that it may (" + (limits.heapBytes() >> 20) + " MB of them Java's heap)",
                "");
    }

    private static Failure exitHung() {
        return new Failure(Failure.Kind.EXIT, "called System.exit, which then hung", "");
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private void noteOffspring() {
        offspring.removeIf(child -> !child.isAlive());
        process.descendants().forEach(offspring::add);
    }

    /** Ends the process and what it has started, and removes its files. */
    void kill() {
        noteOffspring();
        offspring.forEach(ProcessHandle::destroyForcibly);
        end(process);
        try {
            channel.close();
        } catch (IOException e) {
            // it is closed
        }
        PoolFolder.delete(folder);
    }
}
