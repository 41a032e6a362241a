package dev.autodidact.search.model;

import dev.autodidact.api.space.Condition;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.Hyperparameter;
import dev.autodidact.api.space.SearchSpace;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Configurations of a conditional, mixed space as vectors: one coordinate for each hyperparameter, in the order of the
 * space (parents before children). A number is its position on its own scale, 0 to 1; a choice is the index of its option;
 * what is inactive is {@link #INACTIVE}. So a model sees one shape of input, whatever the space.
 *
 * <p>Whole numbers lie in the middle of their share of the scale, so that two vectors are equal exactly where their
 * configurations are. Immutable and thread-safe.
 */
public final class Encoding {

    /** The coordinate of a hyperparameter that is not active: below every position and every index. */
    public static final double INACTIVE = -1;

    private static final int REDRAWS = 1_000;

    private final SearchSpace space;
    private final List<Hyperparameter> hyperparameters;
    private final int[] options;
    private final boolean[] varies;
    private final int[] parents;
    private final boolean[][] activating;
    private final List<double[]> forbidden;

    /**
     * Encodes a space.
     *
     * @param space the space
     */
    public Encoding(SearchSpace space) {
        this.space = space;
        this.hyperparameters = space.hyperparameters();
        this.options = new int[hyperparameters.size()];
        this.varies = new boolean[hyperparameters.size()];
        this.parents = new int[hyperparameters.size()];
        this.activating = new boolean[hyperparameters.size()][];
        Map<String, Integer> indices = new HashMap<>();
        for (int i = 0; i < options.length; i++) {
            Hyperparameter hyperparameter = hyperparameters.get(i);
            indices.put(hyperparameter.name(), i);
            options[i] = hyperparameter.domain() instanceof Domain.Choice choice
                    ? choice.options().size()
                    : 0;
            varies[i] = varies(hyperparameter.domain());
            parents[i] = hyperparameter
                    .condition()
                    .map(condition -> indices.getOrDefault(condition.parent(), -1))
                    .orElse(-1);
            activating[i] = hyperparameter.condition().map(this::activating).orElse(new boolean[0]);
        }
        this.forbidden = space.forbidden().stream().map(this::clause).toList();
    }

    private boolean[] activating(Condition condition) {
        List<String> all =
                ((Domain.Choice) space.find(condition.parent()).orElseThrow().domain()).options();
        boolean[] activates = new boolean[all.size()];
        for (int option = 0; option < activates.length; option++) {
            activates[option] = condition.values().contains(all.get(option));
        }
        return activates;
    }

    private double[] clause(Map<String, Object> values) {
        double[] clause = new double[options.length];
        for (int i = 0; i < clause.length; i++) {
            Object value = values.get(hyperparameters.get(i).name());
            clause[i] = value == null ? INACTIVE : coordinate(i, value);
        }
        return clause;
    }

    /** {@return the space that is encoded} */
    public SearchSpace space() {
        return space;
    }

    /** {@return the number of coordinates} */
    public int size() {
        return options.length;
    }

    /**
     * {@return the hyperparameter of a coordinate}
     *
     * @param index the coordinate's index
     */
    public Hyperparameter hyperparameter(int index) {
        return hyperparameters.get(index);
    }

    /** {@return for each coordinate the number of options; 0 for a number} */
    public int[] options() {
        return options.clone();
    }

    /**
     * {@return whether a coordinate is the index of an option}
     *
     * @param index the coordinate's index
     */
    public boolean isChoice(int index) {
        return options[index] > 0;
    }

    /**
     * {@return whether a coordinate can take more than one value}
     *
     * @param index the coordinate's index
     */
    public boolean canVary(int index) {
        return varies[index];
    }

    private static boolean varies(Domain domain) {
        return switch (domain) {
            case Domain.Choice choice -> choice.options().size() > 1;
            case Domain.Int range -> range.low() < range.high();
            case Domain.Real range -> range.low() < range.high();
        };
    }

    /**
     * {@return the vector of a configuration} Hyperparameters that the space does not know are left out, and those it
     * lacks count as inactive, so configurations of similar spaces can be encoded too.
     *
     * @param configuration a configuration
     */
    public double[] encode(Configuration configuration) {
        Map<String, Object> values = configuration.values();
        double[] vector = new double[options.length];
        for (int i = 0; i < vector.length; i++) {
            Hyperparameter hyperparameter = hyperparameters.get(i);
            Object value = values.get(hyperparameter.name());
            vector[i] = value != null && hyperparameter.domain().contains(value) ? coordinate(i, value) : INACTIVE;
        }
        return vector;
    }

    private double coordinate(int index, Object value) {
        Domain domain = hyperparameters.get(index).domain();
        return domain instanceof Domain.Choice choice ? choice.options().indexOf(value) : domain.position(value);
    }

    /**
     * {@return the configuration of a vector; empty where it is forbidden} Coordinates that are not active beside the
     * others are ignored; one that is active but marked as inactive becomes the default.
     *
     * @param vector numbers within 0 to 1, indices of options, {@link #INACTIVE}
     */
    public Optional<Configuration> decode(double[] vector) {
        Map<String, Object> values = new TreeMap<>();
        for (int i = 0; i < vector.length; i++) {
            Hyperparameter hyperparameter = hyperparameters.get(i);
            if (space.isActive(hyperparameter, values)) {
                values.put(hyperparameter.name(), value(hyperparameter.domain(), vector[i]));
            }
        }
        return Optional.of(Configuration.of(values)).filter(space::contains);
    }

    private static Object value(Domain domain, double coordinate) {
        if (coordinate == INACTIVE) {
            return domain.defaultValue();
        }
        return domain instanceof Domain.Choice choice ? choice.options().get((int) coordinate) : domain.at(coordinate);
    }

    /**
     * {@return whether a coordinate is active beside those before it}
     *
     * @param index the coordinate's index
     * @param vector a vector whose coordinates before the index are settled
     */
    public boolean isActive(int index, double[] vector) {
        int parent = parents[index];
        return parent < 0 || (vector[parent] != INACTIVE && activating[index][(int) vector[parent]]);
    }

    /**
     * {@return the coordinate at a position of the unit interval}
     *
     * @param index the coordinate's index
     * @param position 0 to 1, spread evenly over the hyperparameter's scale or options
     */
    public double at(int index, double position) {
        if (isChoice(index)) {
            return Math.clamp((int) (position * options[index]), 0, options[index] - 1);
        }
        double inside = Math.clamp(position, 0.0, 1.0);
        Domain domain = hyperparameters.get(index).domain();
        return domain instanceof Domain.Int ? domain.position(domain.at(inside)) : inside;
    }

    /**
     * Brings a changed vector in order: what is no longer active is marked, what became active is drawn at random.
     *
     * @param vector the vector, changed in place
     * @param random where chance comes from
     */
    public void settle(double[] vector, RandomGenerator random) {
        for (int i = 0; i < vector.length; i++) {
            if (!isActive(i, vector)) {
                vector[i] = INACTIVE;
            } else if (vector[i] == INACTIVE) {
                vector[i] = at(i, random.nextDouble());
            }
        }
    }

    /**
     * {@return whether a settled vector is no forbidden combination}
     *
     * @param vector a vector
     */
    public boolean isAllowed(double[] vector) {
        return forbidden.stream().noneMatch(clause -> matches(clause, vector));
    }

    private static boolean matches(double[] clause, double[] vector) {
        return IntStream.range(0, clause.length).allMatch(i -> clause[i] == INACTIVE || clause[i] == vector[i]);
    }

    /**
     * {@return a vector drawn uniformly on each scale}
     *
     * @param random where chance comes from
     */
    public double[] sample(RandomGenerator random) {
        double[] vector = new double[options.length];
        for (int draw = 0; draw < REDRAWS; draw++) {
            Arrays.fill(vector, INACTIVE);
            settle(vector, random);
            if (isAllowed(vector)) {
                return vector;
            }
        }
        return encode(space.sample(random));
    }

    /**
     * {@return a vector near another: one or a few active coordinates moved, numbers by a normal step on their scale
     * (reflected at the ends), choices to another option} What a new option activates is drawn at random.
     *
     * @param centre the vector to start from; left as it is
     * @param step the standard deviation of a number's step, as a share of its scale
     * @param moves how many coordinates to move, at most
     * @param random where chance comes from
     */
    public double[] near(double[] centre, double step, int moves, RandomGenerator random) {
        int[] movable = new int[centre.length];
        int count = 0;
        for (int i = 0; i < centre.length; i++) {
            if (centre[i] != INACTIVE && varies[i]) {
                movable[count++] = i;
            }
        }
        double[] moved = centre.clone();
        for (int move = 0; move < Math.min(moves, count); move++) {
            int other = move + random.nextInt(count - move);
            int index = movable[other];
            movable[other] = movable[move];
            moved[index] = step(index, moved[index], step, random);
        }
        settle(moved, random);
        return moved;
    }

    private double step(int index, double from, double step, RandomGenerator random) {
        if (isChoice(index)) {
            int other = random.nextInt(options[index] - 1);
            return other < from ? other : other + 1;
        }
        return at(index, reflect(from + step * random.nextGaussian()));
    }

    /**
     * {@return a position brought back into 0 to 1 by reflection at the ends}
     *
     * @param position any finite number
     */
    public static double reflect(double position) {
        double folded = Math.abs(position) % 2;
        return folded > 1 ? 2 - folded : folded;
    }
}
