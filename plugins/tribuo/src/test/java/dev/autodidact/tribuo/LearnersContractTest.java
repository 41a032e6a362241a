package dev.autodidact.tribuo;

import dev.autodidact.api.learner.Learner;
import dev.autodidact.testkit.LearnerContract;
import dev.autodidact.testkit.TestHost;
import org.junit.jupiter.api.Nested;

class LearnersContractTest {

    private static Learner learner(String id) {
        return new TribuoPlugin()
                .learners(new TestHost()).stream()
                        .filter(learner -> learner.id().equals(id))
                        .findFirst()
                        .orElseThrow();
    }

    @Nested
    class Xgboost extends LearnerContract {
        @Override
        protected Learner learner() {
            return LearnersContractTest.learner("tribuo.xgboost");
        }
    }

    @Nested
    class LinearSgd extends LearnerContract {
        @Override
        protected Learner learner() {
            return LearnersContractTest.learner("tribuo.linear-sgd");
        }
    }

    @Nested
    class FactorizationMachine extends LearnerContract {
        @Override
        protected Learner learner() {
            return LearnersContractTest.learner("tribuo.factorization-machine");
        }
    }

    @Nested
    class LibLinear extends LearnerContract {
        @Override
        protected Learner learner() {
            return LearnersContractTest.learner("tribuo.liblinear");
        }
    }

    @Nested
    class LibSvm extends LearnerContract {
        @Override
        protected Learner learner() {
            return LearnersContractTest.learner("tribuo.libsvm");
        }
    }

    @Nested
    class Cart extends LearnerContract {
        @Override
        protected Learner learner() {
            return LearnersContractTest.learner("tribuo.cart");
        }
    }

    @Nested
    class NearestNeighbours extends LearnerContract {
        @Override
        protected Learner learner() {
            return LearnersContractTest.learner("tribuo.k-nn");
        }
    }

    @Nested
    class ElasticNet extends LearnerContract {
        @Override
        protected Learner learner() {
            return LearnersContractTest.learner("tribuo.elastic-net");
        }
    }

    @Nested
    class RandomForest extends LearnerContract {
        @Override
        protected Learner learner() {
            return LearnersContractTest.learner("tribuo.random-forest");
        }
    }
}
