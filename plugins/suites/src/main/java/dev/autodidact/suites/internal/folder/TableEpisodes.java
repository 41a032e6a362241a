package dev.autodidact.suites.internal.folder;

import dev.autodidact.api.suite.EpisodeSource;
import dev.autodidact.api.task.Episode;
import dev.autodidact.suites.internal.Chance;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Draws episodes of tables to learn from, with {@value #ASKED} query rows of each class, and for validation as many as the
 * judged episodes have.
 *
 * @param name the suite and its version
 * @param problems loads what they are drawn from
 * @param wanted what they are to be like
 */
record TableEpisodes(String name, Supplier<Parts<Problem>> problems, Wanted wanted) implements EpisodeSource {

    /** Of each class, in judged episodes. */
    static final int JUDGED = 15;

    private static final int ASKED = 5;

    @Override
    public Episode draw(Part part, RandomGenerator random) {
        return drawWide(part, wanted.ways(), random);
    }

    @Override
    public Episode drawWide(Part part, int classes, RandomGenerator random) {
        Chance chance = new Chance(random);
        Problem problem = any(problems.get().of(part), chance);
        int ways = Math.min(classes, problem.classes());
        int asked = part == Part.META_TRAIN ? ASKED : JUDGED;
        Problem.Drawn drawn = problem.draw(wanted, ways, asked, chance);
        return new Episode(drawn.support().data(), drawn.query().data());
    }

    /** One of some problems. */
    static Problem any(List<Problem> problems, Chance chance) {
        return problems.get(chance.below(problems.size()));
    }
}
