package dev.autodidact.runtime.plugin;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.learner.Learner;

/** Finds the learners that read the members of a model. */
@FunctionalInterface
public interface Learners {

    /**
     * {@return the learner of that id}
     *
     * @param id its id, out of a file and therefore perhaps hostile
     * @throws AutodidactException of kind CALLER where there is none
     */
    Learner learner(String id);

    /**
     * {@return the learners of the plugins on the class path, which are looked for once, now; thread-safe}
     *
     * @throws AutodidactException of kind CALLER where two plugins, or two of their offers, have one id
     */
    static Learners onClassPath() {
        return new ClassPathLearners();
    }
}
