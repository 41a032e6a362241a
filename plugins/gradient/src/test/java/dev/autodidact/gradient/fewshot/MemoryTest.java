package dev.autodidact.gradient.fewshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.strategy.AdaptContext;
import dev.autodidact.api.strategy.Adaptation;
import dev.autodidact.api.strategy.AdaptationProblem;
import dev.autodidact.api.strategy.Complexity;
import dev.autodidact.api.strategy.LearnContext;
import dev.autodidact.api.suite.EpisodeSource;
import dev.autodidact.api.suite.EpisodeSource.Part;
import org.junit.jupiter.api.Test;

/** What adaptations say that they keep, against counts by hand: floats of 4 bytes, doubles of 8. */
class MemoryTest {

    private static Knowledge learn(FewShotStrategy strategy, EpisodeSource source) throws InterruptedException {
        return strategy.withIterations(1).learn(Experience.ofEpisodes(source), LearnContext.of(1));
    }

    private static Complexity complexity(FewShotStrategy strategy, Knowledge knowledge, EpisodeSource source, int steps)
            throws InterruptedException {
        Adaptation.Adapted adapted = (Adaptation.Adapted) strategy.adapt(
                new AdaptationProblem.FewShot(
                        source.draw(Part.META_VALIDATION, Seeds.generator(1, "episode"))
                                .support(),
                        steps),
                knowledge,
                new AdaptContext(1, Cancellation.none()));
        return adapted.complexity().orElseThrow();
    }

    @Test
    void aGradientKeepsTheLayersAndTheDerivativesByThemHoweverManyFollow() throws Exception {
        FewShotStrategy maml = FewShotStrategy.maml();
        Knowledge knowledge = learn(maml, new Waves());
        long parameters = 2 * 40 + 41 * 40 + 41;
        long layers = 5 * (2 * (40 + 40) + 1);

        for (int steps : new int[] {1, 5}) {
            assertThat(complexity(maml, knowledge, new Waves(), steps).memory())
                    .isEqualTo(4 * parameters + 8 * parameters + 8 * (5 + 2 * layers + parameters));
        }
    }

    @Test
    void prototypesKeepThePlanesOfTheSupportImages() throws Exception {
        FewShotStrategy protonet = FewShotStrategy.protonet();
        Complexity complexity = complexity(protonet, learn(protonet, new Bars()), new Bars(), 1);

        long linear = 3 * (32 + 1);
        long planes = 4 * (256 + 32 * (256 + 64 + 16 + 4) + 32 * (64 + 16 + 4 + 1)) + 8 * 32;
        assertThat(complexity.memory())
                .isEqualTo(4 * complexity.learned() + 8 * (complexity.learned() + linear) + 3 * planes);
    }

    /** In the first step, the last layer is 0, and no block has a derivative. */
    @Test
    void goingBackThroughBlocksKeepsMoreThanThroughTheLastLayer() throws Exception {
        FewShotStrategy maml = FewShotStrategy.maml();
        Knowledge knowledge = learn(maml, new Bars());

        assertThat(complexity(maml, knowledge, new Bars(), 2).memory())
                .isGreaterThan(complexity(maml, knowledge, new Bars(), 1).memory());
    }
}
