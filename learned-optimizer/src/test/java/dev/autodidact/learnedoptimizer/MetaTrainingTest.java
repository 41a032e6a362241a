package dev.autodidact.learnedoptimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetaTrainingTest {

    /** Without pictures, which take long. */
    private static final Set<Families> SMALL = EnumSet.of(Families.QUADRATIC, Families.REGRESSION, Families.NETWORK);

    @Test
    void aLittleTrainingLowersTheLossOfUnseenProblemsAndCanBeRepeated() throws InterruptedException {
        List<Double> progress = new ArrayList<>();
        LearnContext watched = new LearnContext(1, Cancellation.none(), progress::add);
        LstmWeights trained = MetaTraining.train(LearnedRule.LSTM, SMALL, 4, watched);
        assertThat(MetaTraining.validate(trained, SMALL, 2))
                .isLessThan(MetaTraining.validate(untrained(LearnedRule.LSTM), SMALL, 2));
        assertThat(MetaTraining.train(LearnedRule.LSTM, SMALL, 4, LearnContext.of(1))
                        .values())
                .isEqualTo(trained.values());
        assertThat(progress).hasSize(4).isSorted().endsWith(1.0);
    }

    @ParameterizedTest
    @EnumSource
    void theShippedWeightsAreFarBetterThanUntrainedOnesOnUnseenProblems(LearnedRule rule) {
        assertThat(MetaTraining.validate(LstmWeights.shipped(rule), SMALL, 7))
                .isLessThan(MetaTraining.validate(untrained(rule), SMALL, 7) - 0.2);
    }

    @ParameterizedTest
    @EnumSource
    void aTrainingThatWasStoppedEndsWithTheSameWeights(LearnedRule rule, @TempDir Path folder)
            throws InterruptedException {
        AtomicInteger episodes = new AtomicInteger();
        Cancellation cancellation = Cancellation.none();
        LearnContext stopped = new LearnContext(
                1,
                cancellation,
                share -> {
                    if (episodes.incrementAndGet() == 6) {
                        cancellation.cancel();
                    }
                },
                Optional.of(folder));
        assertThatThrownBy(() -> MetaTraining.train(rule, SMALL, 8, stopped)).isInstanceOf(InterruptedException.class);
        List<Double> progress = new ArrayList<>();
        LearnContext resumed = new LearnContext(1, Cancellation.none(), progress::add, Optional.of(folder));
        assertThat(MetaTraining.train(rule, SMALL, 8, resumed).values())
                .isEqualTo(
                        MetaTraining.train(rule, SMALL, 8, LearnContext.of(1)).values());
        assertThat(progress).as("the first four episodes are not repeated").hasSize(4);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aDamagedStateOrOneOfAnotherTrainingIsRefused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("training-state");
        TrainingState state = new TrainingState(untrained(LearnedRule.LSTM).values(), 0);
        state.write(file, "lstm, 16 episodes, seed 2");
        LearnContext context = new LearnContext(1, Cancellation.none(), share -> {}, Optional.of(folder));
        assertThatThrownBy(() -> MetaTraining.train(LearnedRule.LSTM, SMALL, 16, context))
                .isInstanceOf(AutodidactException.class)
                .hasMessageContaining("of another training (lstm, 16 episodes, seed 2, not lstm, 16 episodes, seed 1)");
        byte[] bytes = Files.readAllBytes(file);
        bytes[100] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> MetaTraining.train(LearnedRule.LSTM, SMALL, 16, context))
                .isInstanceOf(AutodidactException.class)
                .hasMessageContaining("the checksum does not fit");
    }

    @Test
    void trainingCanBeCancelled() {
        Cancellation cancellation = Cancellation.none();
        cancellation.cancel();
        LearnContext context = new LearnContext(1, cancellation, share -> {});
        assertThatThrownBy(() -> MetaTraining.train(LearnedRule.LSTM, SMALL, 1, context))
                .isInstanceOf(InterruptedException.class);
    }

    private static LstmWeights untrained(LearnedRule rule) {
        return new LstmWeights(rule, rule.trainee().initial(Seeds.generator(1, "weights")), "");
    }
}
