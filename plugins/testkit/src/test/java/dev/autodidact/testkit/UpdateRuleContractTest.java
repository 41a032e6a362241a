package dev.autodidact.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.optimizer.UpdateState;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.SearchSpace;
import org.junit.jupiter.api.Test;

class UpdateRuleContractTest {

    private static UpdateRule rule = rule();

    @Test
    void plainDescentKeepsTheContract() {
        assertBroken(rule());
    }

    @Test
    void ascentIsNoticed() {
        assertBroken(
                new Changed() {
                    @Override
                    public void step(UpdateState state, float[] parameters, float[] gradient) {
                        float[] uphill = gradient.clone();
                        for (int i = 0; i < uphill.length; i++) {
                            uphill[i] = -uphill[i];
                        }
                        super.step(state, parameters, uphill);
                    }
                },
                "noisyQuadraticsAreDescended",
                "parametersOfSeveralTensorsAreDescended",
                "quadraticsAreDescended",
                "ruleWithItsDefaultsIsTheRuleItself");
    }

    @Test
    void memoryOutsideTheStateIsNoticed() {
        assertBroken(
                new Changed() {
                    private int steps;

                    @Override
                    public UpdateRule with(Configuration configuration) {
                        return this;
                    }

                    @Override
                    public void step(UpdateState state, float[] parameters, float[] gradient) {
                        super.step(state, parameters, gradient);
                        parameters[0] *= 1 - 0.01f * (steps++ % 11);
                    }
                },
                "copiedAndRestoredStatesContinueAlike",
                "ruleWithItsDefaultsIsTheRuleItself",
                "sameInputsGiveTheSameStepsWhateverElseIsOptimized");
    }

    @Test
    void divisionByTheGradientIsNoticed() {
        assertBroken(
                new Changed() {
                    @Override
                    public void step(UpdateState state, float[] parameters, float[] gradient) {
                        super.step(state, parameters, gradient);
                        parameters[0] += 0 * gradient[0] / (gradient[0] * gradient[0]);
                    }
                },
                "parametersStayFiniteForZeroTinyAndHugeGradients");
    }

    @Test
    void changedGradientAndUncheckedLengthsAreNoticed() {
        assertBroken(
                new Changed() {
                    @Override
                    public void step(UpdateState state, float[] parameters, float[] gradient) {
                        for (int i = 0; i < gradient.length; i++) {
                            gradient[i] *= 0.1f;
                            parameters[i] -= gradient[i];
                        }
                    }

                    @Override
                    public UpdateRule with(Configuration configuration) {
                        return this;
                    }
                },
                "gradientsAreLeftAsTheyWere",
                "wrongLengthsAreRefused");
    }

    private static UpdateRule rule() {
        return new TestHost().updateRules().get(0);
    }

    private static void assertBroken(UpdateRule subject, String... rules) {
        rule = subject;
        assertThat(Contracts.broken(Subject.class)).containsOnlyKeys(rules);
    }

    static class Subject extends UpdateRuleContract {
        @Override
        protected UpdateRule rule() {
            return rule;
        }
    }

    /** Plain descent, to be spoilt in one respect. */
    private abstract static class Changed implements UpdateRule {

        private final UpdateRule plain = UpdateRuleContractTest.rule();

        @Override
        public String id() {
            return plain.id();
        }

        @Override
        public SearchSpace space() {
            return plain.space();
        }

        @Override
        public UpdateRule with(Configuration configuration) {
            return plain.with(configuration);
        }

        @Override
        public UpdateState start(int parameters) {
            return plain.start(parameters);
        }

        @Override
        public void step(UpdateState state, float[] parameters, float[] gradient) {
            plain.step(state, parameters, gradient);
        }
    }
}
