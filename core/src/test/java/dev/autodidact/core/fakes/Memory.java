package dev.autodidact.core.fakes;

import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.RealPredictions;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.learner.Support;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.TaskProfile;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;

/** A learner that learns by heart: it predicts the target of the nearest training row, less surely the greater {@code doubt}. */
public final class Memory implements Learner {

    /** A feature of this name makes each fit leave a process behind. */
    public static final String STARTS_A_PROCESS = "starts-a-process";

    /** A feature of this name makes each fit throw away {@value #GARBAGE_MEGABYTES} MB, each only after a while. */
    public static final String MAKES_GARBAGE = "makes-garbage";

    public static final int GARBAGE_MEGABYTES = 2_048;

    private final String id;

    public Memory(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Support supports(TaskProfile task) {
        return Support.yes();
    }

    @Override
    public SearchSpace space(TaskProfile task) {
        return SearchSpace.of("doubt", Domain.real(0.01, 0.99));
    }

    private static void startProcess() {
        try {
            new ProcessBuilder("sleep", "100").start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int makeGarbage() {
        byte[][] ring = new byte[64][];
        for (int i = 0; i < GARBAGE_MEGABYTES; i++) {
            ring[i % ring.length] = new byte[1 << 20];
        }
        return ring.length;
    }

    private static boolean has(TrainingData data, String feature) {
        return IntStream.range(0, data.features().size())
                .mapToObj(data.features()::name)
                .anyMatch(feature::equals);
    }

    @Override
    public Model fit(Configuration configuration, TrainingData data, FitContext context) {
        if (has(data, STARTS_A_PROCESS)) {
            startProcess();
        }
        if (has(data, MAKES_GARBAGE)) {
            makeGarbage();
        }
        double[] values = switch (data.target()) {
            case RealTarget real -> real.toValues();
            case ClassTarget target -> {
                double[] codes = new double[target.rows()];
                for (int i = 0; i < codes.length; i++) {
                    codes[i] = target.code(i);
                }
                yield codes;
            }
        };
        int classes =
                data.target() instanceof ClassTarget target ? target.classes().size() : 0;
        return new Remembered(data.features().toRows(), values, classes, configuration.real("doubt"));
    }

    @Override
    public Model read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        double[][] rows = new double[data.readInt()][data.readInt()];
        double[] values = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                rows[i][j] = data.readDouble();
            }
            values[i] = data.readDouble();
        }
        return new Remembered(rows, values, data.readInt(), data.readDouble());
    }

    private record Remembered(double[][] rows, double[] values, int classes, double doubt) implements Model {

        @Override
        public Predictions predict(Features features) {
            double[][] asked = features.toRows();
            double[] answers = new double[asked.length];
            for (int i = 0; i < asked.length; i++) {
                answers[i] = values[nearest(asked[i])];
            }
            if (classes == 0) {
                return new RealPredictions(answers);
            }
            double[] flat = new double[asked.length * classes];
            for (int i = 0; i < asked.length; i++) {
                for (int k = 0; k < classes; k++) {
                    flat[i * classes + k] = doubt / classes + (k == answers[i] ? 1 - doubt : 0);
                }
            }
            return new ClassProbabilities(flat, classes);
        }

        private int nearest(double[] row) {
            int best = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < rows.length; i++) {
                double distance = 0;
                for (int j = 0; j < row.length; j++) {
                    distance += (rows[i][j] - row[j]) * (rows[i][j] - row[j]);
                }
                if (distance < least) {
                    least = distance;
                    best = i;
                }
            }
            return best;
        }

        @Override
        public void write(OutputStream out) throws IOException {
            DataOutputStream data = new DataOutputStream(out);
            data.writeInt(rows.length);
            data.writeInt(rows.length == 0 ? 0 : rows[0].length);
            for (int i = 0; i < rows.length; i++) {
                for (double value : rows[i]) {
                    data.writeDouble(value);
                }
                data.writeDouble(values[i]);
            }
            data.writeInt(classes);
            data.writeDouble(doubt);
            data.flush();
        }
    }
}
