package dev.autodidact.api.space;

import java.util.Set;

/**
 * When a hyperparameter is active: its parent must be active and have one of these values.
 *
 * @param parent the name of a {@link Domain.Choice} hyperparameter that stands earlier in the space
 * @param values the parent's values that make the child active
 */
public record Condition(String parent, Set<String> values) {

    /**
     * Copies the values.
     *
     * @param parent see above
     * @param values see above
     */
    public Condition {
        values = Set.copyOf(values);
    }

    /**
     * {@return the condition that the parent has one of the values}
     *
     * @param parent the parent's name
     * @param values the values that make the child active
     */
    public static Condition when(String parent, String... values) {
        return new Condition(parent, Set.of(values));
    }
}
