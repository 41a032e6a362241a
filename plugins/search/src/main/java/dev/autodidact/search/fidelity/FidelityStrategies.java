package dev.autodidact.search.fidelity;

import dev.autodidact.api.strategy.SearchStrategy;
import dev.autodidact.search.ColdStrategy;
import dev.autodidact.search.cold.ColdStrategies;
import dev.autodidact.search.model.Encoding;
import dev.autodidact.search.model.ParzenChooser;
import java.util.List;

/** The strategies of this package. */
public final class FidelityStrategies {

    private static final double LOWEST_OF_MODELS = 1.0 / (Rungs.ETA * Rungs.ETA);

    private FidelityStrategies() {}

    /** {@return each of them once} */
    public static List<SearchStrategy> all() {
        return List.of(successiveHalving(), hyperband(), asha(), bohb(), mobster(), dehb());
    }

    /**
     * {@return {@code successive-halving}: brackets that begin on the lowest rung (Jamieson and Talwalkar, 2016,
     * "Non-stochastic best arm identification and hyperparameter optimization")} The first configurations are the
     * defaults, the others random draws.
     */
    public static SearchStrategy successiveHalving() {
        return new ColdStrategy("successive-halving", (problem, random) -> {
            Rungs rungs = new Rungs(problem.minimumFidelity());
            Source source = Source.random(new Encoding(problem.space()), random);
            return new BracketSearch(rungs, source, bracket -> Brackets.halving(rungs.top()));
        });
    }

    /**
     * {@return {@code hyperband}: brackets that begin on each rung in turn, so that a poor lowest rung does little harm
     * (see {@link Brackets})} The first configurations are the defaults, the others random draws.
     */
    public static SearchStrategy hyperband() {
        return new ColdStrategy("hyperband", (problem, random) -> {
            Rungs rungs = new Rungs(problem.minimumFidelity());
            Source source = Source.random(new Encoding(problem.space()), random);
            return new BracketSearch(rungs, source, bracket -> hyperband(rungs.top(), bracket));
        });
    }

    /** {@return {@code asha}: see {@link AsynchronousHalving}; defaults first, then random draws} */
    public static SearchStrategy asha() {
        return new ColdStrategy(
                "asha",
                (problem, random) -> new AsynchronousHalving(
                        new Rungs(problem.minimumFidelity()), Source.random(new Encoding(problem.space()), random)));
    }

    /**
     * {@return {@code bohb}: successive halving whose new configurations come from a density model (Falkner, Klein and
     * Hutter, 2018, "BOHB: robust and efficient hyperparameter optimization at scale"; see {@link ModelSource})}
     *
     * <p>Departures: the model is of all rungs together ({@link Extrapolation}); and they are climbed asynchronously
     * ({@link AsynchronousHalving}) rather than in Hyperband's brackets, so that good configurations reach full fidelity
     * early and the model learns from each outcome (Klein and others, 2020, "Model-based asynchronous hyperparameter and
     * neural architecture search").
     */
    public static SearchStrategy bohb() {
        return new ColdStrategy("bohb", (problem, random) -> {
            Rungs rungs = new Rungs(problem.minimumFidelity());
            return new AsynchronousHalving(
                    rungs, new ModelSource(new Encoding(problem.space()), ParzenChooser::new, rungs, random));
        });
    }

    /**
     * {@return {@code mobster}: {@link AsynchronousHalving} whose new configurations come from the surrogate that also
     * leads at full fidelity, {@link ColdStrategies#guide} (Klein and others, 2020, "Model-based asynchronous
     * hyperparameter and neural architecture search")}
     *
     * <p>Departures: the process does not see the fidelity ({@link Extrapolation} brings all trials to the same); and no
     * rung below a ninth, since a model that proposes well after a dozen trials has no need to thin out hundreds.
     */
    public static SearchStrategy mobster() {
        return new ColdStrategy("mobster", (problem, random) -> {
            Rungs rungs = new Rungs(Math.max(problem.minimumFidelity(), LOWEST_OF_MODELS));
            return new AsynchronousHalving(
                    rungs, new ModelSource(new Encoding(problem.space()), ColdStrategies::guide, rungs, random));
        });
    }

    /** {@return {@code dehb}: see {@link DifferentialEvolution}} */
    public static SearchStrategy dehb() {
        return new ColdStrategy("dehb", DifferentialEvolution::new);
    }

    static List<Integer> hyperband(int top, int bracket) {
        return Brackets.sizes(top, top - bracket % (top + 1));
    }
}
