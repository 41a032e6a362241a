package dev.autodidact.core.worker;

import dev.autodidact.api.Cancellation;
import dev.autodidact.core.plugin.Catalogue;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;

/**
 * A worker's side of the conversation. One thread listens, so that a request to stop, or the parent's end, is heard
 * whatever a trial does; each job has a thread of its own.
 */
final class WorkerSession {

    private final DataInputStream in;
    private final DataOutputStream out;
    private final WorkerJobs jobs;
    private volatile Cancellation cancellation = Cancellation.none();
    private volatile Thread job = new Thread();

    WorkerSession(SocketChannel channel, Catalogue catalogue) {
        in = new DataInputStream(Channels.newInputStream(channel));
        out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
        jobs = new WorkerJobs(catalogue, this::send);
    }

    /** Works until the parent closes the channel, or dies. */
    void work() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> send(new Message.Exiting())));
        try {
            send(new Message.Ready());
            EarlyCollection.begin(); // only now, because nobody waits for it
            while (true) {
                switch (Message.read(in)) {
                    case Message.Run run ->
                        start(
                                () -> jobs.run(run, cancellation),
                                run.request().limit().toNanos());
                    case Message.Fit fit ->
                        start(() -> jobs.fit(fit, cancellation), fit.limit().toNanos());
                    case Message.Prepare prepare ->
                        start(() -> jobs.prepare(prepare, cancellation), WorkerJobs.PREPARATION.toNanos());
                    case Message.Ask ask -> start(() -> jobs.ask(ask), Long.MAX_VALUE);
                    case Message.Cancel cancel -> {
                        cancellation.cancel();
                        synchronized (out) {
                            job.interrupt();
                        }
                    }
                    case Message other -> throw new IOException("a worker cannot do " + other);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // the parent is gone
        }
    }

    private void start(Runnable work, long limitNanos) {
        cancellation = Cancellation.after(limitNanos);
        job = Thread.ofPlatform().daemon().name("trial").start(work);
    }

    /** An interrupt in the middle of writing would close the channel. */
    private void send(Message message) {
        try {
            synchronized (out) {
                boolean unused = Thread.interrupted();
                Message.write(message, out);
                out.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
