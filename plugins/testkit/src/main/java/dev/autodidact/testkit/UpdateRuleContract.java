package dev.autodidact.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.autodidact.api.Ids;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.optimizer.UpdateState;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link UpdateRule} must do. Subclass it, return the rule with its default hyperparameters, and run it with
 * JUnit 5; each test is one rule.
 */
public abstract class UpdateRuleContract {

    private static final long SEED = 42;
    private static final int PARAMETERS = 10;
    private static final int STEPS = 200;

    /** Makes a contract test. */
    protected UpdateRuleContract() {}

    /** {@return the update rule under test, with its default hyperparameters} */
    protected abstract UpdateRule rule();

    @Test
    void idIsWellFormed() {
        assertThatCode(() -> Ids.require(rule().id())).as("id").doesNotThrowAnyException();
    }

    @Test
    void ruleWithItsDefaultsIsTheRuleItself() {
        UpdateRule same = rule().with(rule().space().defaults());
        assertThat(same.id()).as("id after with(defaults)").isEqualTo(rule().id());
        assertThat(same.space()).as("space after with(defaults)").isEqualTo(rule().space());
        assertThat(descend(same, 0, STEPS))
                .as("rules are handed out with their default hyperparameters, so with(defaults) changes nothing")
                .isEqualTo(descend(rule(), 0, STEPS));
    }

    @Test
    void quadraticsAreDescended() {
        assertThat(loss(descend(rule(), 0, STEPS)))
                .as("loss after %d steps with the default hyperparameters", STEPS)
                .isLessThan(0.99 * loss(start(PARAMETERS)));
    }

    @Test
    void noisyQuadraticsAreDescended() {
        assertThat(loss(descend(rule(), 0.1, STEPS)))
                .as("loss after %d steps with the default hyperparameters and noisy gradients", STEPS)
                .isLessThan(0.99 * loss(start(PARAMETERS)));
    }

    @Test
    void parametersOfSeveralTensorsAreDescended() {
        UpdateState state = rule().start(new int[] {3, 1, PARAMETERS - 4});
        assertThat(state.parameters()).as("parameters of all tensors").isEqualTo(PARAMETERS);
        float[] parameters = start(PARAMETERS);
        steps(rule(), state, parameters, 0, STEPS);
        assertThat(loss(parameters))
                .as("loss after %d steps on three tensors", STEPS)
                .isLessThan(0.99 * loss(start(PARAMETERS)));
    }

    @Test
    void sameInputsGiveTheSameStepsWhateverElseIsOptimized() {
        for (UpdateRule rule : rules()) {
            float[] first = descend(rule, 0.1, 20);
            UpdateState other = rule.start(3);
            rule.step(other, new float[3], new float[] {1, 2, 3});
            assertThat(descend(rule, 0.1, 20))
                    .as("steps are pure functions of their arguments")
                    .isEqualTo(first);
        }
    }

    @Test
    void copiedAndRestoredStatesContinueAlike() {
        for (UpdateRule rule : rules()) {
            UpdateState state = rule.start(PARAMETERS);
            float[] parameters = start(PARAMETERS);
            steps(rule, state, parameters, 0, 5);
            UpdateState copy = state.copy();
            UpdateState restored = new UpdateState(
                    state.parameters(),
                    state.steps(),
                    IntStream.range(0, state.slots())
                            .mapToObj(slot -> state.slot(slot).clone())
                            .toArray(float[][]::new));
            float[] onCopy = parameters.clone();
            float[] onRestored = parameters.clone();
            steps(rule, state, parameters, 0, 5);
            steps(rule, copy, onCopy, 0, 5);
            steps(rule, restored, onRestored, 0, 5);
            assertThat(onCopy)
                    .as("all memory is in the state, and a copy is independent")
                    .isEqualTo(parameters);
            assertThat(onRestored)
                    .as("a state made of stored slots continues alike")
                    .isEqualTo(parameters);
        }
    }

    @Test
    void parametersStayFiniteForZeroTinyAndHugeGradients() {
        for (UpdateRule rule : rules()) {
            for (float size : new float[] {0, 1e-20f, 1e10f}) {
                UpdateState state = rule.start(PARAMETERS);
                float[] parameters = start(PARAMETERS);
                float[] gradient = start(PARAMETERS);
                for (int i = 0; i < PARAMETERS; i++) {
                    gradient[i] *= size;
                }
                for (int step = 0; step < 10; step++) {
                    rule.step(state, parameters, gradient);
                    assertFinite("step " + (step + 1) + " with gradients of size " + size, parameters);
                }
            }
        }
    }

    @Test
    void oneParameterAndAThousandAreStepped() {
        for (int parameters : new int[] {1, 1000}) {
            float[] point = start(parameters);
            steps(rule(), rule().start(parameters), point, 0, 10);
            assertFinite("10 steps of " + parameters + " parameters", point);
            assertThat(point).as("%d parameters after 10 steps", parameters).isNotEqualTo(start(parameters));
        }
    }

    @Test
    void wrongLengthsAreRefused() {
        UpdateState state = rule().start(3);
        assertThatIllegalArgumentException()
                .as("3 parameters and 2 gradient entries")
                .isThrownBy(() -> rule().step(state, new float[3], new float[2]));
        assertThatIllegalArgumentException()
                .as("4 parameters for a state of 3")
                .isThrownBy(() -> rule().step(state, new float[4], new float[4]));
        assertThatIllegalArgumentException()
                .as("2 parameters for a state of 3")
                .isThrownBy(() -> rule().step(state, new float[2], new float[2]));
    }

    @Test
    void gradientsAreLeftAsTheyWere() {
        for (UpdateRule rule : rules()) {
            float[] gradient = start(PARAMETERS);
            rule.step(rule.start(PARAMETERS), new float[PARAMETERS], gradient);
            assertThat(gradient).as("the gradient after the step").isEqualTo(start(PARAMETERS));
        }
    }

    /** The rule as given, then with hyperparameters drawn from its space. */
    private List<UpdateRule> rules() {
        SearchSpace space = rule().space();
        RandomGenerator random = Seeds.generator(SEED, "hyperparameters");
        Stream<Configuration> drawn =
                Stream.generate(() -> space.sample(random)).limit(4);
        List<UpdateRule> rules = new ArrayList<>(List.of(rule()));
        drawn.forEach(configuration -> rules.add(rule().with(configuration)));
        return rules;
    }

    private static float[] descend(UpdateRule rule, double noise, int steps) {
        float[] parameters = start(PARAMETERS);
        steps(rule, rule.start(PARAMETERS), parameters, noise, steps);
        return parameters;
    }

    private static void steps(UpdateRule rule, UpdateState state, float[] parameters, double noise, int steps) {
        RandomGenerator random = Seeds.generator(SEED, "noise");
        float[] gradient = new float[parameters.length];
        for (int step = 0; step < steps; step++) {
            for (int i = 0; i < parameters.length; i++) {
                gradient[i] = (float) (curvature(i) * parameters[i] + noise * random.nextGaussian());
            }
            rule.step(state, parameters, gradient);
        }
    }

    private static double loss(float[] parameters) {
        return IntStream.range(0, parameters.length)
                .mapToDouble(i -> curvature(i) * parameters[i] * parameters[i] / 2)
                .sum();
    }

    /** From 0.5 to 1.85. */
    private static double curvature(int parameter) {
        return 0.5 + 0.15 * (parameter % 10);
    }

    private static float[] start(int parameters) {
        RandomGenerator random = Seeds.generator(SEED, "start");
        float[] start = new float[parameters];
        for (int i = 0; i < parameters; i++) {
            start[i] = (float) random.nextGaussian();
        }
        return start;
    }

    private static void assertFinite(String when, float[] parameters) {
        for (float parameter : parameters) {
            assertThat(Float.isFinite(parameter))
                    .as("%s: a parameter is %s", when, parameter)
                    .isTrue();
        }
    }
}
