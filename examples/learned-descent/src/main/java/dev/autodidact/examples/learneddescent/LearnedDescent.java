package dev.autodidact.examples.learneddescent;

import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.optimizer.UpdateState;
import dev.autodidact.learnedoptimizer.GuardedRule;
import dev.autodidact.learnedoptimizer.LstmRule;

/** Goes down Rosenbrock's valley with the learned optimizer: all it needs is a gradient in a {@code float[]}. */
public final class LearnedDescent {

    private LearnedDescent() {}

    /**
     * Prints where it arrives.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        float[] point = {-1.2f, 1};
        float[] gradient = new float[2];
        UpdateRule rule = GuardedRule.around(new LstmRule());
        UpdateState state = rule.start(point.length);
        for (int step = 0; step < 1_000; step++) {
            double loss = rosenbrock(point, gradient);
            rule.step(state, point, gradient, loss);
        }
        System.out.println("(" + point[0] + ", " + point[1] + "), loss " + rosenbrock(point, gradient));
    }

    /** {@return the loss; overwrites the gradient} */
    static double rosenbrock(float[] point, float[] gradient) {
        float x = point[0];
        float valley = point[1] - x * x;
        gradient[0] = 2 * (x - 1) - 400 * x * valley;
        gradient[1] = 200 * valley;
        return (1 - x) * (1 - x) + 100 * valley * valley;
    }
}
