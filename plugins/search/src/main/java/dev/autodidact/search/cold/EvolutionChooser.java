package dev.autodidact.search.cold;

import dev.autodidact.search.model.Chooser;
import dev.autodidact.search.model.Encoding;
import dev.autodidact.search.model.History;
import dev.autodidact.search.model.Trial;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.stream.Stream;

/**
 * Regularised evolution (Real, Aggarwal, Huang and Le, 2019, "Regularized evolution for image classifier architecture
 * search"): the population is the latest trials, so the oldest die, however good; the winner of a tournament among them
 * is mutated. Ageing keeps a lucky score from ruling for ever.
 *
 * <p>Departures: the population is smaller, because hundreds of trials are many here; and a mutation moves one or two
 * hyperparameters, numbers by a normal step on their scale. Not thread-safe.
 */
final class EvolutionChooser implements Chooser {

    private static final int POPULATION = 24;
    private static final int TOURNAMENT = 8;
    private static final double STEP = 0.15;
    private static final int MOVES = 2;
    private static final int CHILDREN = 20;

    private final Encoding encoding;
    private final SplittableGenerator random;

    EvolutionChooser(Encoding encoding, SplittableGenerator random) {
        this.encoding = encoding;
        this.random = random;
    }

    @Override
    public List<double[]> choose(History history) {
        int from = Math.max(0, history.size() - POPULATION);
        List<Trial> population = history.trials().subList(from, history.size());
        Trial parent = winner(population);
        return Stream.generate(() -> encoding.near(parent.vector(), STEP, 1 + random.nextInt(MOVES), random))
                .limit(CHILDREN)
                .toList();
    }

    private Trial winner(List<Trial> population) {
        Trial winner = population.get(random.nextInt(population.size()));
        for (int rival = 1; rival < TOURNAMENT; rival++) {
            Trial other = population.get(random.nextInt(population.size()));
            winner = other.loss() < winner.loss() ? other : winner;
        }
        return winner;
    }
}
