package dev.autodidact.search.model;

import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.api.strategy.Search;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.stream.Stream;

/**
 * A search that first goes through a list, then where a {@link Chooser} leads by all that was observed, the list included.
 * A list too short to begin from is followed by the design of a search that begins cold. Where the chooser has nothing
 * new, a random draw takes its place: so a finite space is searched to its end. Nothing is proposed twice. What the
 * {@link Allowance} does not permit is passed over, in the list, and as long as the chooser offers something else.
 */
public final class GuidedSearch implements Search {

    /** So many trials tell a model up from down. */
    private static final int ENOUGH_TO_BEGIN = 5;

    private final Encoding encoding;
    private final Queue<Configuration> first;
    private final Optional<InitialDesign> design;
    private final Fresh fresh;
    private final Chooser chooser;
    private final History history;
    private final Allowance allowance;

    /**
     * Begins a search that may spend on a trial what it takes.
     *
     * @param space what is searched
     * @param first what to try first, in this order; may be empty
     * @param guide makes what leads after that
     * @param random the search's source of chance
     */
    public GuidedSearch(
            SearchSpace space,
            List<Configuration> first,
            BiFunction<Encoding, SplittableGenerator, Chooser> guide,
            SplittableGenerator random) {
        this(space, first, guide, Allowance.UNLIMITED, random);
    }

    /**
     * Begins a search.
     *
     * @param space what is searched
     * @param first what to try first, in this order; may be empty
     * @param guide makes what leads after that
     * @param allowance what may be spent on a trial
     * @param random the search's source of chance
     */
    public GuidedSearch(
            SearchSpace space,
            List<Configuration> first,
            BiFunction<Encoding, SplittableGenerator, Chooser> guide,
            Allowance allowance,
            SplittableGenerator random) {
        this.encoding = new Encoding(space);
        this.first = new ArrayDeque<>(first);
        this.chooser = guide.apply(encoding, random.split());
        this.fresh = new Fresh(encoding, random);
        this.design =
                first.size() >= ENOUGH_TO_BEGIN ? Optional.empty() : Optional.of(new InitialDesign(encoding, random));
        this.history = new History(encoding);
        this.allowance = allowance;
    }

    @Override
    public Optional<Proposal> propose() {
        Optional<Proposal> proposal = listed().or(() -> design.flatMap(points -> points.next(fresh)))
                .or(this::chosen)
                .or(fresh::draw)
                .map(Proposal::full);
        proposal.ifPresent(history::proposed);
        return proposal;
    }

    private Optional<Configuration> listed() {
        while (!first.isEmpty()) {
            Configuration next = first.remove();
            if (allowance.permits(next) && fresh.take(next)) {
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }

    private Optional<Configuration> chosen() {
        if (history.best(1).isEmpty()) {
            return Optional.empty();
        }
        List<double[]> ranked = chooser.choose(history);
        Stream<double[]> permitted = ranked.stream()
                .filter(vector ->
                        encoding.decode(vector).filter(allowance::permits).isPresent());
        return Stream.concat(permitted, ranked.stream())
                .map(fresh::take)
                .flatMap(Optional::stream)
                .findFirst();
    }

    @Override
    public void observe(Observation observation) {
        fresh.take(observation.proposal().configuration());
        history.observed(observation);
        allowance.observed(observation);
    }
}
