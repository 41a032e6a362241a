package dev.autodidact.gradient.fewshot;

import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.suite.EpisodeSource;
import dev.autodidact.gradient.internal.Batch;
import dev.autodidact.gradient.internal.Differentiable;
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
record Prototypes(Differentiable encoder, int classes, int tasks) implements Embedding {

    private static final int CLASSES = 60;
    /** A power of two, so that what is the same on all tasks stays the same to the bit. */
    private static final int SETTLING = 8;

    private static final int ITERATIONS = 5_000;
    private static final double RATE = 1e-3;
    private static final int CHECKPOINTS = 10;

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
        return new Adam(Outer.rate(RATE, share), 0.9, 0.999);
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
        means.addScores(asked, scores);
        double[] byScore = new double[scores.length];
        double loss = query.loss().of(scores, byScore);

        double[] byAsked = means.byAsked(byScore);
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
        if (encoder.learned() == encoder.parameters()) {
            return meta;
        }
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
    public double[][] places(double[] meta, double[] inputs, int rows) {
        double[] embedded = encoder.outputs(meta, inputs, rows);
        int width = encoder.outputs();
        double[][] places = new double[rows][];
        Arrays.setAll(places, row -> Arrays.copyOfRange(embedded, row * width, (row + 1) * width));
        return places;
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
}
