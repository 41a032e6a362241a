package dev.autodidact.examples.warmstart;

import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.Target;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.suite.EpisodeSource;
import dev.autodidact.api.task.Episode;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Draws tables whose numbers to predict are standardised by their support set, as {@code gradient.mlp} standardises them by
 * the rows that it is given: what is learned on these tables then means the same in that learner.
 *
 * @param source draws the tables
 */
record Standardised(EpisodeSource source) implements EpisodeSource {

    @Override
    public String name() {
        return source.name() + ", standardised";
    }

    @Override
    public Episode draw(Part part, RandomGenerator random) {
        return of(source.draw(part, random));
    }

    /** The same rows; classes stay as they are. */
    static Episode of(Episode episode) {
        if (!(episode.support().target() instanceof RealTarget known)) {
            return episode;
        }
        double[] values = known.toValues();
        double mean = Arrays.stream(values).average().orElseThrow();
        double variance = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow();
        double deviation = variance > 0 ? Math.sqrt(variance) : 1;
        return new Episode(
                standardised(episode.support(), mean, deviation), standardised(episode.query(), mean, deviation));
    }

    private static TrainingData standardised(TrainingData data, double mean, double deviation) {
        double[] values = ((RealTarget) data.target()).toValues();
        Arrays.setAll(values, row -> (values[row] - mean) / deviation);
        Target target = new RealTarget(values);
        return new TrainingData(data.features(), target);
    }
}
