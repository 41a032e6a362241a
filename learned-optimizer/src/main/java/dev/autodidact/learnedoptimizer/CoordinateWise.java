package dev.autodidact.learnedoptimizer;

import dev.autodidact.api.optimizer.Objective;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.learnedoptimizer.internal.WeightFormat;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;

/** An LSTM for each coordinate, trained by back-propagation. */
record CoordinateWise(Design design) implements Trainee {

    /** {@return the design of a rule that has an LSTM for each coordinate} */
    static Design design(LearnedRule rule) {
        if (rule.trainee() instanceof CoordinateWise(Design design)) {
            return design;
        }
        throw new IllegalArgumentException(rule.id() + " has no LSTM for each coordinate");
    }

    @Override
    public WeightFormat format(String magic) {
        Shape shape = design.shape();
        return new WeightFormat(magic, shape.inputs(), Shape.HIDDEN, shape.outputs(), shape.size());
    }

    /** {@return random layers whose cells keep what they hold, and a head of zeros} */
    @Override
    public float[] initial(RandomGenerator random) {
        Shape shape = design.shape();
        float[] weights = new float[shape.size()];
        for (int layer = 0; layer < Shape.HEAD; layer++) {
            double spread = 1 / Math.sqrt(shape.fanIn(layer));
            for (int i = shape.matrix(layer); i < shape.bias(layer); i++) {
                weights[i] = (float) (spread * random.nextGaussian());
            }
            int forget = shape.bias(layer) + Shape.HIDDEN;
            Arrays.fill(weights, forget, forget + Shape.HIDDEN, 1);
        }
        return weights;
    }

    @Override
    public UpdateRule rule(LstmWeights weights) {
        return new LstmRule(weights.rule(), new Kernel(design, () -> weights, Integer.MAX_VALUE), 1);
    }

    @Override
    public Episode begin(List<Objective> objectives, SplittableGenerator random) {
        return new BackPropagation(design, new Descents(objectives, random));
    }
}
