package dev.autodidact.search;

import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.Hyperparameter;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.strategy.SearchProblem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes configurations of a space out of parts. */
public final class Configurations {

    private Configurations() {}

    /** {@return the defaults of each learner, in the order of the choice; of a space without learners, its defaults} */
    public static List<Configuration> defaults(SearchSpace space) {
        if (space.find(SearchProblem.LEARNER).map(Hyperparameter::domain).orElse(null)
                instanceof Domain.Choice learners) {
            return learners.options().stream()
                    .map(learner -> complete(space, Map.of(SearchProblem.LEARNER, learner)))
                    .flatMap(Optional::stream)
                    .distinct()
                    .toList();
        }
        return List.of(space.defaults());
    }

    /**
     * {@return the configuration with these values and the default of every other active hyperparameter; empty where it
     * is forbidden} Like {@link SearchSpace#complete}, but a forbidden combination is nothing unusual here.
     */
    public static Optional<Configuration> complete(SearchSpace space, Map<String, ?> fixed) {
        Map<String, Object> values = new TreeMap<>();
        for (Hyperparameter hyperparameter : space.hyperparameters()) {
            if (space.isActive(hyperparameter, values)) {
                Object given = fixed.get(hyperparameter.name());
                values.put(
                        hyperparameter.name(),
                        given == null ? hyperparameter.domain().defaultValue() : given);
            }
        }
        return Optional.of(Configuration.of(values)).filter(space::contains);
    }
}
