package dev.autodidact.learnedoptimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.strategy.LearnContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetaTrainingTest {

    @Test
    void aLittleTrainingLowersTheLossOfUnseenProblemsAndCanBeRepeated() throws InterruptedException {
        float[] untrained = MetaTraining.initial(Seeds.generator(1, "weights"));
        List<Double> progress = new ArrayList<>();
        LearnContext watched = new LearnContext(1, Cancellation.none(), progress::add);
        LstmWeights trained = MetaTraining.train(4, watched);
        assertThat(MetaTraining.validate(trained.values(), 2)).isLessThan(MetaTraining.validate(untrained, 2));
        assertThat(MetaTraining.train(4, LearnContext.of(1)).values()).isEqualTo(trained.values());
        assertThat(progress).hasSize(4).isSorted().endsWith(1.0);
    }

    @Test
    void anUntrainedHeadIsABoundedAdam() {
        LstmRule rule = new LstmRule(new LstmWeights(MetaTraining.initial(Seeds.generator(1)), ""));
        float[] point = new float[2];
        rule.step(rule.start(2), point, new float[] {3, -0.001f});
        assertThat(point[0]).isCloseTo((float) (-0.1 * Math.tanh(1)), within(1e-6f));
        assertThat(point[1]).isCloseTo((float) (0.1 * Math.tanh(1)), within(1e-6f));
    }

    @Test
    void theShippedWeightsAreFarBetterThanUntrainedOnesOnUnseenProblems() {
        float[] untrained = MetaTraining.initial(Seeds.generator(1, "weights"));
        assertThat(MetaTraining.validate(LstmWeights.shipped().values(), 7))
                .isLessThan(MetaTraining.validate(untrained, 7) - 0.2);
    }

    @Test
    void trainingCanBeCancelled() {
        Cancellation cancellation = Cancellation.none();
        cancellation.cancel();
        assertThatThrownBy(() -> MetaTraining.train(1, new LearnContext(1, cancellation, share -> {})))
                .isInstanceOf(InterruptedException.class);
    }
}
