package dev.autodidact.api.space;

import dev.autodidact.api.Seeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A search space: hyperparameters with domains, conditions and forbidden combinations. Parents stand before their
 * children. Immutable and thread-safe.
 *
 * <p>Spaces nest: a choice among learners, each with a space of its own, is again one space (the combined algorithm
 * selection and hyperparameter optimisation problem of Thornton, Hutter, Hoos and Leyton-Brown, 2013). So a strategy
 * meets one conditional space, whatever it searches.
 */
public final class SearchSpace {

    /** How often {@link #sample} draws again after a forbidden combination. */
    private static final int REDRAWS = 10_000;

    private final Map<String, Hyperparameter> hyperparameters;
    private final List<Map<String, Object>> forbidden;

    private SearchSpace(Map<String, Hyperparameter> hyperparameters, List<Map<String, Object>> forbidden) {
        this.hyperparameters = hyperparameters;
        this.forbidden = forbidden;
    }

    /** {@return a builder of an empty space} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the space without a hyperparameter; its only configuration is empty} */
    public static SearchSpace empty() {
        return builder().build();
    }

    /**
     * {@return a space of one hyperparameter}
     *
     * @param name its name
     * @param domain its values
     */
    public static SearchSpace of(String name, Domain domain) {
        return builder().add(name, domain).build();
    }

    /** {@return the hyperparameters, parents before children} */
    public List<Hyperparameter> hyperparameters() {
        return List.copyOf(hyperparameters.values());
    }

    /**
     * {@return the hyperparameter of that name, if there is one}
     *
     * @param name its name
     */
    public Optional<Hyperparameter> find(String name) {
        return Optional.ofNullable(hyperparameters.get(name));
    }

    /** {@return the forbidden combinations: no configuration may hold all the values of any of them} */
    public List<Map<String, Object>> forbidden() {
        return forbidden;
    }

    /** {@return the configuration of all defaults} */
    public Configuration defaults() {
        return complete(Map.of());
    }

    /**
     * {@return the configuration with these values, and the default of every other active hyperparameter} Values of
     * hyperparameters that turn out inactive are left out.
     *
     * @param fixed values by name
     * @throws IllegalArgumentException where the result is not in this space, saying why
     */
    public Configuration complete(Map<String, ?> fixed) {
        fixed.keySet().stream().filter(name -> find(name).isEmpty()).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException(
                    "no hyperparameter '" + name + "'; there are " + hyperparameters.keySet());
        });
        Map<String, Object> values = new TreeMap<>();
        for (Hyperparameter hyperparameter : hyperparameters.values()) {
            if (isActive(hyperparameter, values)) {
                Object given = fixed.get(hyperparameter.name());
                values.put(
                        hyperparameter.name(),
                        given == null ? hyperparameter.domain().defaultValue() : given);
            }
        }
        Configuration configuration = Configuration.of(values);
        List<String> violations = violations(configuration);
        if (!violations.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", violations));
        }
        return configuration;
    }

    /**
     * {@return whether a hyperparameter is active beside the values of those before it}
     *
     * @param hyperparameter one of this space
     * @param values the values of the active hyperparameters before it
     */
    public boolean isActive(Hyperparameter hyperparameter, Map<String, Object> values) {
        return hyperparameter
                .condition()
                .map(condition -> values.get(condition.parent()) instanceof String value
                        && condition.values().contains(value))
                .orElse(true);
    }

    /**
     * {@return whether the configuration is in this space}
     *
     * @param configuration any configuration
     */
    public boolean contains(Configuration configuration) {
        return violations(configuration).isEmpty();
    }

    /**
     * {@return what keeps a configuration out of this space, one line each; empty where it is in}
     *
     * @param configuration any configuration
     */
    public List<String> violations(Configuration configuration) {
        List<String> violations = new ArrayList<>();
        Map<String, Object> values = configuration.values();
        for (String name : values.keySet()) {
            if (!hyperparameters.containsKey(name)) {
                violations.add("'" + name + "' is no hyperparameter of this space");
            }
        }
        for (Hyperparameter hyperparameter : hyperparameters.values()) {
            String name = hyperparameter.name();
            Object value = values.get(name);
            boolean active = isActive(hyperparameter, values);
            if (active && value == null) {
                violations.add("'" + name + "' is active but has no value");
            } else if (!active && value != null) {
                violations.add("'" + name + "' has a value but is not active");
            } else if (value != null && !hyperparameter.domain().contains(value)) {
                violations.add("'" + name + "' = " + value + " is outside " + hyperparameter.domain());
            }
        }
        for (Map<String, Object> clause : forbidden) {
            if (matches(clause, values)) {
                violations.add("the combination " + clause + " is forbidden");
            }
        }
        return violations;
    }

    /**
     * Draws a configuration: every active hyperparameter uniformly on its own scale, forbidden combinations drawn again.
     *
     * <p>A draw uses one number of the generator, whatever the space, and each hyperparameter derives its own chance
     * from that and its name. So two spaces that differ in some learners or hyperparameters give the same values in
     * everything they share (common random numbers): what was drawn on one task can be compared on another.
     *
     * @param random where chance comes from
     * @return a configuration of this space
     * @throws IllegalStateException where (nearly) everything is forbidden
     */
    public Configuration sample(RandomGenerator random) {
        long draw = random.nextLong();
        for (int attempt = 0; attempt < REDRAWS; attempt++) {
            Map<String, Object> values = new TreeMap<>();
            for (Hyperparameter hyperparameter : hyperparameters.values()) {
                if (isActive(hyperparameter, values)) {
                    long own = Seeds.mix(draw ^ Seeds.hash(hyperparameter.name()));
                    values.put(hyperparameter.name(), sample(hyperparameter.domain(), own));
                }
            }
            if (forbidden.stream().noneMatch(clause -> matches(clause, values))) {
                return Configuration.of(values);
            }
            draw = Seeds.mix(draw);
        }
        throw new IllegalStateException(
                "no allowed configuration in " + REDRAWS + " draws: forbidden are " + forbidden);
    }

    private static Object sample(Domain domain, long seed) {
        if (domain instanceof Domain.Choice choice) {
            String chosen = choice.options().get(0);
            long highest = Long.MIN_VALUE;
            for (String option : choice.options()) {
                long priority = Seeds.mix(seed ^ Seeds.hash(option));
                if (priority > highest) {
                    highest = priority;
                    chosen = option;
                }
            }
            return chosen;
        }
        return domain.at(new SplittableRandom(seed).nextDouble());
    }

    /** {@return whether the space has finitely many configurations (no real hyperparameter of more than one value)} */
    public boolean isFinite() {
        return hyperparameters.values().stream()
                .noneMatch(hyperparameter ->
                        hyperparameter.domain() instanceof Domain.Real real && real.low() < real.high());
    }

    /**
     * {@return every configuration of a finite space, each once, lazily and always in the same order}
     *
     * @throws IllegalStateException where the space is not finite
     */
    public Stream<Configuration> enumerate() {
        if (!isFinite()) {
            throw new IllegalStateException("a space with real hyperparameters cannot be enumerated");
        }
        return enumerate(hyperparameters(), 0, new TreeMap<>())
                .filter(values -> forbidden.stream().noneMatch(clause -> matches(clause, values)))
                .map(Configuration::of);
    }

    private Stream<Map<String, Object>> enumerate(List<Hyperparameter> all, int index, Map<String, Object> values) {
        if (index == all.size()) {
            return Stream.of(values);
        }
        Hyperparameter hyperparameter = all.get(index);
        if (!isActive(hyperparameter, values)) {
            return enumerate(all, index + 1, values);
        }
        return options(hyperparameter.domain()).flatMap(value -> {
            Map<String, Object> more = new TreeMap<>(values);
            more.put(hyperparameter.name(), value);
            return enumerate(all, index + 1, more);
        });
    }

    private static Stream<Object> options(Domain domain) {
        return switch (domain) {
            case Domain.Choice choice -> choice.options().stream().map(option -> option);
            case Domain.Int range ->
                IntStream.rangeClosed(range.low(), range.high()).mapToObj(value -> value);
            case Domain.Real real -> Stream.of(real.low());
        };
    }

    private static boolean matches(Map<String, Object> clause, Map<String, Object> values) {
        return clause.entrySet().stream()
                .allMatch(entry -> Objects.equals(values.get(entry.getKey()), entry.getValue()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SearchSpace that
                && hyperparameters().equals(that.hyperparameters())
                && forbidden.equals(that.forbidden);
    }

    @Override
    public int hashCode() {
        return Objects.hash(hyperparameters, forbidden);
    }

    @Override
    public String toString() {
        return "SearchSpace" + hyperparameters.values() + (forbidden.isEmpty() ? "" : " without " + forbidden);
    }

    /** Builds a space, one hyperparameter after the other. Not thread-safe. */
    public static final class Builder {

        private final Map<String, Hyperparameter> hyperparameters = new LinkedHashMap<>();
        private final List<Map<String, Object>> forbidden = new ArrayList<>();
        private final Set<String> nestedOptions = new HashSet<>();

        private Builder() {}

        /**
         * Adds a hyperparameter that is always active.
         *
         * @param name its name
         * @param domain its values
         * @return this builder
         */
        public Builder add(String name, Domain domain) {
            return put(new Hyperparameter(name, domain, Optional.empty()));
        }

        /**
         * Adds a hyperparameter that is active on a condition.
         *
         * @param name its name
         * @param domain its values
         * @param condition when it is active
         * @return this builder
         */
        public Builder add(String name, Domain domain, Condition condition) {
            return put(new Hyperparameter(name, domain, Optional.of(condition)));
        }

        /**
         * Adds a choice each of whose options brings a space of its own. A hyperparameter {@code h} of option {@code o}
         * is named {@code o:h} here and is active where {@code o} is chosen; {@link Configuration#nested} takes the
         * inner configuration out again.
         *
         * @param name the name of the choice
         * @param spaces the space of each option; the first option is the default
         * @return this builder
         * @throws IllegalArgumentException where another nested choice has an option of the same name
         */
        public Builder nested(String name, SequencedMap<String, SearchSpace> spaces) {
            return nested(name, spaces, Optional.empty());
        }

        /**
         * Adds a choice each of whose options brings a space of its own, active on a condition.
         *
         * @param name the name of the choice
         * @param spaces the space of each option; the first option is the default
         * @param condition when the choice is active; always, where empty
         * @return this builder
         */
        public Builder nested(String name, SequencedMap<String, SearchSpace> spaces, Optional<Condition> condition) {
            put(new Hyperparameter(name, Domain.choice(List.copyOf(spaces.keySet())), condition));
            spaces.forEach((option, space) -> {
                if (!nestedOptions.add(option)) {
                    throw new IllegalArgumentException(
                            "two nested choices have the option '" + option + "'; their inner names would mix");
                }
                String prefix = option + Configuration.NESTING;
                for (Hyperparameter inner : space.hyperparameters()) {
                    Condition own = inner.condition()
                            .map(on -> new Condition(prefix + on.parent(), on.values()))
                            .orElse(Condition.when(name, option));
                    put(new Hyperparameter(prefix + inner.name(), inner.domain(), Optional.of(own)));
                }
                for (Map<String, Object> clause : space.forbidden()) {
                    Map<String, Object> prefixed = new HashMap<>();
                    clause.forEach((key, value) -> prefixed.put(prefix + key, value));
                    forbid(prefixed);
                }
            });
            return this;
        }

        /**
         * Forbids a combination.
         *
         * @param combination values by name; no configuration may hold all of them
         * @return this builder
         */
        public Builder forbid(Map<String, ?> combination) {
            combination.forEach((name, value) -> {
                Hyperparameter hyperparameter = hyperparameters.get(name);
                if (hyperparameter == null) {
                    throw new IllegalArgumentException("forbidden combination names unknown '" + name + "'; there are "
                            + hyperparameters.keySet());
                }
                if (!hyperparameter.domain().contains(value)) {
                    throw new IllegalArgumentException("forbidden '" + name + "' = " + value + " is outside "
                            + hyperparameter.domain() + " anyway");
                }
            });
            forbidden.add(Map.copyOf(combination));
            return this;
        }

        /**
         * {@return the space}
         *
         * @throws IllegalArgumentException where the defaults are a forbidden combination
         */
        public SearchSpace build() {
            SearchSpace space = new SearchSpace(new LinkedHashMap<>(hyperparameters), List.copyOf(forbidden));
            space.defaults();
            return space;
        }

        private Builder put(Hyperparameter hyperparameter) {
            hyperparameter.condition().ifPresent(condition -> check(hyperparameter.name(), condition));
            if (hyperparameters.putIfAbsent(hyperparameter.name(), hyperparameter) != null) {
                throw new IllegalArgumentException("two hyperparameters are named '" + hyperparameter.name() + "'");
            }
            return this;
        }

        private void check(String child, Condition condition) {
            Hyperparameter parent = hyperparameters.get(condition.parent());
            if (parent == null || !(parent.domain() instanceof Domain.Choice choice)) {
                throw new IllegalArgumentException("'" + child + "' depends on '" + condition.parent()
                        + "', which must be a choice that stands before it");
            }
            if (!choice.options().containsAll(condition.values())) {
                throw new IllegalArgumentException("'" + child + "' depends on '" + condition.parent()
                        + "' being one of " + condition.values() + ", but its options are " + choice.options());
            }
        }
    }
}
