package dev.autodidact.api.plugin;

import dev.autodidact.api.data.TableReader;
import dev.autodidact.api.optimizer.UpdateRule;
import java.util.List;

/** What the host lends to plugins. Thread-safe. */
public interface Host {

    /** {@return reads tables from files} */
    TableReader tables();

    /**
     * {@return the update rules of all plugins, ordered by id}
     *
     * <p>A learner trained by gradients offers them as the options of a hyperparameter {@code optimizer}, each with its
     * own nested space.
     */
    List<UpdateRule> updateRules();
}
