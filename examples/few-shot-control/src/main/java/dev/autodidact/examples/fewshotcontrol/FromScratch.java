package dev.autodidact.examples.fewshotcontrol;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.optimizer.Objective;
import dev.autodidact.api.strategy.AdaptContext;
import dev.autodidact.api.strategy.Adaptation;
import dev.autodidact.api.strategy.AdaptationProblem;
import dev.autodidact.api.strategy.AdaptationStrategy;
import dev.autodidact.api.suite.EpisodeSource.Part;
import dev.autodidact.api.suite.ObjectiveSource;
import dev.autodidact.gradient.Descent;
import dev.autodidact.gradient.rule.Adam;
import dev.autodidact.gradient.rule.Sgd;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Training from a random start, at the learning rate that is best on worlds to choose by. */
final class FromScratch {

    /** Steps of the same kind as adaptation takes, and the most used rule. */
    static final Map<String, List<Descent>> RULES = new TreeMap<>(Map.of(
            "scratch, plain",
            Stream.of(0.01, 0.1, 1.0, 10.0, 100.0)
                    .map(rate -> new Descent(new Sgd(rate)))
                    .toList(),
            "scratch, adam",
            Stream.of(0.01, 0.03, 0.1, 0.3)
                    .map(rate -> new Descent(new Adam(rate, 0.9, 0.999)))
                    .toList()));

    private static final int CHOSEN_BY = 40;

    private FromScratch() {}

    /**
     * The best of some, by the mean loss after all steps on worlds that are drawn for meta-validation.
     *
     * @param candidates the descents to choose among
     * @param source draws the worlds
     */
    static Descent choose(List<Descent> candidates, ObjectiveSource source, int steps) throws InterruptedException {
        List<Objective> worlds = IntStream.range(0, CHOSEN_BY)
                .mapToObj(number ->
                        source.draw(Part.META_VALIDATION, Seeds.generator(1, "choice", Integer.toString(number))))
                .toList();
        Descent best = candidates.getFirst();
        double lowest = Double.POSITIVE_INFINITY;
        for (Descent candidate : candidates) {
            double sum = 0;
            for (int world = 0; world < CHOSEN_BY; world++) {
                sum += losses(candidate, Knowledge.NONE, worlds.get(world), steps, world)
                        .getLast();
            }
            if (sum < lowest) {
                best = candidate;
                lowest = sum;
            }
        }
        return best;
    }

    /** The losses before the first step of a descent and after each. */
    static List<Double> losses(AdaptationStrategy strategy, Knowledge knowledge, Objective world, int steps, long seed)
            throws InterruptedException {
        Adaptation answer = strategy.adapt(
                new AdaptationProblem.Descent(world, steps), knowledge, new AdaptContext(seed, Cancellation.none()));
        return ((Adaptation.Descended) answer).losses();
    }
}
