package dev.autodidact.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodidact.api.AutodidactException;
import org.junit.jupiter.api.Test;

class LearnersTest {

    private static final Learners LEARNERS = Learners.onClassPath();

    @Test
    void learnersOfPluginsOnTheClassPathAreFound() {
        assertThat(LEARNERS.learner("tribuo.cart").id()).isEqualTo("tribuo.cart");
    }

    @Test
    void learnerThatIsNotThereIsRefusedWithWhatToDo() {
        assertThatThrownBy(() -> LEARNERS.learner("tribuo.carts"))
                .isInstanceOfSatisfying(
                        AutodidactException.class, e -> assertThat(e.kind()).isEqualTo(AutodidactException.Kind.CALLER))
                .hasMessageContaining("did you mean 'tribuo.cart'")
                .hasMessageContaining("the jar of the plugin");
    }

    @Test
    void learnerTrainedByUpdateRulesThatNobodyOffersIsRefusedWithWhatToDo() {
        assertThatThrownBy(() -> LEARNERS.learner("tribuo.linear-sgd"))
                .hasMessageContaining("a plugin of update rules");
    }
}
