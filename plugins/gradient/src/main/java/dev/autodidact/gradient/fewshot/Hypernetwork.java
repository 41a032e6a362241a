package dev.autodidact.gradient.fewshot;

import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.gradient.internal.Batch;
import dev.autodidact.gradient.internal.Loss;
import dev.autodidact.gradient.internal.Network;
import dev.autodidact.gradient.internal.Pass;
import dev.autodidact.gradient.rule.Adam;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A network whose last layer is generated from the support set, without a gradient step (Ha, Dai and Le, 2017,
 * "Hypernetworks"): an encoder sees each row of features and target, the mean of what it says goes into a generator
 * (Zaheer and others, 2017, "Deep sets", theorem 2), which gives biases and weights of the last layer. The other layers
 * are learned and the same for all tasks. For regression.
 *
 * <p>Meta-parameters: the shared layers, the encoder, the generator.
 *
 * @param network what is generated
 * @param encoder features and target in, summary out
 * @param generator summary in, last layer out
 */
record Hypernetwork(Network network, Network encoder, Network generator) implements Method {

    private static final int ITERATIONS = 70_000;

    @Override
    public float[] start(RandomGenerator random) {
        float[] meta = new float[generatorFrom() + generator.parameters()];
        float[] shared = network.architecture().start(random);
        float[] encoding = encoder.architecture().start(random);
        float[] generating = generator.architecture().start(random);
        System.arraycopy(shared, 0, meta, 0, shared());
        System.arraycopy(encoding, 0, meta, shared(), encoding.length);
        System.arraycopy(generating, 0, meta, generatorFrom(), generating.length);
        return meta;
    }

    @Override
    public UpdateRule outer(double share) {
        return new Adam(Outer.rate(curriculum().rate(), share), 0.9, 0.999);
    }

    @Override
    public double lossAndGradient(double[] meta, Batch support, Batch query, double[] gradient) {
        return new Generation(meta, support).lossAndGradient(query, gradient);
    }

    @Override
    public List<double[]> adapt(double[] meta, Batch support, int steps) {
        return List.of(new Generation(meta, support).parameters);
    }

    @Override
    public int trainedSteps() {
        return 0;
    }

    @Override
    public Curriculum curriculum() {
        return Curriculum.asJudged(ITERATIONS);
    }

    /** Where the generated layer begins: what lies before is learned. */
    private int shared() {
        return network.head();
    }

    private int generatorFrom() {
        return shared() + encoder.parameters();
    }

    /** The network for a support set, and the way back from it. */
    private final class Generation {

        private final int rows;
        private final Pass encoding;
        private final Pass generating;
        private final double[] parameters;

        Generation(double[] meta, Batch support) {
            rows = support.rows();
            encoding = encoder.forward(meta, shared(), joined(support), rows);
            generating = generator.forward(meta, generatorFrom(), mean(encoding.outputs()), 1);
            parameters = Arrays.copyOf(meta, network.parameters());
            System.arraycopy(generating.outputs(), 0, parameters, shared(), parameters.length - shared());
        }

        double lossAndGradient(Batch query, double[] gradient) {
            double[] byParameter = new double[parameters.length];
            double loss = network.lossAndGradient(parameters, query, byParameter);
            Arrays.fill(gradient, 0);
            System.arraycopy(byParameter, 0, gradient, 0, shared());
            generating.backward(
                    Arrays.copyOfRange(byParameter, shared(), byParameter.length), gradient, generatorFrom());
            double[] bySummary = generating.byInputs();
            double[] byEncoding = new double[rows * bySummary.length];
            Arrays.setAll(byEncoding, i -> bySummary[i % bySummary.length] / rows);
            encoding.backward(byEncoding, gradient, shared());
            return loss;
        }

        private double[] mean(double[] encoded) {
            int width = encoded.length / rows;
            double[] mean = new double[width];
            for (int i = 0; i < encoded.length; i++) {
                mean[i % width] += encoded[i] / rows;
            }
            return mean;
        }
    }

    /** Features and target side by side. */
    private static double[] joined(Batch support) {
        if (!(support.loss() instanceof Loss.Squared squared)) {
            throw new IllegalArgumentException("a hypernetwork is for regression, not for classes");
        }
        double[] target = squared.target();
        int width = support.inputs().length / target.length;
        double[] joined = new double[target.length * (width + 1)];
        for (int row = 0; row < target.length; row++) {
            System.arraycopy(support.inputs(), row * width, joined, row * (width + 1), width);
            joined[row * (width + 1) + width] = target[row];
        }
        return joined;
    }
}
