package dev.autodidact.registry.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AnytimeTest {

    private static final double[] EFFORT = {1, 10, 100};

    @Test
    void areaWeighsDecadesEqually() {
        assertThat(Anytime.area(EFFORT, new double[] {1, 0.5, 0})).isCloseTo(0.75, within(1e-12));
        assertThat(Anytime.area(EFFORT, new double[] {0, 0, 0})).isZero();
        assertThat(Anytime.area(new double[] {5}, new double[] {0.3})).isEqualTo(0.3);
    }

    @Test
    void speedUpIsTakenWhereBothAre() {
        double[] quick = {0.2, 0.2, 0.1};
        double[] slow = {1, 0.6, 0.2};
        assertThat(Anytime.speedUp(EFFORT, quick, slow)).isEqualTo(100);
        assertThat(Anytime.speedUp(EFFORT, slow, quick)).isEqualTo(0.01);
        assertThat(Anytime.speedUp(EFFORT, slow, slow)).isEqualTo(1);
    }

    @Test
    void whatIsNeverReachedTakesNoTime() {
        assertThat(Anytime.reaching(EFFORT, new double[] {1, 0.6, 0.2}, 0.6)).hasValue(10);
        assertThat(Anytime.reaching(EFFORT, new double[] {1, 0.6, 0.2}, 0.1)).isEmpty();
    }
}
