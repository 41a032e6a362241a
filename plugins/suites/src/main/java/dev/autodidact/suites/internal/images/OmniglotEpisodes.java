package dev.autodidact.suites.internal.images;

import dev.autodidact.api.suite.EpisodeSource;
import dev.autodidact.api.task.Episode;
import dev.autodidact.suites.internal.Chance;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Draws classes of drawings to learn from, {@value #QUERIES} query drawings of each, and for validation as many as the
 * judged episodes have.
 *
 * @param name the suite and its version
 * @param drawings loads the drawings
 * @param ways the number of classes
 * @param shots the number of support drawings of each
 */
record OmniglotEpisodes(String name, Supplier<Drawings> drawings, int ways, int shots) implements EpisodeSource {

    private static final int QUERIES = 5;

    @Override
    public Episode draw(Part part, RandomGenerator random) {
        return drawWide(part, ways, random);
    }

    @Override
    public Episode drawWide(Part part, int classes, RandomGenerator random) {
        Drawings all = drawings.get();
        List<Drawings.Sign> characters = all.of(part);
        int queries = part == Part.META_TRAIN ? QUERIES : OmniglotSource.QUERIES;
        Deal deal = Deal.of(
                all.pictures(),
                characters,
                Math.min(classes, 4 * characters.size()),
                shots,
                queries,
                new Chance(random));
        return new Episode(deal.support().data(), deal.query().data());
    }
}
