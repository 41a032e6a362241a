package dev.autodidact.learnedoptimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.optimizer.UpdateState;
import dev.autodidact.testkit.UpdateRuleContract;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class NnAdamTest {

    @Nested
    class Contract extends UpdateRuleContract {
        @Override
        protected UpdateRule rule() {
            return new NnAdam();
        }
    }

    @Test
    void anUntrainedHeadIsAdam() {
        NnAdam untrained = new NnAdam(Steering.initial(Seeds.generator(1)));
        PlainAdam adam = new PlainAdam(0.01);
        float[] steered = new float[600];
        float[] plain = new float[600];
        UpdateState ofSteered = untrained.start(600);
        UpdateState ofPlain = adam.start(600);
        RandomGenerator random = Seeds.generator(1, "gradients");
        for (int t = 0; t < 30; t++) {
            float[] gradient = gradient(600, random);
            untrained.step(ofSteered, steered, gradient);
            adam.step(ofPlain, plain, gradient);
            assertThat(steered).containsExactly(plain, within(1e-5f));
        }
    }

    @Test
    void theSizeOfTheLossDoesNotMatter() {
        assertThat(walk(1e-6f)).containsExactly(walk(1), within(1e-4f));
        assertThat(walk(1e6f)).containsExactly(walk(1), within(1e-4f));
    }

    @Test
    void tensorsAreSteeredApart() {
        NnAdam rule = new NnAdam(TestWeights.random(LearnedRule.NN_ADAM, 1));
        UpdateState together = rule.start(new int[] {5, 7});
        UpdateState first = rule.start(5);
        float[] all = new float[12];
        float[] own = new float[5];
        RandomGenerator random = Seeds.generator(2, "gradients");
        for (int t = 0; t < 10; t++) {
            float[] gradient = gradient(12, random);
            rule.step(together, all, gradient);
            rule.step(first, own, Arrays.copyOf(gradient, 5));
        }
        assertThat(Arrays.copyOf(all, 5)).isEqualTo(own);
        assertThat(walk(rule, new int[] {12})).isNotEqualTo(walk(rule, new int[] {5, 7}));
    }

    private static float[] walk(float scale) {
        UpdateRule rule = new NnAdam(TestWeights.random(LearnedRule.NN_ADAM, 3));
        UpdateState state = rule.start(4);
        RandomGenerator random = Seeds.generator(5, "gradients");
        float[] point = new float[4];
        for (int t = 0; t < 20; t++) {
            float[] gradient = gradient(4, random);
            for (int l = 0; l < 4; l++) {
                gradient[l] *= scale;
            }
            rule.step(state, point, gradient);
        }
        return point;
    }

    private static float[] walk(UpdateRule rule, int[] tensors) {
        UpdateState state = rule.start(tensors);
        RandomGenerator random = Seeds.generator(6, "gradients");
        float[] point = new float[12];
        for (int t = 0; t < 10; t++) {
            rule.step(state, point, gradient(12, random));
        }
        return point;
    }

    private static float[] gradient(int parameters, RandomGenerator random) {
        float[] gradient = new float[parameters];
        for (int l = 0; l < parameters; l++) {
            gradient[l] = (float) (0.5 + random.nextGaussian());
        }
        return gradient;
    }
}
