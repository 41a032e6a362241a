package dev.autodidact.learnedoptimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.Cancellation;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.strategy.LearnContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetaTrainingTest {

    /** Without pictures, which take long. */
    private static final Set<Families> SMALL = EnumSet.of(Families.QUADRATIC, Families.REGRESSION, Families.NETWORK);

    @Test
    void aLittleTrainingLowersTheLossOfUnseenProblemsAndCanBeRepeated() throws InterruptedException {
        float[] untrained = MetaTraining.initial(Seeds.generator(1, "weights"));
        List<Double> progress = new ArrayList<>();
        LearnContext watched = new LearnContext(1, Cancellation.none(), progress::add);
        LstmWeights trained = MetaTraining.train(SMALL, 4, watched);
        assertThat(MetaTraining.validate(trained.values(), SMALL, 2))
                .isLessThan(MetaTraining.validate(untrained, SMALL, 2));
        assertThat(MetaTraining.train(SMALL, 4, LearnContext.of(1)).values()).isEqualTo(trained.values());
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
        assertThat(MetaTraining.validate(LstmWeights.shipped().values(), SMALL, 7))
                .isLessThan(MetaTraining.validate(untrained, SMALL, 7) - 0.2);
    }

    @Test
    void aTrainingThatWasStoppedEndsWithTheSameWeights(@TempDir Path folder) throws InterruptedException {
        AtomicInteger episodes = new AtomicInteger();
        Cancellation cancellation = Cancellation.none();
        LearnContext stopped = new LearnContext(
                1,
                cancellation,
                share -> {
                    if (episodes.incrementAndGet() == 14) {
                        cancellation.cancel();
                    }
                },
                Optional.of(folder));
        assertThatThrownBy(() -> MetaTraining.train(SMALL, 16, stopped)).isInstanceOf(InterruptedException.class);
        List<Double> progress = new ArrayList<>();
        LearnContext resumed = new LearnContext(1, Cancellation.none(), progress::add, Optional.of(folder));
        assertThat(MetaTraining.train(SMALL, 16, resumed).values())
                .isEqualTo(MetaTraining.train(SMALL, 16, LearnContext.of(1)).values());
        assertThat(progress).as("the first twelve episodes are not repeated").hasSize(4);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aDamagedStateOrOneOfAnotherTrainingIsRefused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("training-state");
        TrainingState state = new TrainingState(MetaTraining.initial(Seeds.generator(1)), 0);
        state.write(file, "16 episodes, seed 2");
        LearnContext context = new LearnContext(1, Cancellation.none(), share -> {}, Optional.of(folder));
        assertThatThrownBy(() -> MetaTraining.train(SMALL, 16, context))
                .isInstanceOf(AutodidactException.class)
                .hasMessageContaining("of another training (16 episodes, seed 2, not 16 episodes, seed 1)");
        byte[] bytes = Files.readAllBytes(file);
        bytes[100] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> MetaTraining.train(SMALL, 16, context))
                .isInstanceOf(AutodidactException.class)
                .hasMessageContaining("the checksum does not fit");
    }

    @Test
    void trainingCanBeCancelled() {
        Cancellation cancellation = Cancellation.none();
        cancellation.cancel();
        assertThatThrownBy(() -> MetaTraining.train(SMALL, 1, new LearnContext(1, cancellation, share -> {})))
                .isInstanceOf(InterruptedException.class);
    }
}
