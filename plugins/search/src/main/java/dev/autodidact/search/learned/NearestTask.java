package dev.autodidact.search.learned;

import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.Search;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.search.model.Chooser;
import dev.autodidact.search.model.Encoding;
import dev.autodidact.search.model.GuidedSearch;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Begins with what was best on the tasks most alike in meta-features (Feurer, Springenberg and Hutter, 2015, "Initializing
 * Bayesian hyperparameter optimization via meta-learning"), and goes on with a search that begins cold. We depart in the
 * choice: not the best of each neighbour, but a greedy portfolio for the {@value #NEIGHBOURS} nearest together
 * ({@link GreedyPortfolio}), because the best configurations of tasks alike are often alike, too. Where tasks have no
 * meta-feature in common, all count as near.
 */
final class NearestTask extends RememberingStrategy {

    private static final int NEIGHBOURS = 10;
    private static final int MOST_LISTED = 16;

    private final BiFunction<Encoding, SplittableGenerator, Chooser> guide;

    /** Makes the strategy; what the guide makes leads after the list. */
    NearestTask(BiFunction<Encoding, SplittableGenerator, Chooser> guide) {
        super("nearest-task", Schooling.Extent.TASKS);
        this.guide = guide;
    }

    @Override
    public Search begin(SearchProblem problem, Knowledge knowledge, SplittableGenerator random) {
        Optional<Memory.Chapter> chapter = chapter(knowledge, problem.space());
        List<Configuration> listed =
                chapter.map(known -> listed(known.past(), problem)).orElse(List.of());
        return new GuidedSearch(problem.space(), FirstTries.of(listed, chapter, problem.space()), guide, random);
    }

    private static List<Configuration> listed(PastSpace past, SearchProblem problem) {
        PastSpace near = past.withTasks(Likeness.of(past.tasks()).nearest(problem.metaFeatures(), NEIGHBOURS));
        return GreedyPortfolio.of(near, Imputation.untriedIsNoBetterThanUsual(near), MOST_LISTED).stream()
                .map(near.configurations()::get)
                .toList();
    }
}
