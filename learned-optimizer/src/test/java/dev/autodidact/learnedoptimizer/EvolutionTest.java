package dev.autodidact.learnedoptimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.optimizer.Objective;
import dev.autodidact.api.optimizer.UpdateState;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class EvolutionTest {

    private static final int PAIRS = 4_000;
    private static final int WINDOWS = 2;

    private final Objective quadratic = Quadratic.draw(10, Seeds.generator(1, "objective"));
    private final float[] weights = Steering.initial(Seeds.generator(1, "weights"));

    /** The bias of the learning rate: at first, only the head's weights have a derivative that is not 0. */
    private static final int BIAS = Steering.SIZE - Steering.OUTPUTS;

    @Test
    void theEstimateAgreesWithTheDifferenceOfWholeDescents() {
        Evolution evolution = new Evolution(Collections.nCopies(PAIRS, quadratic), Seeds.generator(2));
        double estimate = 0;
        for (int window = 0; window < WINDOWS; window++) {
            estimate += evolution.window(weights)[BIAS];
        }
        double expected = (relativeLoss(1e-2) - relativeLoss(-1e-2)) / 2e-2;
        assertThat(estimate).isCloseTo(expected, withinPercentage(15));
    }

    /** Of a descent whose rate is changed; relative to what an unchanged one has at the start of each window. */
    private double relativeLoss(double change) {
        float[] changed = weights.clone();
        changed[BIAS] += (float) change;
        Descent reference = new Descent(new NnAdam(weights));
        Descent descent = new Descent(new NnAdam(changed));
        double first = reference.loss();
        double sum = 0;
        for (int window = 0; window < WINDOWS; window++) {
            double factor = RelativeLoss.factor(first, reference.loss());
            for (int t = 0; t < Trainee.Episode.WINDOW; t++) {
                reference.step();
                descent.step();
                sum += factor * descent.loss() / Trainee.Episode.WINDOW;
            }
        }
        return sum;
    }

    private final class Descent {

        private final NnAdam rule;
        private final float[] parameters = quadratic.start(Seeds.generator(3));
        private final float[] gradient = new float[parameters.length];
        private final UpdateState state;

        Descent(NnAdam rule) {
            this.rule = rule;
            this.state = rule.start(quadratic.tensors());
        }

        void step() {
            quadratic.lossAndGradient(parameters, gradient, Seeds.generator(1));
            rule.step(state, parameters, gradient);
        }

        double loss() {
            return quadratic.loss(parameters);
        }
    }
}
