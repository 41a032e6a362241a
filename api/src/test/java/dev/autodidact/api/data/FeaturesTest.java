package dev.autodidact.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class FeaturesTest {

    private static final Features FEATURES =
            new Features(List.of("x", "c"), new int[] {0, 3}, new double[][] {{1, 2, 3}, {0, 2, 1}}, 3);

    @Test
    void rowsAndColumnsHoldTheSame() {
        assertThat(FEATURES.toRows()).isDeepEqualTo(new double[][] {{1, 0}, {2, 2}, {3, 1}});
        assertThat(FEATURES.column(1)).containsExactly(0, 2, 1);
        assertThat(FEATURES.levels(1)).isEqualTo(3);
        assertThat(FEATURES.name(0)).isEqualTo("x");
    }

    @Test
    void rowsAreTakenInTheOrderGiven() {
        assertThat(FEATURES.take(new int[] {2, 2, 0}).toRows()).isDeepEqualTo(new double[][] {{3, 1}, {3, 1}, {1, 0}});
        assertThat(FEATURES.take(new int[0]).rows()).isZero();
    }

    @Test
    void featuresMayBeNone() {
        Features none = new Features(List.of(), new int[0], new double[0][], 5);
        assertThat(none.rows()).isEqualTo(5);
        assertThat(none.size()).isZero();
        assertThat(none.toRows()).hasDimensions(5, 0);
    }

    @Test
    void shapesThatDifferAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Features(List.of("x"), new int[0], new double[1][2], 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new Features(List.of(), new int[1], new double[1][2], 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Features(List.of("x"), new int[1], new double[1][2], 3))
                .withMessageContaining("'x'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrainingData(FEATURES, new RealTarget(new double[2])));
    }
}
