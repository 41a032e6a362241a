package dev.autodidact.api.space;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One value for each active hyperparameter: a Double, an Integer or a String. Immutable; sorted by name, so that equal
 * configurations have equal text. Thread-safe.
 */
public final class Configuration {

    /** The separator between a nested space's option and the names inside it. */
    static final String NESTING = ":";

    /** The configuration without a value. */
    public static final Configuration EMPTY = new Configuration(new TreeMap<>());

    private final SortedMap<String, Object> values;

    /** Computed when first asked for, because a configuration is a key again and again; 0 until then. */
    private int hash;

    private Configuration(SortedMap<String, Object> values) {
        values.forEach((name, value) -> {
            boolean finite = !(value instanceof Double real) || Double.isFinite(real);
            if (!finite || !(value instanceof Double || value instanceof Integer || value instanceof String)) {
                throw new IllegalArgumentException(
                        "'" + name + "' must be a finite Double, an Integer or a String, not "
                                + value.getClass().getSimpleName() + " " + value);
            }
        });
        this.values = Collections.unmodifiableSortedMap(values);
    }

    /**
     * {@return the configuration of these values}
     *
     * @param values a Double, an Integer or a String by name
     * @throws IllegalArgumentException where a value is of another type or not finite
     */
    public static Configuration of(Map<String, ?> values) {
        return new Configuration(new TreeMap<>(values));
    }

    /**
     * {@return the configuration written by {@link #toJson}}
     *
     * @param json a flat JSON object of numbers and strings; a number without point or exponent is an Integer
     * @throws IllegalArgumentException where the text is anything else, naming the position
     */
    public static Configuration fromJson(String json) {
        return of(new FlatJson(json).read());
    }

    /** {@return the values by name, sorted} */
    public SortedMap<String, Object> values() {
        return values;
    }

    /**
     * {@return whether there is a value of that name}
     *
     * @param name the hyperparameter's name
     */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /**
     * {@return the real value of that name}
     *
     * @param name the hyperparameter's name
     * @throws IllegalArgumentException where there is none, or it is no Double
     */
    public double real(String name) {
        return value(name, Double.class);
    }

    /**
     * {@return the whole number of that name}
     *
     * @param name the hyperparameter's name
     * @throws IllegalArgumentException where there is none, or it is no Integer
     */
    public int integer(String name) {
        return value(name, Integer.class);
    }

    /**
     * {@return the option of that name}
     *
     * @param name the hyperparameter's name
     * @throws IllegalArgumentException where there is none, or it is no String
     */
    public String choice(String name) {
        return value(name, String.class);
    }

    /**
     * {@return the part of this configuration inside the chosen option of a nested space, prefixes removed}
     *
     * @param name the name of the choice, as given to {@link SearchSpace.Builder#nested}
     */
    public Configuration nested(String name) {
        String prefix = choice(name) + NESTING;
        SortedMap<String, Object> inner = new TreeMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                inner.put(key.substring(prefix.length()), value);
            }
        });
        return new Configuration(inner);
    }

    /**
     * {@return the configuration of an outer space that chooses an option, with this configuration inside it}
     *
     * @param name the name of the choice, as given to {@link SearchSpace.Builder#nested}
     * @param option the chosen option
     */
    public Configuration nestedIn(String name, String option) {
        SortedMap<String, Object> outer = new TreeMap<>();
        values.forEach((key, value) -> outer.put(option + NESTING + key, value));
        outer.put(name, option);
        return new Configuration(outer);
    }

    /** {@return a flat JSON object, names sorted, without white space; equal configurations give equal text} */
    public String toJson() {
        return FlatJson.write(values);
    }

    private <T> T value(String name, Class<T> type) {
        Object value = values.get(name);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(
                    "no " + type.getSimpleName() + " '" + name + "' in the configuration " + toJson());
        }
        return type.cast(value);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Configuration that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            hash = values.hashCode();
        }
        return hash;
    }

    @Override
    public String toString() {
        return toJson();
    }
}
