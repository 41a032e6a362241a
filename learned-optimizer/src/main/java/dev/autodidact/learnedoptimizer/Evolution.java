package dev.autodidact.learnedoptimizer;

import dev.autodidact.api.optimizer.Objective;
import dev.autodidact.api.optimizer.UpdateState;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Descents with perturbed weights, and what they say about the weights without any derivative of the steps: persistent
 * evolution strategies (Vicol, Metz and Sohl-Dickstein, 2021, "Unbiased gradient estimation in unrolled computation graphs
 * with persistent evolution strategies", algorithm 2). Each problem is gone down twice, by weights on either side of the
 * given ones; the perturbations of all windows so far share in the difference between the two.
 */
final class Evolution implements Trainee.Episode {

    /** The standard deviation of the perturbations. */
    static final double SPREAD = 0.03;

    /** The greatest difference of two relative losses that counts: descents may diverge. */
    private static final double CLIP = 1;

    private final List<Pair> pairs;

    Evolution(List<Objective> objectives, SplittableGenerator random) {
        this.pairs = objectives.stream()
                .map(objective -> new Pair(objective, random.split()))
                .toList();
    }

    @Override
    public float[] window(float[] weights) {
        float[] byWeight = new float[weights.length];
        for (Pair pair : pairs) {
            double difference = Math.clamp(pair.difference(weights), -CLIP, CLIP);
            float factor = (float) (difference / (2 * SPREAD * SPREAD * pairs.size()));
            for (int i = 0; i < byWeight.length; i++) {
                byWeight[i] += factor * pair.perturbations[i];
            }
        }
        return byWeight;
    }

    /** Two descents on one problem, from the same start and over the same minibatches. */
    private static final class Pair {

        private final RandomGenerator random;
        private final Descent above;
        private final Descent below;

        /** The sum of the perturbations of all windows so far. */
        private final float[] perturbations = new float[Steering.SIZE];

        Pair(Objective objective, SplittableGenerator random) {
            this.random = random.split();
            float[] start = objective.start(random.split());
            long minibatches = random.nextLong();
            this.above = new Descent(objective, start.clone(), minibatches);
            this.below = new Descent(objective, start, minibatches);
        }

        /** The mean difference of the relative losses after the steps of a window. */
        double difference(float[] weights) {
            float[] up = weights.clone();
            float[] down = weights.clone();
            for (int i = 0; i < weights.length; i++) {
                float perturbation = (float) (SPREAD * random.nextGaussian());
                perturbations[i] += perturbation;
                up[i] += perturbation;
                down[i] -= perturbation;
            }
            double factor = RelativeLoss.factor(above.start, (above.loss + below.loss) / 2);
            double losses = above.losses(up) - below.losses(down);
            return Double.isNaN(losses) ? 0 : factor * losses / WINDOW;
        }
    }

    /** One descent of a pair. */
    private static final class Descent {

        private final Objective objective;
        private final float[] parameters;
        private final RandomGenerator minibatches;
        private final UpdateState state;
        private final float[] gradient;
        private final double start;
        private double loss;

        Descent(Objective objective, float[] parameters, long minibatches) {
            this.objective = objective;
            this.parameters = parameters;
            this.minibatches = new SplittableRandom(minibatches);
            this.state = new NnAdam(new float[Steering.SIZE]).start(objective.tensors());
            this.gradient = new float[parameters.length];
            this.start = objective.loss(parameters);
            this.loss = objective.lossAndGradient(parameters, gradient, this.minibatches);
        }

        /** The sum of the losses after the steps of a window. */
        double losses(float[] weights) {
            NnAdam rule = new NnAdam(weights);
            double sum = 0;
            for (int t = 0; t < WINDOW; t++) {
                rule.step(state, parameters, gradient);
                loss = objective.lossAndGradient(parameters, gradient, minibatches);
                sum += loss;
            }
            return sum;
        }
    }
}
