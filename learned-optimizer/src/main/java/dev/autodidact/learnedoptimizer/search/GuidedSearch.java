package dev.autodidact.learnedoptimizer.search;

import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Draws;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.api.strategy.Search;
import dev.autodidact.api.strategy.SearchProblem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.jspecify.annotations.Nullable;

/** A search that the network guides up to its horizon, and steps around the best after that; see {@link LstmSearch}. */
final class GuidedSearch implements Search {

    private static final int SHORTEST = 15;
    private static final int MOST_DIMENSIONS = 10;

    /** How many places nearby are tried where a proposal is forbidden or was seen, and how far away at first. */
    private static final int PATIENCE = 20;

    private static final double NEARBY = 0.03;
    private static final double FARTHER = 1.2;

    private static final double FIRST_STEP = 0.1;
    private static final double LONGEST_STEP = 0.3;
    private static final double SHORTEST_STEP = 0.002;
    private static final double LONGER = 1.5;
    private static final double SHORTER = 0.9;

    private final SearchSpace space;
    private final Cube cube;
    private final RandomGenerator random;
    private final Set<Configuration> seen = new HashSet<>();
    private final Draws draws;
    private final Guard guard = new Guard();
    private final int horizon;
    private final Proposer proposer;
    private final Map<Configuration, Place> pending = new HashMap<>();
    private int proposals;
    private @Nullable Found best;
    private double step = FIRST_STEP;

    /** What proposed a place. */
    private enum Source {
        DRAW,
        NETWORK,
        STEP
    }

    /** A proposal: its place, what proposed it, and whether the network was at work then. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Place(float[] coordinates, Source source, boolean guided) {}

    /** The best so far. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Found(Configuration configuration, float[] coordinates, double loss) {}

    GuidedSearch(float[] weights, SearchProblem problem, SplittableGenerator random) {
        this.space = problem.space();
        this.random = random;
        cube = new Cube(space);
        draws = new Draws(space, random.split(), seen);
        horizon = Math.clamp(problem.budget().trials().orElse(Inputs.HORIZON), SHORTEST, Inputs.HORIZON);
        int dimensions = Math.clamp(cube.active(space.defaults()), 1, MOST_DIMENSIONS);
        proposer = new Proposer(weights, cube.coordinates(), dimensions, horizon);
    }

    @Override
    public Optional<Proposal> propose() {
        boolean guided = proposals < horizon;
        Source source = guard.draws(proposals) ? Source.DRAW : guided ? Source.NETWORK : Source.STEP;
        float[] anywhere = cube.anywhere(random);
        Optional<Configuration> chosen = switch (source) {
            case DRAW -> Optional.empty();
            case NETWORK -> fresh(proposer.propose(anywhere), NEARBY);
            case STEP -> Optional.ofNullable(best).flatMap(found -> fresh(stepped(found), step));
        };
        boolean drawn = chosen.isEmpty();
        chosen = chosen.or(draws);
        chosen.ifPresent(configuration -> {
            float[] place = cube.place(configuration, anywhere);
            if (source == Source.DRAW && guided) {
                // the network's memory goes on, as in training
                proposer.propose(place);
            }
            proposer.place(place);
            pending.put(configuration, new Place(place, drawn ? Source.DRAW : source, guided));
            proposals++;
        });
        return chosen.map(Proposal::full);
    }

    private float[] stepped(Found found) {
        return cube.near(found.coordinates(), found.configuration(), step, random);
    }

    /** The configuration at a place or, where that is forbidden or was seen, at one nearby. */
    private Optional<Configuration> fresh(float[] place, double nearby) {
        float[] tried = place;
        double reach = nearby;
        for (int attempt = 0; attempt < PATIENCE; attempt++, reach *= FARTHER) {
            Configuration configuration = cube.at(tried);
            if (space.contains(configuration) && seen.add(configuration)) {
                return Optional.of(configuration);
            }
            tried = cube.near(place, configuration, reach, random);
        }
        return Optional.empty();
    }

    @Override
    public void observe(Observation observation) {
        Configuration configuration = observation.proposal().configuration();
        Place place = pending.remove(configuration);
        if (place == null) {
            return;
        }
        boolean improved = false;
        if (observation.outcome() instanceof Outcome.Scored scored) {
            improved = best == null || scored.loss() < best.loss();
            if (improved) {
                best = new Found(configuration, place.coordinates(), scored.loss());
            }
            if (place.guided()) {
                proposer.observe(place.coordinates(), scored.loss());
            }
        } else if (place.guided()) {
            proposer.fail(place.coordinates());
        }
        if (place.source() != Source.DRAW) {
            guard.judge(improved);
        }
        if (place.source() == Source.STEP) {
            step = Math.clamp(step * (improved ? LONGER : SHORTER), SHORTEST_STEP, LONGEST_STEP);
        }
    }
}
