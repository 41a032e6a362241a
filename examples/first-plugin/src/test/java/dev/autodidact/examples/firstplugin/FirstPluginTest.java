package dev.autodidact.examples.firstplugin;

import dev.autodidact.api.learner.Learner;
import dev.autodidact.testkit.LearnerContract;
import dev.autodidact.testkit.TestHost;

class FirstPluginTest extends LearnerContract {

    @Override
    protected Learner learner() {
        return new FirstPlugin().learners(new TestHost()).get(0);
    }
}
