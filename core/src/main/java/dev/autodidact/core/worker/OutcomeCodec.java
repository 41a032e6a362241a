package dev.autodidact.core.worker;

import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.RealPredictions;
import dev.autodidact.api.execution.Cost;
import dev.autodidact.api.execution.Failure;
import dev.autodidact.api.execution.Outcome;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Outcomes as bytes, every number to the last bit. */
final class OutcomeCodec {

    private OutcomeCodec() {}

    static void write(Outcome outcome, DataOutputStream out) throws IOException {
        out.writeDouble(outcome.cost().seconds());
        out.writeDouble(outcome.cost().cpuSeconds());
        switch (outcome) {
            case Outcome.Scored scored -> {
                out.writeByte(0);
                out.writeDouble(scored.loss());
                write(scored.foldLosses(), out);
                write(scored.outOfFold(), out);
                write(scored.heldOut(), out);
                out.writeDouble(scored.effort());
            }
            case Outcome.Failed failed -> {
                out.writeByte(1);
                write(failed.failure(), out);
            }
            case Outcome.Pruned pruned -> {
                out.writeByte(2);
                write(pruned.foldLosses(), out);
                TableCodec.text(pruned.reason(), out);
            }
        }
    }

    static Outcome read(DataInputStream in) throws IOException {
        Cost cost = new Cost(in.readDouble(), in.readDouble());
        return switch (in.readByte()) {
            case 0 ->
                new Outcome.Scored(
                        in.readDouble(),
                        readLosses(in),
                        readPredictions(in),
                        readPredictions(in),
                        in.readDouble(),
                        cost);
            case 1 -> new Outcome.Failed(readFailure(in), cost);
            default -> new Outcome.Pruned(readLosses(in), TableCodec.text(in), cost);
        };
    }

    static void write(List<Double> losses, DataOutputStream out) throws IOException {
        TableCodec.write(losses.stream().mapToDouble(Double::doubleValue).toArray(), out);
    }

    static List<Double> readLosses(DataInputStream in) throws IOException {
        return DoubleStream.of(TableCodec.readDoubles(in)).boxed().toList();
    }

    static void write(Failure failure, DataOutputStream out) throws IOException {
        out.writeUTF(failure.kind().name());
        TableCodec.text(failure.message(), out);
        TableCodec.text(failure.detail(), out);
    }

    static Failure readFailure(DataInputStream in) throws IOException {
        return new Failure(Failure.Kind.valueOf(in.readUTF()), TableCodec.text(in), TableCodec.text(in));
    }

    /** Classes, or 0 for numbers, or -1 for nothing; then all numbers, row by row. */
    private static void write(Optional<Predictions> predictions, DataOutputStream out) throws IOException {
        switch (predictions.orElse(null)) {
            case null -> out.writeInt(-1);
            case ClassProbabilities probabilities -> {
                int classes = probabilities.classes();
                out.writeInt(classes);
                double[] values = new double[probabilities.rows() * classes];
                for (int i = 0; i < values.length; i++) {
                    values[i] = probabilities.probability(i / classes, i % classes);
                }
                TableCodec.write(values, out);
            }
            case RealPredictions real -> {
                out.writeInt(0);
                double[] values = new double[real.rows()];
                for (int row = 0; row < values.length; row++) {
                    values[row] = real.value(row);
                }
                TableCodec.write(values, out);
            }
        }
    }

    private static Optional<Predictions> readPredictions(DataInputStream in) throws IOException {
        int classes = in.readInt();
        if (classes < 0) {
            return Optional.empty();
        }
        double[] values = TableCodec.readDoubles(in);
        return Optional.of(classes > 0 ? new ClassProbabilities(values, classes) : new RealPredictions(values));
    }
}
