package dev.autodidact.testkit;

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
import java.util.Comparator;
import java.util.stream.IntStream;

/** Nearest neighbours: a small honest learner for the test kit's own tests. */
class NeighbourLearner implements Learner {

    private static final int MAGIC = 0x4e454947;

    @Override
    public String id() {
        return "kit.neighbours";
    }

    @Override
    public Support supports(TaskProfile task) {
        return task.columns() > 0 ? Support.yes() : Support.no("there is no column to measure a distance by");
    }

    @Override
    public SearchSpace space(TaskProfile task) {
        return SearchSpace.of("k", Domain.integer(1, 20).log().withDefault(5));
    }

    @Override
    public Model fit(Configuration configuration, TrainingData data, FitContext context) throws InterruptedException {
        context.cancellation().check();
        int classes =
                data.target() instanceof ClassTarget target ? target.classes().size() : 0;
        double[] values = switch (data.target()) {
            case ClassTarget target ->
                IntStream.of(target.toCodes()).asDoubleStream().toArray();
            case RealTarget target -> target.toValues();
        };
        return new Neighbours(
                configuration.integer("k"), classes, data.features().toRows(), values);
    }

    @Override
    public Model read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        if (data.readInt() != MAGIC) {
            throw new IOException("no model of " + id());
        }
        int k = data.readInt();
        int classes = data.readInt();
        int rows = data.readInt();
        int size = data.readInt();
        if (k < 1 || k > 20 || classes < 0 || classes > 1000 || rows < 1 || rows > 1000 || size < 0 || size > 1000) {
            throw new IOException("no model of " + id());
        }
        double[][] points = new double[rows][size];
        double[] values = new double[rows];
        for (int row = 0; row < rows; row++) {
            for (int j = 0; j < size; j++) {
                points[row][j] = data.readDouble();
            }
            values[row] = data.readDouble();
        }
        return new Neighbours(k, classes, points, values);
    }

    @SuppressWarnings("ArrayRecordComponent")
    record Neighbours(int k, int classes, double[][] points, double[] values) implements Model {

        @Override
        public Predictions predict(Features features) {
            double[][] rows = features.toRows();
            double[] means = new double[rows.length];
            double[][] shares = new double[rows.length][classes];
            for (int row = 0; row < rows.length; row++) {
                double[] point = rows[row];
                int[] nearest = IntStream.range(0, points.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(other -> distance(point, points[other])))
                        .limit(k)
                        .mapToInt(Integer::intValue)
                        .toArray();
                for (int neighbour : nearest) {
                    means[row] += values[neighbour] / nearest.length;
                    if (classes > 0) {
                        shares[row][(int) values[neighbour]] += 1.0 / nearest.length;
                    }
                }
            }
            return classes > 0 ? ClassProbabilities.of(shares, classes) : new RealPredictions(means);
        }

        private static double distance(double[] a, double[] b) {
            return IntStream.range(0, a.length)
                    .mapToDouble(j -> (a[j] - b[j]) * (a[j] - b[j]))
                    .sum();
        }

        @Override
        public void write(OutputStream out) throws IOException {
            DataOutputStream data = new DataOutputStream(out);
            data.writeInt(MAGIC);
            data.writeInt(k);
            data.writeInt(classes);
            data.writeInt(points.length);
            data.writeInt(points[0].length);
            for (int row = 0; row < points.length; row++) {
                for (double value : points[row]) {
                    data.writeDouble(value);
                }
                data.writeDouble(values[row]);
            }
            data.flush();
        }
    }
}
