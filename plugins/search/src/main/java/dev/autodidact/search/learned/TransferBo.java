package dev.autodidact.search.learned;

import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.Search;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.api.strategy.SearchStrategy;
import dev.autodidact.search.model.Allowance;
import dev.autodidact.search.model.Chooser;
import dev.autodidact.search.model.Encoding;
import dev.autodidact.search.model.GuidedSearch;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Bayesian optimisation that trusts the surrogates of past tasks as far as they order what it observes: see
 * {@link TransferChooser}. It begins with the first members of a {@link GreedyPortfolio}, where one is known to help. Two
 * strategies differ in how many:
 *
 * <ul>
 *   <li>{@code transfer-bo} takes {@value #FEW}, enough to see which tasks are alike;
 *   <li>{@code auto}, the strategy for a caller without an opinion, takes more of them in larger spaces: one for each two
 *       hyperparameters, but at most a third of a budget in trials; it comes with shipped knowledge; and under a budget of
 *       time it passes over what takes too long ({@link ShareOfTime}).
 * </ul>
 *
 * <p>Where nothing is known of the space, both are the search that begins cold.
 */
final class TransferBo extends RememberingStrategy {

    private static final int FEW = 5;
    private static final int BUDGET_DIVISOR = 3;

    /** The fewer hyperparameters there are, the sooner a model does better than a list. */
    private static final int HYPERPARAMETERS_PER_MEMBER = 2;

    private final boolean whole;
    private final BiFunction<Encoding, SplittableGenerator, Chooser> alone;

    private TransferBo(String id, boolean whole, BiFunction<Encoding, SplittableGenerator, Chooser> alone) {
        super(id, Schooling.Extent.TASKS);
        this.whole = whole;
        this.alone = alone;
    }

    /** {@return {@code transfer-bo}; the chooser knows no past} */
    static SearchStrategy transferBo(BiFunction<Encoding, SplittableGenerator, Chooser> alone) {
        return new TransferBo("transfer-bo", false, alone);
    }

    /** {@return {@code auto}; the chooser knows no past} */
    static SearchStrategy auto(BiFunction<Encoding, SplittableGenerator, Chooser> alone) {
        return new TransferBo("auto", true, alone);
    }

    @Override
    public Knowledge shipped() {
        return whole ? Shipped.knowledge(id()) : Knowledge.NONE;
    }

    @Override
    public Experience shippedExperience() {
        return whole ? Shipped.experience() : Experience.EMPTY;
    }

    @Override
    public Search begin(SearchProblem problem, Knowledge knowledge, SplittableGenerator random) {
        Optional<Memory.Chapter> chapter = chapter(knowledge, problem.space());
        List<Configuration> members = chapter.map(Memory.Chapter::members).orElse(List.of());
        int most = whole ? mostMembers(problem) : FEW;
        List<Configuration> first = members.subList(0, Math.min(most, members.size()));
        return new GuidedSearch(
                problem.space(),
                chapter.isPresent() ? FirstTries.of(first, chapter, problem.space()) : List.of(),
                (encoding, chance) -> chapter.<Chooser>map(known -> new TransferChooser(
                                encoding, known.past(), alone.apply(encoding, chance.split()), chance))
                        .orElseGet(() -> alone.apply(encoding, chance)),
                chapter.filter(known -> whole)
                        .map(known -> ShareOfTime.of(problem, known.past()))
                        .orElse(Allowance.UNLIMITED),
                random);
    }

    private static int mostMembers(SearchProblem problem) {
        int wanted = problem.space().hyperparameters().size() / HYPERPARAMETERS_PER_MEMBER;
        int affordable = problem.budget().trials().orElse(Integer.MAX_VALUE) / BUDGET_DIVISOR;
        return Math.max(FEW, Math.min(wanted, affordable));
    }
}
