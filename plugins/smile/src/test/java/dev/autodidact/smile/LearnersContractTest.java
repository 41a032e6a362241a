package dev.autodidact.smile;

import dev.autodidact.api.learner.Learner;
import dev.autodidact.testkit.LearnerContract;
import dev.autodidact.testkit.TestHost;
import org.junit.jupiter.api.Nested;

/** Every learner keeps the contract. */
class LearnersContractTest {

    private abstract static class Contract extends LearnerContract {

        private final String id;

        Contract(String id) {
            this.id = id;
        }

        @Override
        protected Learner learner() {
            return new SmilePlugin()
                    .learners(new TestHost()).stream()
                            .filter(learner -> learner.id().equals(id))
                            .findFirst()
                            .orElseThrow();
        }
    }

    @Nested
    class RandomForest extends Contract {
        RandomForest() {
            super("smile.random-forest");
        }
    }

    @Nested
    class GradientBoosting extends Contract {
        GradientBoosting() {
            super("smile.gradient-boosting");
        }
    }

    @Nested
    class Ridge extends Contract {
        Ridge() {
            super("smile.ridge");
        }
    }

    @Nested
    class Logistic extends Contract {
        Logistic() {
            super("smile.logistic");
        }
    }

    @Nested
    class Svm extends Contract {
        Svm() {
            super("smile.svm");
        }
    }

    @Nested
    class AdaBoost extends Contract {
        AdaBoost() {
            super("smile.ada-boost");
        }
    }

    @Nested
    class Lda extends Contract {
        Lda() {
            super("smile.lda");
        }
    }

    @Nested
    class Qda extends Contract {
        Qda() {
            super("smile.qda");
        }
    }

    @Nested
    class NaiveBayes extends Contract {
        NaiveBayes() {
            super("smile.naive-bayes");
        }
    }

    @Nested
    class NearestNeighbours extends Contract {
        NearestNeighbours() {
            super("smile.k-nn");
        }
    }

    @Nested
    class Mlp extends Contract {
        Mlp() {
            super("smile.mlp");
        }
    }

    @Nested
    class Lasso extends Contract {
        Lasso() {
            super("smile.lasso");
        }
    }

    @Nested
    class ElasticNet extends Contract {
        ElasticNet() {
            super("smile.elastic-net");
        }
    }

    @Nested
    class GaussianProcess extends Contract {
        GaussianProcess() {
            super("smile.gaussian-process");
        }
    }

    @Nested
    class DecisionTree extends Contract {
        DecisionTree() {
            super("smile.decision-tree");
        }
    }
}
