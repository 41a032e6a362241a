package dev.autodidact.api.space;

import java.util.Optional;

/**
 * One dimension of a search space.
 *
 * @param name its name, unique within the space
 * @param domain its values
 * @param condition when it is active; always, where empty
 */
public record Hyperparameter(String name, Domain domain, Optional<Condition> condition) {

    /**
     * Checks the name.
     *
     * @param name see above
     * @param domain see above
     * @param condition see above
     * @throws IllegalArgumentException where the name is blank
     */
    public Hyperparameter {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a hyperparameter needs a name");
        }
    }
}
