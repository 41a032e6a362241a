package dev.autodidact.gradient.fewshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.optimizer.Objective;
import dev.autodidact.api.strategy.AdaptContext;
import dev.autodidact.api.strategy.Adaptation;
import dev.autodidact.api.strategy.AdaptationProblem;
import dev.autodidact.api.strategy.LearnContext;
import dev.autodidact.api.suite.EpisodeSource.Part;
import dev.autodidact.api.suite.ObjectiveSource;
import dev.autodidact.api.task.TaskKind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EsMamlTest {

    /** Bowls whose bottoms differ, seen through noise; the second coordinate is a hundred times flatter. */
    private static final class Bowls implements ObjectiveSource {

        @Override
        public String name() {
            return "bowls";
        }

        @Override
        public Objective draw(Part part, RandomGenerator random) {
            return new Bowl(random.nextDouble(2, 4), random.nextDouble(-1, 1));
        }
    }

    private record Bowl(double x, double y) implements Objective {

        @Override
        public int parameters() {
            return 2;
        }

        @Override
        public int[] tensors() {
            return new int[] {1, 1};
        }

        @Override
        public float[] start(RandomGenerator random) {
            return new float[2];
        }

        @Override
        public double loss(float[] at) {
            return (at[0] - x) * (at[0] - x) + 0.01 * (at[1] - y) * (at[1] - y);
        }

        @Override
        public double lossAndGradient(float[] at, float[] gradient, RandomGenerator random) {
            gradient[0] = (float) (2 * (at[0] - x) + 0.1 * random.nextGaussian());
            gradient[1] = (float) (0.02 * (at[1] - y) + 0.001 * random.nextGaussian());
            return loss(at);
        }
    }

    @Test
    void oneStepDoesAfterLearningWhatManyDidNotBefore() throws Exception {
        Knowledge little = learn(new EsMaml().withIterations(1), LearnContext.of(1));
        Knowledge more = learn(new EsMaml().withIterations(200), LearnContext.of(1));

        assertThat(losses(more, 1).get(1))
                .isLessThan(0.02)
                .isLessThan(0.5 * losses(little, 10).get(1));
        assertThat(more.provenance()).containsEntry("meta-parameters", "4").containsEntry("iterations skipped", "0");
    }

    @Test
    void thereIsALossBeforeTheFirstStepAndOneAfterEach() throws Exception {
        assertThat(losses(learn(new EsMaml().withIterations(1), LearnContext.of(1)), 3))
                .hasSize(4);
    }

    @Test
    void sameSeedGivesSameKnowledgeWhateverTheThreads() throws Exception {
        EsMaml strategy = new EsMaml().withIterations(10);
        Knowledge many = learn(strategy, LearnContext.of(7));
        Knowledge one;
        try (ForkJoinPool pool = new ForkJoinPool(1)) {
            one = pool.submit(() -> learn(strategy, LearnContext.of(7))).get();
        }

        assertThat(one.payload())
                .isEqualTo(many.payload())
                .isNotEqualTo(learn(strategy, LearnContext.of(8)).payload());
    }

    @Test
    void trainingThatWasStoppedGoesOnWithTheSameBits(@TempDir Path folder) throws Exception {
        EsMaml strategy = new EsMaml().withIterations(40);
        Cancellation cancellation = Cancellation.none();
        LearnContext stopped = new LearnContext(
                2,
                cancellation,
                share -> {
                    if (share > 0.8) {
                        cancellation.cancel();
                    }
                },
                Optional.of(folder));
        assertThatThrownBy(() -> learn(strategy, stopped)).isInstanceOf(InterruptedException.class);
        assertThat(folder).isNotEmptyDirectory();

        LearnContext resumed = new LearnContext(2, Cancellation.none(), share -> {}, Optional.of(folder));
        assertThat(learn(strategy, resumed).payload())
                .isEqualTo(learn(strategy, LearnContext.of(2)).payload());
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatDoesNotFitIsRefused() throws Exception {
        EsMaml strategy = new EsMaml();
        Knowledge wide = Beginning.of(new int[] {2, 1}, new float[3], 1).toKnowledge("es-maml", Map.of());
        byte[] whole = Beginning.of(new int[] {1, 1}, new float[2], 1)
                .toKnowledge("es-maml", Map.of())
                .payload();

        assertThatThrownBy(() -> losses(wide, 1))
                .hasMessageContaining("3 parameters")
                .hasMessageContaining("has 2");
        for (int length = 0; length < whole.length; length++) {
            Knowledge cut = new Knowledge("es-maml", "es-maml/2", Arrays.copyOf(whole, length), Map.of());
            assertThatThrownBy(() -> losses(cut, 1)).hasMessageContaining("damaged");
        }
        assertThatThrownBy(() -> losses(Knowledge.NONE, 1)).hasMessageContaining("does not fit 'es-maml'");
        assertThatThrownBy(() -> strategy.withIterations(0)).hasMessageContaining("at least 1");
        assertThat(strategy.solves(TaskKind.OBJECTIVE)).isTrue();
        assertThat(strategy.solves(TaskKind.EPISODE)).isFalse();
        assertThat(strategy.learn(Experience.EMPTY, LearnContext.of(1)).isNone())
                .isTrue();
    }

    private static Knowledge learn(EsMaml strategy, LearnContext context) throws InterruptedException {
        return strategy.learn(Experience.ofObjectives(new Bowls()), context);
    }

    /** The mean losses over some bowls. */
    private static List<Double> losses(Knowledge knowledge, int steps) throws InterruptedException {
        double[] sums = new double[steps + 1];
        for (int number = 0; number < 20; number++) {
            Objective bowl = new Bowls().draw(Part.META_VALIDATION, Seeds.generator(99, Integer.toString(number)));
            Adaptation answer = new EsMaml()
                    .adapt(
                            new AdaptationProblem.Descent(bowl, steps),
                            knowledge,
                            new AdaptContext(number, Cancellation.none()));
            List<Double> losses = ((Adaptation.Descended) answer).losses();
            IntStream.rangeClosed(0, steps).forEach(step -> sums[step] += losses.get(step) / 20);
        }
        return IntStream.rangeClosed(0, steps).mapToObj(step -> sums[step]).toList();
    }
}
