package dev.autodidact.search.fidelity;

import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.search.model.Chooser;
import dev.autodidact.search.model.Encoding;
import dev.autodidact.search.model.Fresh;
import dev.autodidact.search.model.History;
import dev.autodidact.search.model.InitialDesign;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * New configurations by a model of the highest rung that has enough trials (Falkner, Klein and Hutter, 2018, section
 * 3.2), after an initial design; some are random. Not thread-safe.
 */
final class ModelSource implements Source {

    private static final double RANDOM = 1 / 5.0;

    private final Rungs rungs;
    private final Fresh fresh;
    private final InitialDesign design;
    private final Chooser chooser;
    private final SplittableGenerator random;
    private final List<History> histories = new ArrayList<>();
    private final int enough;

    ModelSource(
            Encoding encoding,
            BiFunction<Encoding, SplittableGenerator, Chooser> chooser,
            Rungs rungs,
            SplittableGenerator random) {
        this.rungs = rungs;
        this.fresh = new Fresh(encoding, random);
        this.design = new InitialDesign(encoding, random);
        this.chooser = chooser.apply(encoding, random.split());
        this.random = random;
        for (int rung = 0; rung <= rungs.top(); rung++) {
            histories.add(new History(encoding));
        }
        this.enough = Math.clamp(encoding.size() + 1, 6, 16);
    }

    @Override
    public Optional<Configuration> next() {
        return design.next(fresh).or(this::modelled).or(fresh::draw);
    }

    private Optional<Configuration> modelled() {
        if (random.nextDouble() < RANDOM) {
            return Optional.empty();
        }
        for (int rung = rungs.top(); rung >= 0; rung--) {
            if (rungs.ranked(rung).size() >= enough) {
                return chooser.choose(histories.get(rung)).stream()
                        .map(fresh::take)
                        .flatMap(Optional::stream)
                        .findFirst();
            }
        }
        return Optional.empty();
    }

    @Override
    public void proposed(Proposal proposal) {
        histories.get(rungs.rung(proposal)).proposed(proposal);
    }

    @Override
    public void observe(Observation observation) {
        histories.get(rungs.rung(observation.proposal())).observed(observation);
    }
}
