package dev.autodidact.gradient.fewshot;

import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.suite.EpisodeSource;
import dev.autodidact.gradient.internal.Batch;
import dev.autodidact.gradient.internal.Differentiable;
import dev.autodidact.gradient.internal.Loss;
import dev.autodidact.gradient.internal.PlainProducts;
import dev.autodidact.gradient.internal.Products;
import dev.autodidact.gradient.rule.Adam;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Prototypical networks (Snell, Swersky and Zemel, 2017, "Prototypical networks for few-shot learning", algorithm 1): a
 * row belongs to the class whose mean embedding is nearest, by squared Euclidean distance. That is a linear layer on the
 * embedding (section 2.4 there): weights 2 c and bias -|c|^2 for the class of mean c. It is learned on episodes of up to
 * {@value #CLASSES} classes, more than are judged (section 3.1 there).
 *
 * <p>A class without a support row has the mean of all rows for its own.
 *
 * @param encoder gives embeddings; its parameters are the meta-parameters
 * @param classes the number of classes of the network that comes out
 * @param tasks how many an outer step averages over
 */
record Prototypes(Differentiable encoder, int classes, int tasks) implements Method {

    private static final int CLASSES = 60;
    /** A power of two, so that what is the same on all tasks stays the same to the bit. */
    private static final int SETTLING = 8;

    private static final int ITERATIONS = 5_000;
    private static final int CHECKPOINTS = 10;
    private static final double RATE = 1e-3;
    private static final Products PRODUCTS = new PlainProducts();

    @Override
    public Differentiable network() {
        return encoder.topped(classes);
    }

    @Override
    public float[] start(RandomGenerator random) {
        return encoder.start(random);
    }

    @Override
    public UpdateRule outer(double share) {
        return new Adam(Outer.rate(curriculum().rate(), share), 0.9, 0.999);
    }

    @Override
    public double lossAndGradient(double[] meta, Batch support, Batch query, double[] gradient) {
        Differentiable.Evaluation evaluation =
                encoder.evaluate(meta, joined(support, query), support.rows() + query.rows());
        int width = encoder.outputs();
        int split = support.rows() * width;
        double[] embedded = evaluation.outputs();
        double[] asked = Arrays.copyOfRange(embedded, split, embedded.length);
        Means means = new Means(support, Arrays.copyOf(embedded, split), width);

        double[] scores = new double[query.rows() * means.count];
        for (int row = 0; row < query.rows(); row++) {
            System.arraycopy(means.biases, 0, scores, row * means.count, means.count);
        }
        PRODUCTS.addRightTransposed(asked, means.weights, 0, scores, query.rows(), means.count, width);
        double[] byScore = new double[scores.length];
        double loss = query.loss().of(scores, byScore);

        double[] byAsked = new double[asked.length];
        PRODUCTS.add(byScore, means.weights, 0, byAsked, query.rows(), means.count, width);
        double[] bySupport = means.bySupport(asked, byScore);
        double[] byEmbedded = Arrays.copyOf(bySupport, embedded.length);
        System.arraycopy(byAsked, 0, byEmbedded, split, byAsked.length);
        Arrays.fill(gradient, 0);
        evaluation.backward(byEmbedded, gradient, 0);
        return loss;
    }

    private static double[] joined(Batch support, Batch query) {
        double[] inputs = Arrays.copyOf(support.inputs(), support.inputs().length + query.inputs().length);
        System.arraycopy(query.inputs(), 0, inputs, support.inputs().length, query.inputs().length);
        return inputs;
    }

    /** The mean of what several tasks say; their means and variances belong together, for all are of one size. */
    @Override
    public double[] settled(double[] meta, EpisodeSource source, RandomGenerator random) {
        double[] mean = new double[meta.length];
        for (int task = 0; task < SETTLING; task++) {
            Task drawn = curriculum().draw(source, random);
            double[] settled = encoder.settled(
                    meta,
                    joined(drawn.support(), drawn.query()),
                    drawn.support().rows() + drawn.query().rows());
            for (int i = 0; i < mean.length; i++) {
                mean[i] += settled[i] / SETTLING;
            }
        }
        return mean;
    }

    @Override
    public List<double[]> adapt(double[] meta, Batch support, int steps) {
        double[] embedded = encoder.outputs(meta, support.inputs(), support.rows());
        Means means = new Means(support, embedded, encoder.outputs());
        return List.of(encoder.topped(meta, means.biases, means.weights));
    }

    @Override
    public int trainedSteps() {
        return 0;
    }

    @Override
    public Curriculum curriculum() {
        return new Curriculum(ITERATIONS, tasks, Optional.of(new Curriculum.Wide(CLASSES)), RATE, CHECKPOINTS);
    }

    @Override
    public boolean anyClasses() {
        return true;
    }

    /** The mean embeddings of the classes of a support set, as the linear layer that they make. */
    private static final class Means {

        final int count;
        final double[] weights;
        final double[] biases;
        private final int rows;
        private final int width;

        /** Count x rows: how much of its class's mean each row is. */
        private final double[] shares;

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

        /** The derivatives of a loss by the embeddings of the support set. */
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
}
