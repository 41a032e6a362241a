package dev.autodidact.hostile;

import dev.autodidact.api.learner.Support;
import dev.autodidact.api.task.TaskProfile;

/** Throws when it is asked whether it supports a task. */
final class ThrowingSupports extends HostileLearner {

    ThrowingSupports() {
        super("throwing-supports");
    }

    @Override
    public Support supports(TaskProfile task) {
        throw new UnspeakableException();
    }
}
