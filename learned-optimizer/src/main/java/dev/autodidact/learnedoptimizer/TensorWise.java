package dev.autodidact.learnedoptimizer;

import dev.autodidact.api.optimizer.Objective;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.learnedoptimizer.internal.WeightFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;

/** An LSTM for each tensor that steers Adam, trained by evolution. */
record TensorWise() implements Trainee {

    @Override
    public WeightFormat format(String magic) {
        return new WeightFormat(magic, Steering.INPUTS, Steering.HIDDEN, Steering.OUTPUTS, Steering.SIZE);
    }

    @Override
    public float[] initial(RandomGenerator random) {
        return Steering.initial(random);
    }

    @Override
    public UpdateRule rule(LstmWeights weights) {
        return new NnAdam(weights);
    }

    @Override
    public Episode begin(List<Objective> objectives, SplittableGenerator random) {
        return new Evolution(objectives, random);
    }
}
