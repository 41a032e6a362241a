package dev.autodidact.search.fidelity;

import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.search.model.Chooser;
import dev.autodidact.search.model.Encoding;
import dev.autodidact.search.model.Fresh;
import dev.autodidact.search.model.History;
import dev.autodidact.search.model.InitialDesign;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * New configurations by a model, after an initial design; some are random (Falkner, Klein and Hutter, 2018, section 3.2).
 * Departure: the model is of all rungs together ({@link Extrapolation}), not of the highest that has enough trials. Not
 * thread-safe.
 */
final class ModelSource implements Source {

    private static final double RANDOM = 1 / 5.0;
    private static final int FEWEST_TRIALS = 4;

    private final Fresh fresh;
    private final InitialDesign design;
    private final Chooser chooser;
    private final SplittableGenerator random;
    private final Extrapolation extrapolation;

    ModelSource(
            Encoding encoding,
            BiFunction<Encoding, SplittableGenerator, Chooser> chooser,
            Rungs rungs,
            SplittableGenerator random) {
        this.fresh = new Fresh(encoding, random);
        this.design = new InitialDesign(encoding, random);
        this.chooser = chooser.apply(encoding, random.split());
        this.random = random;
        this.extrapolation = new Extrapolation(encoding, rungs);
    }

    @Override
    public Optional<Configuration> next() {
        return design.next(fresh).or(this::modelled).or(fresh::draw);
    }

    private Optional<Configuration> modelled() {
        if (random.nextDouble() < RANDOM) {
            return Optional.empty();
        }
        History history = extrapolation.history();
        return history.best(FEWEST_TRIALS).size() < FEWEST_TRIALS
                ? Optional.empty()
                : chooser.choose(history).stream()
                        .map(fresh::take)
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    @Override
    public void proposed(Proposal proposal) {
        extrapolation.proposed(proposal);
    }

    @Override
    public void observe(Observation observation) {
        extrapolation.observed(observation);
    }
}
