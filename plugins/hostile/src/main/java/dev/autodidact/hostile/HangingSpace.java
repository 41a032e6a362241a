package dev.autodidact.hostile;

import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.TaskProfile;

/** Never tells its space. */
final class HangingSpace extends HostileLearner {

    HangingSpace() {
        super("hanging-space");
    }

    @Override
    public SearchSpace space(TaskProfile task) {
        new Spin().run();
        return super.space(task);
    }
}
