package dev.autodidact.gradient.fewshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.RealPredictions;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.optimizer.Objective;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.AdaptContext;
import dev.autodidact.api.strategy.Adaptation;
import dev.autodidact.api.strategy.AdaptationProblem;
import dev.autodidact.api.strategy.LearnContext;
import dev.autodidact.api.suite.EpisodeSource.Part;
import dev.autodidact.api.task.TaskProfile;
import dev.autodidact.api.task.TaskType;
import dev.autodidact.gradient.internal.Scale;
import dev.autodidact.gradient.network.MlpLearner;
import dev.autodidact.gradient.rule.Adam;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LearnedStartTest {

    private static final MlpLearner LEARNER = new MlpLearner(List.of(new Adam()));
    private static final FewShotStrategy STRATEGY = FewShotStrategy.maml().withIterations(20);

    private final TrainingData wave =
            new Waves().draw(Part.META_TRAIN, Seeds.generator(3, "wave")).support();
    private final Knowledge knowledge;

    LearnedStartTest() throws InterruptedException {
        knowledge = STRATEGY.learn(Experience.ofEpisodes(new Waves()), LearnContext.of(1));
    }

    private static Configuration network(int width) {
        return LEARNER.space(new TaskProfile(TaskType.REGRESSION, 5, 1, 0, 1, 0, 0))
                .complete(Map.of("layers", "2", "width", width, "width-2", width, "activation", "relu"));
    }

    @Test
    void theLearnersNetworkBeginsAsTheStrategysDoes() throws InterruptedException {
        Objective objective = new LearnedStart(LEARNER.objective(network(40), wave), knowledge);
        float[] start = objective.start(Seeds.generator(1, "start"));
        Adaptation.Adapted adapted = (Adaptation.Adapted) STRATEGY.adapt(
                new AdaptationProblem.FewShot(wave, 1), knowledge, new AdaptContext(1, Cancellation.none()));

        Scale scale = Scale.of((RealTarget) wave.target());
        assertThat(prediction(LEARNER.model(network(40), wave, start)))
                .isCloseTo(
                        scale.mean()
                                + scale.deviation()
                                        * prediction(adapted.models().getFirst()),
                        within(1e-9));
        assertThat(objective.start(Seeds.generator(2, "start"))).isEqualTo(start);
    }

    private double prediction(Model model) {
        return ((RealPredictions) model.predict(wave.features())).value(0);
    }

    @Test
    void aNetworkOfOtherSizeIsRefused() {
        Objective objective = LEARNER.objective(network(20), wave);

        assertThatThrownBy(() -> new LearnedStart(objective, knowledge))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'maml' has learned 1761 parameters; the network that is to begin there has 481");
    }
}
