package dev.autodidact.search.learned;

import dev.autodidact.api.strategy.SearchStrategy;
import dev.autodidact.search.model.ForestChooser;
import dev.autodidact.testkit.SearchStrategyContract;
import java.util.List;
import org.junit.jupiter.api.Nested;

class LearnedContractsTest {

    @Nested
    class Auto extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return TransferBo.auto(ForestChooser::new);
        }
    }

    @Nested
    class Transfer extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return TransferBo.transferBo(ForestChooser::new);
        }
    }

    @Nested
    class Nearest extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return new NearestTask(ForestChooser::new);
        }
    }

    @Nested
    class Selection extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return new AlgorithmSelection(ForestChooser::new);
        }
    }

    @Nested
    class PolicyContract extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return new Policy(List.of(new Guided("guided"), new Guided("random")));
        }
    }
}
