package dev.autodidact.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PredictionsTest {

    @Test
    void wellFormedPredictionsHaveNoDefect() {
        assertThat(ClassProbabilities.of(new double[][] {{0.2, 0.8}, {1, 0}}, 2).defect())
                .isEmpty();
        assertThat(ClassProbabilities.of(new double[][] {{0.3333, 0.3333, 0.3333}}, 3)
                        .defect())
                .isEmpty();
        assertThat(ClassProbabilities.of(new double[0][], 2).defect()).isEmpty();
        assertThat(new RealPredictions(new double[] {-1, 0, 1e300}).defect()).isEmpty();
    }

    @Test
    void defectsNameTheRow() {
        assertThat(ClassProbabilities.of(new double[][] {{0.2, 0.8}, {0.5, 0.6}}, 2)
                        .defect())
                .contains("row 1", "1.1");
        assertThat(ClassProbabilities.of(new double[][] {{-0.1, 1.1}}, 2).defect())
                .contains("row 0, class 0", "-0.1");
        assertThat(ClassProbabilities.of(new double[][] {{Double.NaN, 1}}, 2).defect())
                .contains("NaN");
        assertThat(new RealPredictions(new double[] {0, 1 / 0.0}).defect()).contains("row 1", "Infinity");
        assertThat(new RealPredictions(new double[] {Double.NaN}).defect()).contains("NaN");
    }

    @Test
    void mostLikelyIsTheFirstOfEquals() {
        ClassProbabilities predicted = ClassProbabilities.of(new double[][] {{0.4, 0.4, 0.2}, {0.1, 0.2, 0.7}}, 3);
        assertThat(predicted.mostLikely(0)).isZero();
        assertThat(predicted.mostLikely(1)).isEqualTo(2);
    }

    @Test
    void wrongShapesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ClassProbabilities(new double[3], 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new ClassProbabilities(new double[0], 0));
        assertThatIllegalArgumentException().isThrownBy(() -> ClassProbabilities.of(new double[][] {{1}}, 2));
    }
}
