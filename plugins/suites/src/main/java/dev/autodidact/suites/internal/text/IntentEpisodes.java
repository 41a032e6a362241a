package dev.autodidact.suites.internal.text;

import dev.autodidact.api.suite.EpisodeSource;
import dev.autodidact.api.task.Episode;
import dev.autodidact.suites.internal.Chance;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Draws intents to learn from, each with {@value #ASKED} sentences to be judged on.
 *
 * @param name the suite and its version
 * @param intents those of each part
 * @param ways how many an episode has
 * @param shots sentences of each to learn from
 */
record IntentEpisodes(String name, Map<Part, Intents> intents, int ways, int shots) implements EpisodeSource {

    private static final int ASKED = 2;

    @Override
    public Episode draw(Part part, RandomGenerator random) {
        return drawWide(part, ways, random);
    }

    @Override
    public Episode drawWide(Part part, int classes, RandomGenerator random) {
        Intents own = Optional.ofNullable(intents.get(part)).orElseThrow();
        int most = Math.min(classes, own.sentences().size());
        return own.draw(most, shots, ASKED, new Chance(random)).episode();
    }
}
