package dev.autodidact.learnedoptimizer;

import dev.autodidact.api.optimizer.Objective;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.stream.IntStream;

/** Several descents side by side, their parameters in one array, so that one step of the network serves all. */
final class Descents {

    private final List<Objective> objectives;
    private final int[] from;
    private final float[] parameters;
    private final List<RandomGenerator> minibatches = new ArrayList<>();

    Descents(List<Objective> objectives, SplittableGenerator random) {
        this.objectives = objectives;
        from = new int[objectives.size() + 1];
        for (int i = 0; i < objectives.size(); i++) {
            from[i + 1] = from[i] + objectives.get(i).parameters();
        }
        parameters = new float[from[objectives.size()]];
        for (int i = 0; i < objectives.size(); i++) {
            float[] start = objectives.get(i).start(random.split());
            System.arraycopy(start, 0, parameters, from[i], start.length);
            minibatches.add(random.split());
        }
    }

    /** All parameters, to be changed in place. */
    float[] parameters() {
        return parameters;
    }

    /** {@return the lengths of the tensors of all objectives} */
    int[] tensors() {
        return objectives.stream()
                .flatMapToInt(objective -> IntStream.of(objective.tensors()))
                .toArray();
    }

    /** The noise-free loss of each objective. */
    double[] losses() {
        double[] losses = new double[objectives.size()];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = objectives.get(i).loss(own(i));
        }
        return losses;
    }

    /** The next minibatch gradient of each objective, one after the other. */
    float[] gradient() {
        float[] all = new float[parameters.length];
        for (int i = 0; i < objectives.size(); i++) {
            float[] gradient = new float[from[i + 1] - from[i]];
            objectives.get(i).lossAndGradient(own(i), gradient, minibatches.get(i));
            System.arraycopy(gradient, 0, all, from[i], gradient.length);
        }
        return all;
    }

    /** Multiplies the part of each objective by its factor. */
    void scale(float[] all, double[] factors) {
        for (int i = 0; i < factors.length; i++) {
            for (int l = from[i]; l < from[i + 1]; l++) {
                all[l] *= (float) factors[i];
            }
        }
    }

    private float[] own(int i) {
        return Arrays.copyOfRange(parameters, from[i], from[i + 1]);
    }
}
