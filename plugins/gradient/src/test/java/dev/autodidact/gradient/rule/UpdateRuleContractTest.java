package dev.autodidact.gradient.rule;

import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.testkit.UpdateRuleContract;
import org.junit.jupiter.api.Nested;

class UpdateRuleContractTest {

    @Nested
    class OfSgd extends UpdateRuleContract {
        @Override
        protected UpdateRule rule() {
            return new Sgd();
        }
    }

    @Nested
    class OfMomentum extends UpdateRuleContract {
        @Override
        protected UpdateRule rule() {
            return new Momentum();
        }
    }

    @Nested
    class OfRmsProp extends UpdateRuleContract {
        @Override
        protected UpdateRule rule() {
            return new RmsProp();
        }
    }

    @Nested
    class OfAdam extends UpdateRuleContract {
        @Override
        protected UpdateRule rule() {
            return new Adam();
        }
    }
}
