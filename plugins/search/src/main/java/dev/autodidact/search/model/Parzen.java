package dev.autodidact.search.model;

import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A kernel density over the vectors of a conditional space: a mixture of one component for each point and one uniform
 * prior. In a component the coordinates are independent given which of them are active: a number is normal around the
 * point's, cut off at the ends of the scale; a choice is the point's with most of the probability; and what is active in
 * the vector but not in the point is uniform, for the point says nothing about it. Immutable and thread-safe.
 *
 * <p>The bandwidth is Scott's rule for d active coordinates, as a share of the scale; a choice keeps the share that the
 * bandwidth leaves.
 */
final class Parzen {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double WIDTH = 0.25;
    private static final double LEAST_WIDTH = 0.02;

    private final Encoding encoding;
    private final int[] options;
    private final double[][] points;
    private final double[][] logScale;
    private final double width;
    private final double logKept;
    private final double change;

    /** Makes the density of these points; of none, the uniform one. */
    Parzen(Encoding encoding, List<double[]> points) {
        this.encoding = encoding;
        this.options = encoding.options();
        this.points = points.toArray(double[][]::new);
        double active = points.stream()
                .mapToDouble(point -> active(encoding, point))
                .average()
                .orElse(1);
        this.width = Math.max(WIDTH * StrictMath.pow(Math.max(points.size(), 1), -1 / (4 + active)), LEAST_WIDTH);
        this.change = Math.min(2 * width, 0.5);
        this.logKept = StrictMath.log(1 - change);
        this.logScale = new double[this.points.length][options.length];
        for (int p = 0; p < logScale.length; p++) {
            for (int i = 0; i < options.length; i++) {
                if (options[i] == 0 && this.points[p][i] != Encoding.INACTIVE) {
                    logScale[p][i] = -StrictMath.log(inside(this.points[p][i]) * width * StrictMath.sqrt(2 * Math.PI));
                }
            }
        }
    }

    private static int active(Encoding encoding, double[] point) {
        int active = 0;
        for (int i = 0; i < point.length; i++) {
            active += point[i] != Encoding.INACTIVE && encoding.canVary(i) ? 1 : 0;
        }
        return active;
    }

    /** {@return the share of the normal around a position that lies on the scale} */
    private double inside(double position) {
        return NORMAL.probability(-position / width, (1 - position) / width);
    }

    /** {@return the logarithm of the density at a vector, against the uniform density} */
    double logDensity(double[] vector) {
        double[] logs = new double[points.length + 1];
        double greatest = 0;
        for (int p = 0; p < points.length; p++) {
            logs[p + 1] = logKernel(p, vector);
            greatest = Math.max(greatest, logs[p + 1]);
        }
        double sum = 0;
        for (double log : logs) {
            sum += StrictMath.exp(log - greatest);
        }
        return greatest + StrictMath.log(sum / logs.length);
    }

    private double logKernel(int p, double[] vector) {
        double log = 0;
        double[] point = points[p];
        for (int i = 0; i < vector.length; i++) {
            if (vector[i] == Encoding.INACTIVE || point[i] == Encoding.INACTIVE) {
                continue;
            }
            if (options[i] == 0) {
                double z = (vector[i] - point[i]) / width;
                log += logScale[p][i] - z * z / 2;
            } else if (options[i] > 1) {
                log += StrictMath.log(options[i])
                        + (vector[i] == point[i] ? logKept : StrictMath.log(change / (options[i] - 1)));
            }
        }
        return log;
    }

    /** {@return a vector drawn from the density; perhaps a forbidden one} */
    double[] sample(RandomGenerator random) {
        int p = random.nextInt(points.length + 1) - 1;
        if (p < 0) {
            return encoding.sample(random);
        }
        double[] vector = points[p].clone();
        for (int i = 0; i < vector.length; i++) {
            if (!encoding.isActive(i, vector)) {
                vector[i] = Encoding.INACTIVE;
            } else if (vector[i] == Encoding.INACTIVE) {
                vector[i] = encoding.at(i, random.nextDouble());
            } else if (options[i] == 0) {
                vector[i] = encoding.at(i, near(vector[i], random));
            } else if (options[i] > 1 && random.nextDouble() < change) {
                int other = random.nextInt(options[i] - 1);
                vector[i] = other < vector[i] ? other : other + 1;
            }
        }
        return vector;
    }

    private double near(double position, RandomGenerator random) {
        double near;
        do {
            near = position + width * random.nextGaussian();
        } while (near < 0 || near > 1);
        return near;
    }
}
