package dev.autodidact.search.learned;

import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.api.strategy.Search;
import dev.autodidact.search.Draws;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * A search through a list, and then, so that long budgets still pay, in turn near the best found so far and anywhere.
 * Nothing is proposed twice.
 */
final class PortfolioSearch implements Search {

    /** How many of the best are the centres of local steps; fewer get stuck, more waste steps. */
    private static final int BEST = 5;

    /** How many local steps may lead to places already seen before a random draw takes the turn. */
    private static final int PATIENCE = 20;

    private final Queue<Configuration> listed;
    private final Set<Configuration> seen = new HashSet<>();
    private final TreeSet<Found> best =
            new TreeSet<>(Comparator.comparingDouble(Found::loss).thenComparingInt(Found::trial));
    private final Draws draws;
    private final RandomGenerator random;
    private final Neighbourhood neighbourhood;
    private boolean anywhere = true;

    PortfolioSearch(SearchSpace space, List<Configuration> listed, SplittableGenerator random) {
        this.listed = new ArrayDeque<>(listed);
        this.draws = new Draws(space, random, seen);
        this.random = random;
        this.neighbourhood = new Neighbourhood(space, random);
    }

    @Override
    public Optional<Proposal> propose() {
        return next().map(Proposal::full);
    }

    private Optional<Configuration> next() {
        while (!listed.isEmpty()) {
            Configuration member = listed.remove();
            if (seen.add(member)) {
                return Optional.of(member);
            }
        }
        anywhere = !anywhere;
        return anywhere ? draws.get() : nearTheBest().or(draws);
    }

    private Optional<Configuration> nearTheBest() {
        List<Found> centres = List.copyOf(best);
        for (int step = 0; step < PATIENCE && !centres.isEmpty(); step++) {
            int chosen = Math.min(random.nextInt(centres.size()), random.nextInt(centres.size()));
            Optional<Configuration> near =
                    neighbourhood.near(centres.get(chosen).configuration()).filter(seen::add);
            if (near.isPresent()) {
                return near;
            }
        }
        return Optional.empty();
    }

    @Override
    public void observe(Observation observation) {
        if (observation.outcome() instanceof Outcome.Scored scored) {
            best.add(new Found(
                    scored.loss(), observation.trial(), observation.proposal().configuration()));
            if (best.size() > BEST) {
                best.pollLast();
            }
        }
    }

    private record Found(double loss, int trial, Configuration configuration) {}
}
