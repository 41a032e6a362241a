package dev.autodidact.search.model;

import dev.autodidact.api.space.Condition;
import dev.autodidact.api.space.Configuration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Evenly spread configurations of a conditional space, by scrambled Sobol sequences. Hyperparameters that are active on
 * the same condition share a sequence of their own, which goes on only where they are active: so the configurations of
 * each option are spread as evenly as if there were no other. Not thread-safe.
 */
public final class SobolDraws {

    /** After so many points in a row that were taken or forbidden, a random draw finds what is left. */
    private static final int PATIENCE = 100;

    private static final class Group {

        private final Sobol sequence;
        private final List<Integer> members = new ArrayList<>();
        private int points;

        private Group(long seed) {
            sequence = new Sobol(seed);
        }
    }

    private final Encoding encoding;
    private final List<Group> groups = new ArrayList<>();

    /**
     * Begins the sequences.
     *
     * @param encoding of the space
     * @param random where the scrambling comes from
     */
    public SobolDraws(Encoding encoding, SplittableGenerator random) {
        this.encoding = encoding;
        Map<Optional<Condition>, Group> open = new HashMap<>();
        for (int i = 0; i < encoding.size(); i++) {
            Optional<Condition> condition = encoding.hyperparameter(i).condition();
            Group group = open.get(condition);
            if (group == null || group.members.size() == Sobol.DIMENSIONS) {
                group = new Group(random.nextLong());
                open.put(condition, group);
                groups.add(group);
            }
            group.members.add(i);
        }
    }

    /**
     * {@return the next configuration that was not taken before; empty where none is left}
     *
     * @param fresh what was taken
     */
    public Optional<Configuration> next(Fresh fresh) {
        for (int attempt = 0; attempt < PATIENCE; attempt++) {
            Optional<Configuration> configuration = fresh.take(vector());
            if (configuration.isPresent()) {
                return configuration;
            }
        }
        return fresh.draw();
    }

    private double[] vector() {
        double[] vector = new double[encoding.size()];
        for (Group group : groups) {
            boolean active = encoding.isActive(group.members.get(0), vector);
            for (int i = 0; i < group.members.size(); i++) {
                int member = group.members.get(i);
                vector[member] = active ? encoding.at(member, group.sequence.at(group.points, i)) : Encoding.INACTIVE;
            }
            group.points += active ? 1 : 0;
        }
        return vector;
    }
}
