package dev.autodidact.search.model;

import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.api.strategy.Search;
import java.util.Optional;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * A search that looks around a little and then goes where a {@link Chooser} leads, at full fidelity. Where the chooser
 * has nothing new, a random draw takes its place; so a finite space is searched to its end.
 */
public final class ModelSearch implements Search {

    private final Fresh fresh;
    private final InitialDesign design;
    private final Chooser chooser;
    private final History history;

    /**
     * Begins a search.
     *
     * @param encoding of the space
     * @param chooser where to go after the initial design
     * @param random the search's source of chance
     */
    public ModelSearch(Encoding encoding, Chooser chooser, SplittableGenerator random) {
        this.fresh = new Fresh(encoding, random);
        this.design = new InitialDesign(encoding, random);
        this.chooser = chooser;
        this.history = new History(encoding);
    }

    @Override
    public Optional<Proposal> propose() {
        Optional<Proposal> proposal = configuration().map(Proposal::full);
        proposal.ifPresent(history::proposed);
        return proposal;
    }

    private Optional<Configuration> configuration() {
        return design.next(fresh).or(this::chosen).or(fresh::draw);
    }

    private Optional<Configuration> chosen() {
        if (history.best(1).isEmpty()) {
            return Optional.empty();
        }
        return chooser.choose(history).stream()
                .map(fresh::take)
                .flatMap(Optional::stream)
                .findFirst();
    }

    @Override
    public void observe(Observation observation) {
        history.observed(observation);
    }
}
