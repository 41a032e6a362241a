package dev.autodidact.learnedoptimizer;

import dev.autodidact.api.optimizer.Objective;
import java.util.random.RandomGenerator;

/**
 * {@code |W p - y|^2} with standard normal W and y, started near 0: the first family of Andrychowicz and others (2016).
 */
final class Quadratic implements Objective {

    private final double[][] matrix;
    private final double[] target;

    private Quadratic(double[][] matrix, double[] target) {
        this.matrix = matrix;
        this.target = target;
    }

    static Quadratic draw(int dimensions, RandomGenerator random) {
        double[][] matrix = new double[dimensions][dimensions];
        double[] target = new double[dimensions];
        for (int i = 0; i < dimensions; i++) {
            target[i] = random.nextGaussian();
            for (int j = 0; j < dimensions; j++) {
                matrix[i][j] = random.nextGaussian();
            }
        }
        return new Quadratic(matrix, target);
    }

    @Override
    public int parameters() {
        return target.length;
    }

    @Override
    public float[] start(RandomGenerator random) {
        float[] start = new float[target.length];
        for (int i = 0; i < start.length; i++) {
            start[i] = 0.01f * (float) random.nextGaussian();
        }
        return start;
    }

    @Override
    public double loss(float[] parameters) {
        double loss = 0;
        for (int i = 0; i < target.length; i++) {
            double residual = residual(i, parameters);
            loss += residual * residual;
        }
        return loss;
    }

    @Override
    public double lossAndGradient(float[] parameters, float[] gradient, RandomGenerator random) {
        double loss = 0;
        double[] sums = new double[target.length];
        for (int i = 0; i < target.length; i++) {
            double residual = residual(i, parameters);
            loss += residual * residual;
            for (int j = 0; j < sums.length; j++) {
                sums[j] += 2 * residual * matrix[i][j];
            }
        }
        for (int j = 0; j < sums.length; j++) {
            gradient[j] = (float) sums[j];
        }
        return loss;
    }

    private double residual(int i, float[] parameters) {
        double sum = -target[i];
        for (int j = 0; j < parameters.length; j++) {
            sum += matrix[i][j] * parameters[j];
        }
        return sum;
    }
}
