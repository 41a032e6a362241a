package dev.autodidact.search.learned;

import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.Hyperparameter;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.search.Configurations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Small changes of a configuration: one or two hyperparameters move, numbers by a normal step on their own scale, choices
 * to another option. The learner stays.
 */
final class Neighbourhood {

    /** The standard deviation of a step, as a share of the range. */
    private static final double STEP = 0.15;

    private final SearchSpace space;
    private final RandomGenerator random;

    Neighbourhood(SearchSpace space, RandomGenerator random) {
        this.space = space;
        this.random = random;
    }

    /** {@return a configuration near this one; empty where nothing can move or the step led to a forbidden place} */
    Optional<Configuration> near(Configuration centre) {
        List<Hyperparameter> movable = new ArrayList<>(space.hyperparameters().stream()
                .filter(hyperparameter -> centre.has(hyperparameter.name()))
                .filter(hyperparameter -> !hyperparameter.name().equals(SearchProblem.LEARNER))
                .filter(hyperparameter -> canMove(hyperparameter.domain()))
                .toList());
        if (movable.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> values = new TreeMap<>(centre.values());
        int moves = Math.min(movable.size(), 1 + random.nextInt(2));
        for (int move = 0; move < moves; move++) {
            Hyperparameter chosen = movable.remove(random.nextInt(movable.size()));
            values.computeIfPresent(chosen.name(), (name, value) -> moved(chosen.domain(), value));
        }
        return Configurations.complete(space, values);
    }

    private static boolean canMove(Domain domain) {
        return switch (domain) {
            case Domain.Choice choice -> choice.options().size() > 1;
            case Domain.Int range -> range.low() < range.high();
            case Domain.Real range -> range.low() < range.high();
        };
    }

    private Object moved(Domain domain, Object value) {
        if (domain instanceof Domain.Choice choice) {
            List<String> others = choice.options().stream()
                    .filter(option -> !option.equals(value))
                    .toList();
            return others.get(random.nextInt(others.size()));
        }
        double position = Math.abs(domain.position(value) + STEP * random.nextGaussian()) % 2;
        return domain.at(position > 1 ? 2 - position : position);
    }
}
