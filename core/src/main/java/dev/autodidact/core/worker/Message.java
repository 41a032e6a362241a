package dev.autodidact.core.worker;

import dev.autodidact.api.execution.Failure;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.execution.TrialRequest;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.task.TaskProfile;
import dev.autodidact.api.task.TaskType;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What parent and worker say to each other. */
sealed interface Message {

    /** To the worker: run a trial of the task that a file describes, and keep good models in a folder. */
    record Run(Path task, TrialRequest request) implements Message {}

    /**
     * To the worker: fit a configuration, with a share of its iterations, on all rows of the task that a file describes;
     * the model goes into a file.
     */
    record Fit(Path task, Configuration configuration, double effort, long seed, Duration limit, Path model)
            implements Message {}

    /** To the worker: make ready for trials of the task that a file describes, the first of them by this learner. */
    record Prepare(Path task, String learner, Configuration configuration) implements Message {}

    /** To the worker: ask learners whether they support a task. */
    record Ask(List<String> learners, TaskProfile profile, Duration patience) implements Message {}

    /** To the worker: stop what it is doing. */
    record Cancel() implements Message {}

    /** From the worker: it is waiting for work. */
    record Ready() implements Message {}

    /** From the worker, during a trial: this model of the first fold is the best that it has seen. */
    record Kept(double loss, double rowShare, Path model) implements Message {}

    /** From the worker: how the trial ended; and whether it would rather be replaced. */
    record Ended(Outcome outcome, boolean retires) implements Message {}

    /** From the worker: the model is in its file, or why not. */
    record Fitted(Optional<Failure> failure, boolean retires) implements Message {}

    /** From the worker: it is as ready as it can be. */
    record Prepared() implements Message {}

    /** From the worker: which learners fail to answer, and how. */
    record Answered(Map<String, String> broken) implements Message {}

    /** From the worker: somebody called {@link System#exit}. */
    record Exiting() implements Message {}

    /** Writes a message; the caller flushes. */
    static void write(Message message, DataOutputStream out) throws IOException {
        switch (message) {
            case Run run -> {
                TrialRequest request = run.request();
                out.writeByte('r');
                TableCodec.text(run.task().toString(), out);
                out.writeInt(request.trial());
                TableCodec.text(request.proposal().configuration().toJson(), out);
                out.writeDouble(request.proposal().fidelity());
                out.writeLong(request.seed());
                out.writeLong(request.limit().toNanos());
                OutcomeCodec.write(request.toBeat(), out);
            }
            case Fit fit -> {
                out.writeByte('f');
                TableCodec.text(fit.task().toString(), out);
                TableCodec.text(fit.configuration().toJson(), out);
                out.writeDouble(fit.effort());
                out.writeLong(fit.seed());
                out.writeLong(fit.limit().toNanos());
                TableCodec.text(fit.model().toString(), out);
            }
            case Prepare prepare -> {
                out.writeByte('p');
                TableCodec.text(prepare.task().toString(), out);
                TableCodec.text(prepare.learner(), out);
                TableCodec.text(prepare.configuration().toJson(), out);
            }
            case Ask ask -> {
                out.writeByte('a');
                out.writeInt(ask.learners().size());
                for (String learner : ask.learners()) {
                    TableCodec.text(learner, out);
                }
                TaskProfile profile = ask.profile();
                out.writeUTF(profile.type().name());
                TableCodec.write(
                        new int[] {
                            profile.rows(),
                            profile.numeric(),
                            profile.categorical(),
                            profile.oneHotWidth(),
                            profile.classes(),
                            profile.smallestClass(),
                            profile.image() ? 1 : 0
                        },
                        out);
                out.writeLong(ask.patience().toNanos());
            }
            case Cancel cancel -> out.writeByte('c');
            case Ready ready -> out.writeByte('R');
            case Kept kept -> {
                out.writeByte('K');
                out.writeDouble(kept.loss());
                out.writeDouble(kept.rowShare());
                TableCodec.text(kept.model().toString(), out);
            }
            case Ended ended -> {
                out.writeByte('E');
                OutcomeCodec.write(ended.outcome(), out);
                out.writeBoolean(ended.retires());
            }
            case Fitted fitted -> {
                out.writeByte('F');
                out.writeBoolean(fitted.failure().isPresent());
                if (fitted.failure().isPresent()) {
                    OutcomeCodec.write(fitted.failure().get(), out);
                }
                out.writeBoolean(fitted.retires());
            }
            case Prepared prepared -> out.writeByte('P');
            case Answered answered -> {
                out.writeByte('A');
                out.writeInt(answered.broken().size());
                for (Map.Entry<String, String> broken : answered.broken().entrySet()) {
                    TableCodec.text(broken.getKey(), out);
                    TableCodec.text(broken.getValue(), out);
                }
            }
            case Exiting exiting -> out.writeByte('X');
        }
    }

    /**
     * {@return the next message}
     *
     * @throws EOFException where the other side is gone
     */
    static Message read(DataInputStream in) throws IOException {
        byte kind = in.readByte();
        return switch (kind) {
            case 'r' ->
                new Run(
                        Path.of(TableCodec.text(in)),
                        new TrialRequest(
                                in.readInt(),
                                new Proposal(Configuration.fromJson(TableCodec.text(in)), in.readDouble()),
                                in.readLong(),
                                Duration.ofNanos(in.readLong()),
                                OutcomeCodec.readLosses(in)));
            case 'f' ->
                new Fit(
                        Path.of(TableCodec.text(in)),
                        Configuration.fromJson(TableCodec.text(in)),
                        in.readDouble(),
                        in.readLong(),
                        Duration.ofNanos(in.readLong()),
                        Path.of(TableCodec.text(in)));
            case 'p' ->
                new Prepare(
                        Path.of(TableCodec.text(in)), TableCodec.text(in), Configuration.fromJson(TableCodec.text(in)));
            case 'a' -> readAsk(in);
            case 'c' -> new Cancel();
            case 'R' -> new Ready();
            case 'K' -> new Kept(in.readDouble(), in.readDouble(), Path.of(TableCodec.text(in)));
            case 'E' -> new Ended(OutcomeCodec.read(in), in.readBoolean());
            case 'F' ->
                new Fitted(
                        in.readBoolean() ? Optional.of(OutcomeCodec.readFailure(in)) : Optional.empty(),
                        in.readBoolean());
            case 'P' -> new Prepared();
            case 'A' -> {
                Map<String, String> broken = new LinkedHashMap<>();
                for (int left = in.readInt(); left > 0; left--) {
                    broken.put(TableCodec.text(in), TableCodec.text(in));
                }
                yield new Answered(broken);
            }
            case 'X' -> new Exiting();
            default -> throw new IOException("no message begins with byte " + kind);
        };
    }

    private static Ask readAsk(DataInputStream in) throws IOException {
        List<String> learners = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            learners.add(TableCodec.text(in));
        }
        TaskType type = TaskType.valueOf(in.readUTF());
        int[] counts = TableCodec.readInts(in);
        return new Ask(
                learners,
                new TaskProfile(type, counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], counts[6] == 1),
                Duration.ofNanos(in.readLong()));
    }
}
