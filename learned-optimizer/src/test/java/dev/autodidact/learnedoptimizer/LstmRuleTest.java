package dev.autodidact.learnedoptimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.optimizer.UpdateState;
import dev.autodidact.testkit.UpdateRuleContract;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LstmRuleTest {

    @Nested
    class ContractOfL2l extends UpdateRuleContract {
        @Override
        protected UpdateRule rule() {
            return LstmRule.l2l();
        }
    }

    @Nested
    class Contract extends UpdateRuleContract {
        @Override
        protected UpdateRule rule() {
            return new LstmRule();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LSTM", "LSTM_L2L"})
    void everyParameterFollowsTheSlowObviousNetwork(LearnedRule kind) {
        int parameters = 300;
        float[] weights = TestWeights.random(kind, 2);
        SlowNetwork slow = new SlowNetwork(kind, weights, parameters);
        UpdateRule rule = new LstmRule(new LstmWeights(kind, weights, ""));
        UpdateState state = rule.start(parameters);
        RandomGenerator random = Seeds.generator(2, "gradients");
        float[] point = new float[parameters];
        double[] expected = new double[parameters];
        for (int t = 0; t < 10; t++) {
            float[] gradient = gradient(parameters, random);
            double[] step = slow.step(gradient);
            rule.step(state, point, gradient);
            for (int l = 0; l < parameters; l++) {
                expected[l] -= step[l];
                assertThat((double) point[l]).isCloseTo(expected[l], within(1e-5));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LSTM", "LSTM_L2L"})
    void nd4jAndPlainJavaAgree(LearnedRule kind) {
        int parameters = 150;
        Design design = CoordinateWise.design(kind);
        LstmWeights weights = new LstmWeights(kind, TestWeights.random(kind, 3), "");
        UpdateRule java = new LstmRule(kind, new Kernel(design, () -> weights, Integer.MAX_VALUE), 1);
        UpdateRule nd4j = new LstmRule(kind, new Kernel(design, () -> weights, 64), 1);
        UpdateState ofJava = java.start(parameters);
        UpdateState ofNd4j = nd4j.start(parameters);
        float[] byJava = new float[parameters];
        float[] byNd4j = new float[parameters];
        RandomGenerator random = Seeds.generator(3, "gradients");
        for (int t = 0; t < 20; t++) {
            float[] gradient = gradient(parameters, random);
            java.step(ofJava, byJava, gradient);
            nd4j.step(ofNd4j, byNd4j, gradient);
            assertThat(byNd4j).containsExactly(byJava, within(1e-5f));
        }
        assertThat(byNd4j).as("a different order of additions").isNotEqualTo(byJava);
    }

    @Test
    void anUntrainedHeadIsABoundedAdam() {
        float[] untrained = LearnedRule.LSTM.trainee().initial(Seeds.generator(1));
        LstmRule rule = new LstmRule(new LstmWeights(LearnedRule.LSTM, untrained, ""));
        float[] point = new float[2];
        rule.step(rule.start(2), point, new float[] {3, -0.001f});
        assertThat(point[0]).isCloseTo((float) (-0.1 * Math.tanh(1)), within(1e-6f));
        assertThat(point[1]).isCloseTo((float) (0.1 * Math.tanh(1)), within(1e-6f));
    }

    @Test
    void theSizeOfTheLossDoesNotMatter() {
        assertThat(walk(1e-6f)).containsExactly(walk(1), within(1e-4f));
        assertThat(walk(1e6f)).containsExactly(walk(1), within(1e-4f));
    }

    @Test
    void noStepIsLongerThanPromised() {
        UpdateRule rule = new LstmRule(new LstmWeights(LearnedRule.LSTM, TestWeights.random(LearnedRule.LSTM, 4), ""))
                .with(new LstmRule().space().complete(Map.of("learning-rate", 0.5)));
        UpdateState state = rule.start(50);
        RandomGenerator random = Seeds.generator(4, "gradients");
        for (int t = 0; t < 20; t++) {
            float[] point = new float[50];
            rule.step(state, point, gradient(50, random));
            for (float moved : point) {
                assertThat(Math.abs(moved)).isLessThanOrEqualTo(0.95f);
            }
        }
    }

    @Test
    void aGradientThatIsNotFiniteCountsAsZero() {
        UpdateRule rule = new LstmRule();
        UpdateState broken = rule.start(3);
        UpdateState zero = rule.start(3);
        float[] byBroken = new float[3];
        float[] byZero = new float[3];
        rule.step(broken, byBroken, new float[] {Float.NaN, Float.POSITIVE_INFINITY, 1});
        rule.step(zero, byZero, new float[] {0, 0, 1});
        assertThat(byBroken).isEqualTo(byZero);
        rule.step(broken, byBroken, new float[] {1, 1, Float.MAX_VALUE});
        for (float value : byBroken) {
            assertThat(Float.isFinite(value)).isTrue();
        }
    }

    private static float[] walk(float scale) {
        UpdateRule rule = new LstmRule();
        UpdateState state = rule.start(4);
        RandomGenerator random = Seeds.generator(5, "gradients");
        float[] point = new float[4];
        for (int t = 0; t < 20; t++) {
            float[] gradient = new float[4];
            for (int l = 0; l < 4; l++) {
                gradient[l] = scale * (float) random.nextGaussian();
            }
            rule.step(state, point, gradient);
        }
        return point;
    }

    /** Normal entries of very different sizes. */
    private static float[] gradient(int parameters, RandomGenerator random) {
        float[] gradient = new float[parameters];
        for (int l = 0; l < parameters; l++) {
            gradient[l] = (float) (random.nextGaussian() * Math.pow(10, l % 7 - 3));
        }
        return gradient;
    }
}
