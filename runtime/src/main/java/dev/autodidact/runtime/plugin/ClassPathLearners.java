package dev.autodidact.runtime.plugin;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.runtime.data.FileTableReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The learners of the plugins on the class path. Immutable and thread-safe. */
final class ClassPathLearners implements Learners {

    private final Map<String, Offer<Learner>> learners;
    private final List<String> problems;

    ClassPathLearners() {
        Offers offers = new Offers(PluginLoader.load(Optional.empty()));
        learners = offers.learners(LentHost.of(new FileTableReader(), offers.updateRules()));
        problems = offers.problems();
    }

    @Override
    public Learner learner(String id) {
        Offer<Learner> offer = learners.get(id);
        if (offer == null) {
            throw AutodidactException.caller(
                    Names.unknown("learner", id, learners.keySet()).getMessage()
                            + "\nPut the jar of the plugin that offers it on the class path, and where it is trained by"
                            + " gradients also a plugin of update rules.\n"
                            + String.join("\n", problems));
        }
        return offer.value();
    }
}
