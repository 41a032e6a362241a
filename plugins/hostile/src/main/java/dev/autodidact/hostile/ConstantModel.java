package dev.autodidact.hostile;

import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.RealPredictions;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.Target;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.learner.ModelInput;
import dev.autodidact.api.learner.ModelOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/** A sound model: the share of each class, or the mean. */
class ConstantModel implements Model {

    private final String learner;
    private final double[] shares;
    private final double mean;

    private ConstantModel(String learner, double[] shares, double mean) {
        this.learner = learner;
        this.shares = shares;
        this.mean = mean;
    }

    ConstantModel(String learner, Target target) {
        this(learner, shares(target), mean(target));
    }

    static ConstantModel read(InputStream in, String learner) throws IOException {
        ModelInput model = new ModelInput(in, learner, 1);
        double[] shares = model.reals(model.integer(0, 1 << 20, "classes"), "share");
        return new ConstantModel(learner, shares, model.real("mean"));
    }

    private static double[] shares(Target target) {
        if (!(target instanceof ClassTarget classes)) {
            return new double[0];
        }
        int[] counts = classes.counts();
        return Arrays.stream(counts)
                .mapToDouble(count -> (count + 1.0) / (classes.rows() + counts.length))
                .toArray();
    }

    private static double mean(Target target) {
        return target instanceof RealTarget numbers
                ? Arrays.stream(numbers.toValues()).average().orElse(0)
                : 0;
    }

    @Override
    public Predictions predict(Features features) {
        if (shares.length == 0) {
            double[] values = new double[features.rows()];
            Arrays.fill(values, mean);
            return new RealPredictions(values);
        }
        double[] probabilities = new double[features.rows() * shares.length];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = shares[i % shares.length];
        }
        return new ClassProbabilities(probabilities, shares.length);
    }

    @Override
    public void write(OutputStream out) throws IOException {
        ModelOutput model = new ModelOutput(out, learner, 1);
        model.integer(shares.length);
        model.reals(shares);
        model.real(mean);
    }
}
