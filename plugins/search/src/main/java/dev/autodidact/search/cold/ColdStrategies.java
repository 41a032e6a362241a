package dev.autodidact.search.cold;

import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Draws;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.api.strategy.Search;
import dev.autodidact.api.strategy.SearchStrategy;
import dev.autodidact.search.ColdStrategy;
import dev.autodidact.search.Configurations;
import dev.autodidact.search.model.Chooser;
import dev.autodidact.search.model.Encoding;
import dev.autodidact.search.model.ForestChooser;
import dev.autodidact.search.model.Fresh;
import dev.autodidact.search.model.GuidedSearch;
import dev.autodidact.search.model.ParzenChooser;
import dev.autodidact.search.model.SobolDraws;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.random.RandomGenerator.SplittableGenerator;

/** The strategies of this package. */
public final class ColdStrategies {

    /** Distances in more dimensions than this say little. */
    private static final int FEW = 20;

    private ColdStrategies() {}

    /** {@return each of them once} */
    public static List<SearchStrategy> all() {
        return List.of(baseline(), random(), sobol(), tpe(), smac(), gp(), cfo(), evolution());
    }

    /** {@return {@code baseline}: every learner with its defaults, in the order of the space, and no more} */
    public static SearchStrategy baseline() {
        return new ColdStrategy("baseline", (problem, random) -> {
            Iterator<Configuration> defaults =
                    Configurations.defaults(problem.space()).iterator();
            return settled(() -> defaults.hasNext() ? Optional.of(defaults.next()) : Optional.empty());
        });
    }

    /** {@return {@code random}: uniform draws from the space, without repeats (Bergstra and Bengio, 2012)} */
    public static SearchStrategy random() {
        return new ColdStrategy(
                "random", (problem, random) -> settled(new Draws(problem.space(), random.split(), new HashSet<>())));
    }

    /** {@return {@code sobol}: see {@link SobolDraws}} */
    public static SearchStrategy sobol() {
        return new ColdStrategy("sobol", (problem, random) -> {
            Encoding encoding = new Encoding(problem.space());
            Fresh fresh = new Fresh(encoding, random);
            SobolDraws draws = new SobolDraws(encoding, random);
            return settled(() -> draws.next(fresh));
        });
    }

    /** {@return {@code tpe}: see {@link ParzenChooser}} */
    public static SearchStrategy tpe() {
        return modelled("tpe", ParzenChooser::new);
    }

    /** {@return {@code smac}: see {@link ForestChooser}} */
    public static SearchStrategy smac() {
        return modelled("smac", ForestChooser::new);
    }

    /** {@return {@code gp}: see {@link GaussianProcessChooser}} */
    public static SearchStrategy gp() {
        return modelled("gp", GaussianProcessChooser::new);
    }

    /** {@return {@code cfo}: see {@link FrugalSearch}} */
    public static SearchStrategy cfo() {
        return new ColdStrategy("cfo", FrugalSearch::new);
    }

    /** {@return {@code evolution}: see {@link EvolutionChooser}} */
    public static SearchStrategy evolution() {
        return modelled("evolution", EvolutionChooser::new);
    }

    /**
     * {@return what leads where the past says nothing (any more): a Gaussian process in spaces of at most
     * {@value #FEW} hyperparameters, a forest in larger ones} SMAC3 divides them likewise (Lindauer and others, 2022).
     *
     * @param encoding of the space
     * @param random where chance comes from
     */
    public static Chooser guide(Encoding encoding, SplittableGenerator random) {
        return encoding.size() <= FEW
                ? new GaussianProcessChooser(encoding, random)
                : new ForestChooser(encoding, random);
    }

    private static SearchStrategy modelled(String id, BiFunction<Encoding, SplittableGenerator, Chooser> chooser) {
        return new ColdStrategy(id, (problem, random) -> new GuidedSearch(problem.space(), List.of(), chooser, random));
    }

    private static Search settled(Supplier<Optional<Configuration>> configurations) {
        return new Search() {
            @Override
            public Optional<Proposal> propose() {
                return configurations.get().map(Proposal::full);
            }

            @Override
            public void observe(Observation observation) {
                // the proposals are settled beforehand
            }
        };
    }
}
