package dev.autodidact.lightgbm;

import dev.autodidact.api.learner.Learner;
import dev.autodidact.testkit.LearnerContract;

class LightgbmContractTest extends LearnerContract {

    @Override
    protected Learner learner() {
        return new LightgbmLearner();
    }
}
