package dev.autodidact.search.learned;

import dev.autodidact.api.experience.Experience;
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
 * A list of configurations that complement each other, learned greedily from earlier tasks (in the line of Feurer and
 * others, 2022, "Auto-Sklearn 2.0", and of Salinas and Erickson, 2023, "TabRepo"). We depart from both in averaging over
 * families of tasks before tasks, in weighing gain against cost at each step, in a first member that is a default, and in
 * leaving the list out where families that it was not learned from gain nothing by it; see {@link GreedyPortfolio} and
 * {@link PortfolioJudge}.
 *
 * <p>A search proposes the members that lie in its space, in order, and with them the learners' defaults
 * ({@link FirstTries}); then a search that begins cold goes on with all that was observed. Members of other spaces do no
 * harm: learners that are not installed, black boxes beside tables.
 */
final class Portfolio extends RememberingStrategy {

    private static final String ID = "portfolio";

    private final BiFunction<Encoding, SplittableGenerator, Chooser> guide;

    /** Makes the strategy; what the guide makes leads after the list. */
    Portfolio(BiFunction<Encoding, SplittableGenerator, Chooser> guide) {
        super(ID, Schooling.Extent.PORTFOLIO);
        this.guide = guide;
    }

    @Override
    public Knowledge shipped() {
        return Shipped.knowledge(ID);
    }

    @Override
    public Experience shippedExperience() {
        return Shipped.experience();
    }

    @Override
    public Search begin(SearchProblem problem, Knowledge knowledge, SplittableGenerator random) {
        Optional<Memory.Chapter> chapter = chapter(knowledge, problem.space());
        List<Configuration> members = chapter.map(Memory.Chapter::members).orElse(List.of());
        return new GuidedSearch(problem.space(), FirstTries.of(members, chapter, problem.space()), guide, random);
    }
}
