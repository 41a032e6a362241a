package dev.autodidact.learnedoptimizer.search;

import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.Hyperparameter;
import dev.autodidact.api.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * A search space as a unit cube: one coordinate for each hyperparameter of more than one value, at its position on its
 * own scale; an option of a choice is an interval. Coordinates of inactive hyperparameters say nothing. Immutable.
 */
final class Cube {

    private static final int FEW = 3;

    private final SearchSpace space;
    private final List<Hyperparameter> axes;

    Cube(SearchSpace space) {
        this.space = space;
        axes = space.hyperparameters().stream()
                .filter(hyperparameter -> moves(hyperparameter.domain()))
                .toList();
    }

    private static boolean moves(Domain domain) {
        return switch (domain) {
            case Domain.Choice choice -> choice.options().size() > 1;
            case Domain.Int range -> range.low() < range.high();
            case Domain.Real range -> range.low() < range.high();
        };
    }

    int coordinates() {
        return axes.size();
    }

    /** {@return how many coordinates are active in a configuration} */
    int active(Configuration configuration) {
        return (int)
                axes.stream().filter(axis -> configuration.has(axis.name())).count();
    }

    /** {@return the configuration at a place, which may be a forbidden one} */
    Configuration at(float[] place) {
        Map<String, Object> values = new TreeMap<>();
        int coordinate = 0;
        for (Hyperparameter hyperparameter : space.hyperparameters()) {
            Domain domain = hyperparameter.domain();
            double position = moves(domain) ? place[coordinate++] : 0;
            if (space.isActive(hyperparameter, values)) {
                values.put(hyperparameter.name(), domain.at(position));
            }
        }
        return Configuration.of(values);
    }

    /** {@return where a configuration lies; inactive coordinates as in {@code otherwise}} */
    float[] place(Configuration configuration, float[] otherwise) {
        float[] place = otherwise.clone();
        for (int k = 0; k < place.length; k++) {
            Hyperparameter axis = axes.get(k);
            Object value = configuration.values().get(axis.name());
            if (value != null) {
                place[k] = (float) axis.domain().position(value);
            }
        }
        return place;
    }

    /** {@return anywhere} */
    float[] anywhere(RandomGenerator random) {
        float[] place = new float[axes.size()];
        for (int k = 0; k < place.length; k++) {
            place[k] = random.nextFloat();
        }
        return place;
    }

    /**
     * {@return a place near another} Some three of the active coordinates move: numbers by a normal step, reflected at the
     * ends, choices anywhere.
     *
     * @param centre the other place
     * @param configuration the configuration there
     * @param step the standard deviation of a step
     */
    float[] near(float[] centre, Configuration configuration, double step, RandomGenerator random) {
        float[] place = centre.clone();
        double share = (double) FEW / Math.max(FEW, active(configuration));
        for (int k = 0; k < place.length; k++) {
            if (configuration.has(axes.get(k).name()) && random.nextDouble() < share) {
                place[k] = axes.get(k).domain() instanceof Domain.Choice
                        ? random.nextFloat()
                        : reflected(place[k] + step * random.nextGaussian());
            }
        }
        return place;
    }

    private static float reflected(double position) {
        double folded = Math.abs(position) % 2;
        return (float) (folded > 1 ? 2 - folded : folded);
    }
}
