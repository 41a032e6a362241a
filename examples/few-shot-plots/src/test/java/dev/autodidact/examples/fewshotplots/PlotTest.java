package dev.autodidact.examples.fewshotplots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlotTest {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyCurveHasItsNameAndNoPointIsLost(boolean logarithmic) {
        Plot plot = new Plot(
                "a < b",
                "steps",
                List.of("0", "1"),
                Map.of("maml", List.of(new Estimate(4, 5), new Estimate(1, 0))),
                logarithmic);

        assertThat(plot.svg())
                .contains(">maml<", "a &lt; b", ">steps<")
                .containsPattern("(<circle.*){2}")
                .doesNotContain("NaN", "Infinity");
    }

    @Test
    void estimatesAreMeansWithTheirIntervals() {
        Estimate estimate = Estimate.of(new double[] {1, 2, 3, 4});

        assertThat(estimate.mean()).isEqualTo(2.5);
        assertThat(estimate.margin()).isCloseTo(1.96 * Math.sqrt(5.0 / 3 / 4), within(1e-12));
        assertThat(Estimate.ofCurves(List.of(new double[] {1, 5}, new double[] {3, 5})))
                .extracting(Estimate::mean)
                .containsExactly(2.0, 5.0);
    }
}
