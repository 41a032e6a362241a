package dev.autodidact.gradient.network;

import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.SearchSpace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** The update rules that a learner offers as a hyperparameter; {@code adam} is the default where it is among them. */
final class Rules {

    static final String OPTIMIZER = "optimizer";

    private final Map<String, UpdateRule> byId = new LinkedHashMap<>();

    Rules(List<UpdateRule> rules) {
        rules.stream().filter(rule -> rule.id().equals("adam")).forEach(this::offer);
        rules.forEach(this::offer);
    }

    private void offer(UpdateRule rule) {
        byId.put(rule.id(), rule);
    }

    SequencedMap<String, SearchSpace> spaces() {
        SequencedMap<String, SearchSpace> spaces = new LinkedHashMap<>();
        byId.forEach((id, rule) -> spaces.put(id, rule.space()));
        return spaces;
    }

    /** The rule of a configuration, with its hyperparameters. */
    UpdateRule of(Configuration configuration) {
        String id = configuration.choice(OPTIMIZER);
        UpdateRule rule = byId.get(id);
        if (rule == null) {
            throw new IllegalArgumentException("no update rule '" + id + "'; there are " + byId.keySet());
        }
        return rule.with(configuration.nested(OPTIMIZER));
    }
}
