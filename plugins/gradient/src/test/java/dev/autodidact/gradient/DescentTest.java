package dev.autodidact.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.optimizer.Objective;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.strategy.AdaptContext;
import dev.autodidact.api.strategy.Adaptation;
import dev.autodidact.api.strategy.AdaptationProblem;
import dev.autodidact.api.task.TaskKind;
import dev.autodidact.gradient.rule.Adam;
import dev.autodidact.gradient.rule.Sgd;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class DescentTest {

    /** Half the squared distance to the origin, with noise on the gradient that stands for a minibatch. */
    private static final class Bowl implements Objective {

        @Override
        public int parameters() {
            return 3;
        }

        @Override
        public float[] start(RandomGenerator random) {
            return new float[] {random.nextFloat(), random.nextFloat(), 1};
        }

        @Override
        public double loss(float[] parameters) {
            double sum = 0;
            for (float parameter : parameters) {
                sum += 0.5 * (double) parameter * parameter;
            }
            return sum;
        }

        @Override
        public double lossAndGradient(float[] parameters, float[] gradient, RandomGenerator random) {
            for (int i = 0; i < parameters.length; i++) {
                gradient[i] = parameters[i] + 0.01f * (float) random.nextGaussian();
            }
            return loss(parameters);
        }
    }

    @Test
    void lossesAreThatOfTheStartAndOneForEachStep() throws InterruptedException {
        List<Double> losses = losses(new Sgd(0.5), 7, 20);
        assertThat(losses).hasSize(21);
        assertThat(losses.getLast()).isLessThan(0.01 * losses.getFirst());
    }

    @Test
    void sameSeedGivesTheSameDescent() throws InterruptedException {
        assertThat(losses(new Adam(), 7, 5)).isEqualTo(losses(new Adam(), 7, 5)).isNotEqualTo(losses(new Adam(), 8, 5));
    }

    @Test
    void allRulesBeginAtTheSamePoint() throws InterruptedException {
        assertThat(losses(new Adam(), 7, 1).getFirst())
                .isEqualTo(losses(new Sgd(), 7, 1).getFirst());
    }

    @Test
    void stepsAfterDivergenceAreNaN() throws InterruptedException {
        List<Double> losses = losses(new Sgd(1e30), 7, 6);
        assertThat(losses).hasSize(7);
        assertThat(losses.get(2)).isInfinite();
        assertThat(losses.subList(3, 7)).containsOnly(Double.NaN);
    }

    @Test
    void supportSetsAndForeignKnowledgeAreRefused() {
        Descent descent = new Descent(new Sgd());
        TrainingData empty = new TrainingData(
                new Features(List.of(), new int[0], new double[0][], 0), new RealTarget(new double[0]));
        assertThat(descent.solves(TaskKind.OBJECTIVE)).isTrue();
        assertThat(descent.solves(TaskKind.EPISODE)).isFalse();
        assertThatThrownBy(() -> descent.adapt(new AdaptationProblem.FewShot(empty, 1), Knowledge.NONE, context(1)))
                .isInstanceOf(IllegalArgumentException.class);
        Knowledge foreign = new Knowledge("maml", "maml/1", new byte[0], Map.of());
        assertThatThrownBy(() -> descent.adapt(new AdaptationProblem.Descent(new Bowl(), 1), foreign, context(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maml");
    }

    @Test
    void aDescentCanBeCancelled() {
        Cancellation cancellation = Cancellation.none();
        cancellation.cancel();
        AdaptationProblem problem = new AdaptationProblem.Descent(new Bowl(), 5);
        assertThatThrownBy(
                        () -> new Descent(new Sgd()).adapt(problem, Knowledge.NONE, new AdaptContext(1, cancellation)))
                .isInstanceOf(InterruptedException.class);
    }

    private static List<Double> losses(UpdateRule rule, long seed, int steps) throws InterruptedException {
        AdaptationProblem problem = new AdaptationProblem.Descent(new Bowl(), steps);
        Adaptation answer = new Descent(rule).adapt(problem, Knowledge.NONE, context(seed));
        return ((Adaptation.Descended) answer).losses();
    }

    private static AdaptContext context(long seed) {
        return new AdaptContext(seed, Cancellation.none());
    }
}
