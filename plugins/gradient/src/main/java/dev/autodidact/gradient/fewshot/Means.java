package dev.autodidact.gradient.fewshot;

import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.gradient.internal.Batch;
import dev.autodidact.gradient.internal.Loss;
import dev.autodidact.gradient.internal.PlainProducts;
import dev.autodidact.gradient.internal.Products;

/**
 * The means of the classes of a support set, in a space where a row belongs to the nearest, as the linear layer that they
 * make: weights 2 c and bias -|c|^2 for the class of mean c.
 */
final class Means {

    private static final Products PRODUCTS = new PlainProducts();

    final int count;
    final double[] weights;
    final double[] biases;
    private final int rows;
    final int width;

    /** Count x rows: how much of its class's mean each row is. */
    private final double[] shares;

    /**
     * The means of rows.
     *
     * @param embedded where the rows of the support set are, rows x width
     */
    Means(Batch support, double[] embedded, int width) {
        if (!(support.loss() instanceof Loss.CrossEntropy classes)) {
            throw new IllegalArgumentException("prototypes are of classes; this is a regression");
        }
        this.width = width;
        rows = support.rows();
        count = classes.outputs();
        shares = shares(classes.target());
        weights = new double[count * width];
        PRODUCTS.add(shares, embedded, 0, weights, count, rows, width);
        biases = new double[count];
        for (int i = 0; i < weights.length; i++) {
            biases[i / width] -= weights[i] * weights[i];
            weights[i] *= 2;
        }
    }

    private double[] shares(ClassTarget target) {
        int[] counts = target.counts();
        double[] result = new double[count * rows];
        for (int at = 0; at < result.length; at++) {
            int members = counts[at / rows];
            boolean member = target.code(at % rows) == at / rows;
            result[at] = members == 0 ? 1.0 / rows : member ? 1.0 / members : 0;
        }
        return result;
    }

    /**
     * Adds how near rows are to each mean: twice their product less the mean's square.
     *
     * @param asked where the rows are, rows x width
     * @param scores rows x count
     */
    void addScores(double[] asked, double[] scores) {
        for (int i = 0; i < scores.length; i++) {
            scores[i] += biases[i % count];
        }
        PRODUCTS.addRightTransposed(asked, weights, 0, scores, scores.length / count, count, width);
    }

    /** The derivatives of a loss by where the rows are that were asked for. */
    double[] byAsked(double[] byScore) {
        double[] byAsked = new double[byScore.length / count * width];
        PRODUCTS.add(byScore, weights, 0, byAsked, byScore.length / count, count, width);
        return byAsked;
    }

    /** The derivatives of a loss by where the rows of the support set are. */
    double[] bySupport(double[] asked, double[] byScore) {
        double[] byMean = new double[weights.length];
        PRODUCTS.addLeftTransposed(byScore, asked, byMean, 0, byScore.length / count, count, width);
        double[] byBias = new double[count];
        for (int i = 0; i < byScore.length; i++) {
            byBias[i % count] += byScore[i];
        }
        for (int i = 0; i < byMean.length; i++) {
            byMean[i] = 2 * byMean[i] - byBias[i / width] * weights[i];
        }
        double[] bySupport = new double[rows * width];
        PRODUCTS.addLeftTransposed(shares, byMean, bySupport, 0, count, rows, width);
        return bySupport;
    }
}
