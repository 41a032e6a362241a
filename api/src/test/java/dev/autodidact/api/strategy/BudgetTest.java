package dev.autodidact.api.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class BudgetTest {

    @Test
    void amountsMustBePositive() {
        assertThatIllegalArgumentException().isThrownBy(() -> Budget.trials(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Budget.seconds(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Budget.minutes(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Budget(Optional.empty(), OptionalInt.empty()));
    }

    @Test
    void textNamesTimeAndTrials() {
        assertThat(Budget.minutes(2)).hasToString("120s");
        assertThat(Budget.of(Duration.ofMillis(1500))).hasToString("1500ms");
        assertThat(Budget.trials(7)).hasToString("7trials");
        assertThat(new Budget(Optional.of(Duration.ofSeconds(3)), OptionalInt.of(7)))
                .hasToString("3s,7trials");
    }
}
