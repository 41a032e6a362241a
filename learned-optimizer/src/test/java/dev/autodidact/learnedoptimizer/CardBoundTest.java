package dev.autodidact.learnedoptimizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.learnedoptimizer.CardBound.Status;
import dev.autodidact.learnedoptimizer.CardBound.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class CardBoundTest {

    @Test
    void boundIsMetUpToItsLimit() {
        CardBound bound = CardBound.atMost("ratio", 1, List.of(value("a", 1), value("b", 0.5)));
        assertThat(bound.status()).isEqualTo(Status.MET);
        assertThat(bound.finding()).isEqualTo("in all 2 cells; greatest: a 1");
    }

    @Test
    void oneCellAboveTheLimitMissesTheBoundAndIsNamed() {
        CardBound bound =
                CardBound.atMost("ratio", 1, List.of(value("a", 0.2), new Value("b", new Estimate(1.2345, 1.1, 1.4))));
        assertThat(bound.status()).isEqualTo(Status.MISSED);
        assertThat(bound.finding()).isEqualTo("in 1 of 2 cells: b 1.23 (1.1 to 1.4)");
    }

    @Test
    void numberThatIsNoneMissesTheBound() {
        assertThat(CardBound.atMost("ratio", 1, List.of(value("a", Double.NaN))).status())
                .isEqualTo(Status.MISSED);
    }

    @Test
    void boundWithoutCellsIsNotJudged() {
        CardBound bound = CardBound.atMost("ratio", 1, List.of());
        assertThat(bound.status()).isEqualTo(Status.NOT_JUDGED);
        assertThat(CardBound.headline(List.of(bound))).isEqualTo("Of 1 bounds: 0 met, 0 missed, 1 not judged.");
    }

    private static Value value(String cell, double ratio) {
        return new Value(cell, Estimate.exactly(ratio));
    }
}
