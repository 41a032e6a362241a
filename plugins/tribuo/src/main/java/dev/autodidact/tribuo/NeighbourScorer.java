package dev.autodidact.tribuo;

import com.oracle.labs.mlrg.olcut.util.Pair;
import dev.autodidact.api.learner.ModelInput;
import dev.autodidact.api.learner.ModelOutput;
import java.io.IOException;
import java.util.Arrays;
import org.tribuo.math.distance.DistanceType;
import org.tribuo.math.la.DenseVector;
import org.tribuo.math.neighbour.NeighboursQuery;
import org.tribuo.math.neighbour.bruteforce.NeighboursBruteForceFactory;

/**
 * The training rows, and a vote of the nearest of them, found by Tribuo.
 *
 * <p>Classes get m-estimates (Cestnik, 1990) with m = 1: the votes of the neighbours, and one more that is split as the
 * training rows are. So no class that occurs gets probability 0 because none of five neighbours was of it.
 */
final class NeighbourScorer implements Scorer {

    /** What a distance counts for at the least, so that a neighbour at distance 0 weighs much but not infinitely. */
    private static final double NEAREST = 1e-9;

    /** How a neighbour is found and what its vote counts. */
    record Rule(int neighbours, Measure measure, boolean weighted) {}

    /** The distances; the names are part of the file format. */
    enum Measure {
        EUCLIDEAN(DistanceType.L2),
        MANHATTAN(DistanceType.L1),
        COSINE(DistanceType.COSINE);

        private final DistanceType type;

        Measure(DistanceType type) {
            this.type = type;
        }
    }

    private final DenseVector[] rows;
    private final double[] targets;
    private final boolean classifies;
    private final Rule rule;
    private final double[] shares;
    private final NeighboursQuery query;

    /**
     * @param rows the training rows, at least one; copied
     * @param targets for each the output it votes for, or its number; kept
     * @param outputs how many outputs there are
     * @param classifies whether the targets are outputs to vote for
     */
    NeighbourScorer(double[][] rows, double[] targets, int outputs, boolean classifies, Rule rule) {
        this.rows = Arrays.stream(rows).map(DenseVector::createDenseVector).toArray(DenseVector[]::new);
        this.targets = targets;
        this.classifies = classifies;
        this.rule = rule;
        this.shares = classifies ? Training.shares(targets, outputs) : new double[0];
        this.query =
                new NeighboursBruteForceFactory(rule.measure().type.getDistance(), 1).createNeighboursQuery(this.rows);
    }

    static NeighbourScorer read(ModelInput in, int inputs, int outputs) throws IOException {
        Rule rule = new Rule(in.integer(1, Integer.MAX_VALUE, "neighbours"), in.option(Measure.class), in.flag());
        boolean classifies = in.flag();
        int count = in.integer(1, Integer.MAX_VALUE, "rows");
        double[] targets = in.reals(count, "target");
        for (double target : targets) {
            in.require(
                    !classifies || (target == Math.rint(target) && target >= 0 && target < outputs),
                    "a row votes for output " + target);
        }
        return new NeighbourScorer(in.table(count, inputs, "feature"), targets, outputs, classifies, rule);
    }

    @Override
    public Kind kind() {
        return Kind.NEIGHBOURS;
    }

    @Override
    public void score(double[] row, double[] scores) {
        Arrays.fill(scores, 0);
        int neighbours = Math.min(rule.neighbours(), rows.length);
        double total = 0;
        for (Pair<Integer, Double> neighbour : query.query(DenseVector.createDenseVector(row), neighbours)) {
            double weight = rule.weighted() ? 1 / Math.max(neighbour.getB(), NEAREST) : 1;
            double target = targets[neighbour.getA()];
            total += weight;
            if (classifies) {
                scores[(int) target] += weight;
            } else {
                scores[0] += weight * target;
            }
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] /= total;
            if (classifies) {
                scores[i] = (neighbours * scores[i] + shares[i]) / (neighbours + 1);
            }
        }
    }

    @Override
    public void write(ModelOutput out) throws IOException {
        out.integer(rule.neighbours());
        out.option(rule.measure());
        out.flag(rule.weighted());
        out.flag(classifies);
        out.integer(rows.length);
        out.reals(targets);
        for (DenseVector row : rows) {
            out.reals(row.toArray());
        }
    }
}
