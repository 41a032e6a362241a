package dev.autodidact.learnedoptimizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.optimizer.Objective;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.optimizer.UpdateState;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.strategy.LearnContext;
import dev.autodidact.api.strategy.TrainableRule;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class GuardedRuleTest {

    private static final int LOYAL = Integer.MAX_VALUE;

    /** Plain Adam that turns round after some steps; it lists the numbers of those that it has taken. */
    private record Turncoat(double rate, int loyal, List<Long> taken) implements TrainableRule {

        Turncoat(double rate, int loyal) {
            this(rate, loyal, new ArrayList<>());
        }

        @Override
        public String id() {
            return "turncoat";
        }

        @Override
        public SearchSpace space() {
            return down().space();
        }

        @Override
        public Turncoat with(Configuration configuration) {
            return this;
        }

        @Override
        public Knowledge learn(LearnContext context) {
            return Knowledge.NONE;
        }

        private UpdateRule down() {
            return new PlainAdam(rate);
        }

        @Override
        public UpdateState start(int parameters) {
            return down().start(parameters);
        }

        @Override
        public void step(UpdateState state, float[] parameters, float[] gradient) {
            float[] before = parameters.clone();
            down().step(state, parameters, gradient);
            taken.add(state.steps());
            for (int i = 0; i < before.length && state.steps() > loyal; i++) {
                parameters[i] = before[i] + 3 * (before[i] - parameters[i]);
            }
        }
    }

    @Test
    void aRuleThatClimbsIsReplacedBeforeItDoesHarm() {
        Descent guarded = new Descent(new GuardedRule(new Turncoat(0.1, 40), PlainAdam.ladder()), 0);
        guarded.steps(400);
        assertThat(guarded.audit().getFirst().kind()).isEqualTo(GuardEvent.Kind.REJECTED);
        assertThat(guarded.audit().get(1).kind()).isEqualTo(GuardEvent.Kind.REPLACED);
        Descent alone = new Descent(new Turncoat(0.1, 40), 0);
        alone.steps(400);
        assertThat(guarded.loss()).isLessThan(0.05 * new Descent(new Turncoat(0.1, 40), 0).loss());
        assertThat(alone.loss()).isGreaterThan(guarded.loss());
    }

    @Test
    void aRejectedRuleGetsAnotherChanceEachTimeAfterLonger() {
        Descent guarded = new Descent(new GuardedRule(new Turncoat(0.1, 20), PlainAdam.ladder()), 0);
        guarded.steps(1_000);
        List<Long> readmitted = guarded.audit().stream()
                .filter(event -> event.kind() == GuardEvent.Kind.READMITTED)
                .map(GuardEvent::step)
                .toList();
        assertThat(readmitted).hasSizeGreaterThanOrEqualTo(2);
        assertThat(readmitted.get(1) - readmitted.get(0)).isGreaterThan(readmitted.get(0));
    }

    @Test
    void aReadmittedRuleBeginsAnew() {
        Turncoat turncoat = new Turncoat(0.1, 20);
        Descent guarded = new Descent(new GuardedRule(turncoat, PlainAdam.ladder()), 0);
        guarded.steps(1_000);
        long readmitted = guarded.audit().stream()
                .filter(event -> event.kind() == GuardEvent.Kind.READMITTED)
                .count();
        assertThat(turncoat.taken().stream().filter(step -> step == 1)).hasSize((int) readmitted + 1);
        for (int i = 1; i < turncoat.taken().size(); i++) {
            assertThat(turncoat.taken().get(i)).isIn(turncoat.taken().get(i - 1) + 1, 1L);
        }
    }

    @Test
    void aLossThatIsNotFiniteBringsTheBestPointBack() {
        GuardedRule rule = new GuardedRule(new Turncoat(0.1, 1_000), PlainAdam.ladder());
        Descent guarded = new Descent(rule, 0);
        guarded.steps(30);
        double before = guarded.loss();
        float[] away = {Float.MAX_VALUE, Float.MAX_VALUE};
        System.arraycopy(away, 0, guarded.point, 0, away.length);
        rule.step(guarded.state, guarded.point, new float[guarded.point.length], Double.POSITIVE_INFINITY);
        assertThat(guarded.loss()).isLessThan(2 * before);
    }

    @Test
    void noiseAloneIsNoReasonToStepIn() {
        int fired = 0;
        for (int seed = 0; seed < 20; seed++) {
            Descent guarded = new Descent(new GuardedRule(new Turncoat(0.01, LOYAL), PlainAdam.ladder()), seed);
            Objective noisy = new Perceptron(
                    Points.clusters(300, 5, 3, Seeds.generator(seed)), Activation.TANH, new int[] {6}, 8, 0);
            guarded.on(noisy, seed);
            guarded.steps(600);
            fired += guarded.audit().isEmpty() ? 0 : 1;
        }
        assertThat(fired).isLessThanOrEqualTo(1);
    }

    @Test
    void withoutLossesItIsTheRuleItself() {
        UpdateRule plain = new PlainAdam(0.01);
        UpdateRule guarded = new GuardedRule(new Turncoat(0.01, LOYAL), PlainAdam.ladder());
        UpdateState ofPlain = plain.start(3);
        UpdateState ofGuarded = guarded.start(3);
        float[] byPlain = {1, 2, 3};
        float[] byGuarded = {1, 2, 3};
        RandomGenerator random = Seeds.generator(1);
        for (int t = 0; t < 50; t++) {
            float[] gradient = {random.nextFloat(), -random.nextFloat(), (float) random.nextGaussian()};
            plain.step(ofPlain, byPlain, gradient);
            guarded.step(ofGuarded, byGuarded, gradient);
        }
        assertThat(byGuarded).isEqualTo(byPlain);
    }

    /** A descent that can be looked at. */
    private static final class Descent {

        private final UpdateRule rule;
        private Objective objective;
        private float[] point;
        private UpdateState state;
        private RandomGenerator random;

        Descent(UpdateRule rule, long seed) {
            this.rule = rule;
            this.objective = Quadratic.draw(5, Seeds.generator(seed));
            on(objective, seed);
        }

        final void on(Objective other, long seed) {
            this.objective = other;
            this.random = Seeds.generator(seed, "minibatches");
            this.point = other.start(Seeds.generator(seed, "start"));
            this.state = rule.start(point.length);
        }

        void steps(int count) {
            float[] gradient = new float[point.length];
            for (int t = 0; t < count; t++) {
                double loss = objective.lossAndGradient(point, gradient, random);
                rule.step(state, point, gradient, loss);
            }
        }

        double loss() {
            return objective.loss(point);
        }

        List<GuardEvent> audit() {
            return ((GuardedRule) rule).audit(state);
        }
    }
}
