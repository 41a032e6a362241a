package dev.autodidact.hostile;

import dev.autodidact.api.learner.Support;
import dev.autodidact.api.task.TaskProfile;

/** Never answers whether it supports a task. */
final class HangingSupports extends HostileLearner {

    HangingSupports() {
        super("hanging-supports");
    }

    @Override
    public Support supports(TaskProfile task) {
        new Spin().run();
        return super.supports(task);
    }
}
