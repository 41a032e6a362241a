package dev.autodidact.suites.internal.episodes;

import dev.autodidact.api.suite.EpisodeSource;
import dev.autodidact.api.task.Episode;
import dev.autodidact.suites.internal.Chance;
import java.util.random.RandomGenerator;

/**
 * Draws waves to learn from: with as many query points as support points for training, as in the paper, and with as many
 * as the judged episodes have for validation. Waves are drawn from a continuum, so that no two are the same.
 *
 * @param name the suite and its version
 * @param shots the number of support points
 */
record SinusoidEpisodes(String name, int shots) implements EpisodeSource {

    @Override
    public Episode draw(Part part, RandomGenerator random) {
        Chance chance = new Chance(random);
        Wave wave = Wave.draw(chance);
        int query = switch (part) {
            case META_TRAIN -> shots;
            case META_VALIDATION -> SinusoidSuite.QUERY;
        };
        return new Episode(
                wave.points(shots, chance).data(), wave.points(query, chance).data());
    }
}
