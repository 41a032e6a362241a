package dev.autodidact.smile;

import dev.autodidact.api.learner.ModelInput;
import dev.autodidact.api.learner.ModelOutput;
import java.io.IOException;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import smile.math.distance.ChebyshevDistance;
import smile.math.distance.Distance;
import smile.math.distance.EuclideanDistance;
import smile.math.distance.ManhattanDistance;
import smile.neighbor.LinearSearch;
import smile.neighbor.Neighbor;

/** The mean target, or the shares of the classes, of the nearest stored rows, which Smile finds. */
final class NeighbourScorer implements Scorer {

    /** How far apart two rows are. The names are part of the file format. */
    enum Metric {
        EUCLIDEAN(new EuclideanDistance()),
        MANHATTAN(new ManhattanDistance()),
        CHEBYSHEV(new ChebyshevDistance());

        private final Distance<double[]> distance;

        Metric(Distance<double[]> distance) {
            this.distance = distance;
        }
    }

    /** What a neighbour's vote weighs. The names are part of the file format. */
    enum Weighting {
        /** One. */
        UNIFORM,
        /** One by its distance. */
        DISTANCE
    }

    /** Keeps the weight of a row at distance 0 finite. */
    private static final double NEAR = 1e-9;

    private final Metric metric;
    private final Weighting weighting;
    private final int neighbours;
    private final double[][] rows;
    private final double[] targets;
    private final LinearSearch<double[], double[]> search;

    /**
     * @param metric how far apart two rows are
     * @param weighting what a neighbour's vote weighs
     * @param neighbours how many neighbours vote, at most as many as there are rows
     * @param rows the stored rows, at least one
     * @param targets by row: for classification the class, for regression the value
     */
    NeighbourScorer(Metric metric, Weighting weighting, int neighbours, double[][] rows, double[] targets) {
        this.metric = metric;
        this.weighting = weighting;
        this.neighbours = neighbours;
        this.rows = rows;
        this.targets = targets;
        List<double[]> keys = new OneThreadList(rows);
        this.search = new LinearSearch<>(keys, keys, metric.distance);
    }

    /** Keeps Smile's search, which asks for a parallel stream, on the calling thread. */
    private static final class OneThreadList extends AbstractList<double[]> {

        private final double[][] rows;

        OneThreadList(double[][] rows) {
            this.rows = rows;
        }

        @Override
        public double[] get(int index) {
            return rows[index];
        }

        @Override
        public int size() {
            return rows.length;
        }

        @Override
        public Stream<double[]> parallelStream() {
            return Arrays.stream(rows);
        }
    }

    static NeighbourScorer read(ModelInput in, int inputs, int outputs) throws IOException {
        Metric metric = in.option(Metric.class);
        Weighting weighting = in.option(Weighting.class);
        int size = in.integer(1, Integer.MAX_VALUE, "number of rows");
        int neighbours = in.integer(1, size, "number of neighbours");
        double[][] rows = in.table(size, inputs, "row");
        double[] targets = in.reals(size, "target");
        for (double target : targets) {
            in.require(outputs == 1 || (target >= 0 && target < outputs), "a row is of class " + target);
        }
        return new NeighbourScorer(metric, weighting, neighbours, rows, targets);
    }

    @Override
    public Kind kind() {
        return Kind.NEIGHBOURS;
    }

    @Override
    public void score(double[] row, double[] scores) {
        Arrays.fill(scores, 0);
        double total = 0;
        for (Neighbor<double[], double[]> neighbour : search.search(row, neighbours)) {
            double target = targets[neighbour.index()];
            double weight = weighting == Weighting.UNIFORM ? 1 : 1 / (neighbour.distance() + NEAR);
            total += weight;
            if (scores.length == 1) {
                scores[0] += weight * target;
            } else {
                scores[(int) target] += weight;
            }
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] /= total;
        }
    }

    @Override
    public void write(ModelOutput out) throws IOException {
        out.option(metric);
        out.option(weighting);
        out.integer(rows.length);
        out.integer(neighbours);
        out.table(rows);
        out.reals(targets);
    }
}
