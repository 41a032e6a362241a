package dev.autodidact.learnedoptimizer.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.strategy.LearnContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetaTrainingTest {

    private final float[] untrained = Shape.initial(Seeds.generator(1, "weights"));

    @Test
    void aLittleTrainingFindsSmallerValuesOfUnseenFunctionsAndCanBeRepeated() throws InterruptedException {
        List<Double> progress = new ArrayList<>();
        LearnContext watched = new LearnContext(1, Cancellation.none(), progress::add);
        SearchWeights trained = MetaTraining.train(6, watched);
        assertThat(MetaTraining.validate(trained.values(), 2, 25)).isLessThan(MetaTraining.validate(untrained, 2, 25));
        assertThat(MetaTraining.train(6, LearnContext.of(1)).values()).isEqualTo(trained.values());
        assertThat(progress).hasSize(6).isSorted().endsWith(1.0);
    }

    @Test
    void theShippedWeightsAreFarBetterThanUntrainedOnesOnUnseenFunctions() {
        assertThat(MetaTraining.validate(SearchWeights.shipped().values(), 7, 25))
                .isLessThan(MetaTraining.validate(untrained, 7, 25) - 0.3);
    }

    @Test
    void theShippedWeightsSayWhereTheyComeFrom() {
        assertThat(SearchWeights.shipped().provenance())
                .contains(RegenerateWeights.EPISODES + " episodes, seed " + RegenerateWeights.SEED);
    }

    @Test
    void trainingCanBeCancelled() {
        Cancellation cancellation = Cancellation.none();
        cancellation.cancel();
        assertThatThrownBy(() -> MetaTraining.train(1, new LearnContext(1, cancellation, share -> {})))
                .isInstanceOf(InterruptedException.class);
    }
}
