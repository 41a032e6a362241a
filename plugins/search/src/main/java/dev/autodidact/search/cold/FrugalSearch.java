package dev.autodidact.search.cold;

import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.api.strategy.Search;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.search.Configurations;
import dev.autodidact.search.model.Encoding;
import dev.autodidact.search.model.Fresh;
import dev.autodidact.search.model.History;
import dev.autodidact.search.model.Trial;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Cost-frugal optimisation (Wu, Wang and Huang, 2021, "Frugal optimization for cost-related hyperparameters": FLOW2, and
 * FLAML's CFO, which starts it again): a randomised direct search. From the incumbent, a step in a random direction, and
 * where that is no better, the opposite one; each improvement moves the incumbent, too many steps without one shorten the
 * step, and when it is too short the search starts anew elsewhere. Losses only need an order.
 *
 * <p>It is frugal because it starts where trials are cheap and its steps are short. FLAML is told which corner is cheap; we
 * begin with the defaults, and start anew anywhere: what trials took differs from machine to machine, and the same seed
 * must give the same trials.
 *
 * <p>Departure: choices have no direction; a step moves some of them to another option by chance.
 */
final class FrugalSearch implements Search {

    /** The standard deviation of the first step, as a share of each scale. */
    private static final double FIRST_STEP = 0.2;

    private static final double LAST_STEP = 0.01;
    private static final double SHRINK = 0.6;

    /** The chance that a step also moves a choice. */
    private static final double CHOICE = 0.25;

    private static final int LEAST_FAILURES = 6;
    private static final int PATIENCE = 20;

    /** What a trial under way is to its descent. */
    private record Step(int descent, boolean isOpposite) {}

    private final Encoding encoding;
    private final SplittableGenerator random;
    private final Fresh fresh;
    private final History history;
    private final Queue<Configuration> defaults;
    private final Queue<double[]> opposites = new ArrayDeque<>();
    private final Queue<Step> underWay = new ArrayDeque<>();
    private double[] incumbent;
    private double incumbentLoss = Double.POSITIVE_INFINITY;
    private double step = FIRST_STEP;
    private int failures;
    private int descent;

    FrugalSearch(SearchProblem problem, SplittableGenerator random) {
        this.encoding = new Encoding(problem.space());
        this.fresh = new Fresh(encoding, random);
        this.random = random;
        this.history = new History(encoding);
        this.defaults = new ArrayDeque<>(Configurations.defaults(problem.space()));
        this.incumbent = encoding.encode(problem.space().defaults());
    }

    @Override
    public Optional<Proposal> propose() {
        return first().or(this::next).or(this::drawn).map(Proposal::full);
    }

    private Optional<Configuration> first() {
        while (!defaults.isEmpty()) {
            Configuration configuration = defaults.remove();
            if (fresh.take(configuration)) {
                underWay.add(new Step(descent, true));
                return Optional.of(configuration);
            }
        }
        return Optional.empty();
    }

    private Optional<Configuration> next() {
        if (step < LAST_STEP) {
            return anew();
        }
        for (int attempt = 0; attempt < PATIENCE; attempt++) {
            boolean isOpposite = !opposites.isEmpty();
            Optional<Configuration> configuration = fresh.take(isOpposite ? opposites.remove() : forward());
            if (configuration.isPresent()) {
                underWay.add(new Step(descent, isOpposite));
                return configuration;
            }
        }
        return Optional.empty();
    }

    private Optional<Configuration> drawn() {
        Optional<Configuration> drawn = fresh.draw();
        drawn.ifPresent(configuration -> underWay.add(new Step(descent, true)));
        return drawn;
    }

    private Optional<Configuration> anew() {
        double[] place = encoding.sample(random);
        descent++;
        step = FIRST_STEP;
        failures = 0;
        opposites.clear();
        incumbent = place;
        incumbentLoss = Double.POSITIVE_INFINITY;
        Optional<Configuration> start = fresh.take(place);
        start.ifPresent(configuration -> underWay.add(new Step(descent, true)));
        return start;
    }

    private double[] forward() {
        double[] moved = incumbent.clone();
        for (int i = 0; i < moved.length; i++) {
            if (moved[i] != Encoding.INACTIVE && !encoding.isChoice(i)) {
                moved[i] = encoding.at(i, Encoding.reflect(moved[i] + step * random.nextGaussian()));
            }
        }
        int choices = choices();
        for (int i = 0; i < moved.length; i++) {
            if (choices > 0
                    && encoding.isChoice(i)
                    && encoding.canVary(i)
                    && moved[i] != Encoding.INACTIVE
                    && random.nextDouble() < CHOICE / choices) {
                int other = random.nextInt(encoding.options()[i] - 1);
                moved[i] = other < moved[i] ? other : other + 1;
            }
        }
        encoding.settle(moved, random);
        return moved;
    }

    private int choices() {
        int choices = 0;
        for (int i = 0; i < incumbent.length; i++) {
            choices += incumbent[i] != Encoding.INACTIVE && encoding.isChoice(i) && encoding.canVary(i) ? 1 : 0;
        }
        return choices;
    }

    private double[] opposite(double[] moved) {
        double[] opposite = incumbent.clone();
        for (int i = 0; i < opposite.length; i++) {
            if (opposite[i] != Encoding.INACTIVE && moved[i] != Encoding.INACTIVE && !encoding.isChoice(i)) {
                opposite[i] = encoding.at(i, Encoding.reflect(2 * opposite[i] - moved[i]));
            }
        }
        return opposite;
    }

    @Override
    public void observe(Observation observation) {
        history.observed(observation);
        Step taken = underWay.remove();
        if (taken.descent() != descent) {
            return;
        }
        Trial trial = history.trials().get(history.size() - 1);
        if (trial.loss() < incumbentLoss) {
            incumbent = trial.vector();
            incumbentLoss = trial.loss();
            failures = 0;
            opposites.clear();
        } else if (taken.isOpposite()) {
            failures += 2;
        } else {
            opposites.add(opposite(trial.vector()));
        }
        if (failures > Math.max(LEAST_FAILURES, incumbent.length)) {
            step *= SHRINK;
            failures = 0;
        }
    }
}
