package dev.autodidact.gradient.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.ClassTarget;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Central differences of losses judge gradients, those of gradients judge Hessian-vector products. */
class NetworkTest {

    private static final double STEP = 1e-5;
    private static final double AGREEMENT = 1e-6;
    private static final int ROWS = 7;

    private final RandomGenerator random = Seeds.generator(11, "network");

    @ParameterizedTest
    @EnumSource(Activation.class)
    void gradientsAgreeWithDifferencesOfLosses(Activation activation) {
        for (Batch batch : batches()) {
            Network network = network(activation, batch);
            double[] at = draw(network.parameters());
            double[] gradient = new double[at.length];
            Arrays.fill(gradient, Double.NaN);

            double loss = network.lossAndGradient(at, batch, gradient);

            assertThat(loss).isEqualTo(network.loss(at, batch));
            for (int i = 0; i < at.length; i++) {
                double slope = (network.loss(moved(at, i, STEP), batch) - network.loss(moved(at, i, -STEP), batch))
                        / (2 * STEP);
                assertThat(gradient[i]).as("derivative by parameter %s", i).isCloseTo(slope, within(AGREEMENT));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void hessianVectorProductsAgreeWithDifferencesOfGradients(Activation activation) {
        for (Batch batch : batches()) {
            Network network = network(activation, batch);
            double[] at = draw(network.parameters());
            double[] vector = draw(at.length);
            double[] ahead = new double[at.length];
            double[] behind = new double[at.length];
            double[] there = at.clone();
            double[] here = at.clone();
            for (int i = 0; i < at.length; i++) {
                there[i] += STEP * vector[i];
                here[i] -= STEP * vector[i];
            }
            network.lossAndGradient(there, batch, ahead);
            network.lossAndGradient(here, batch, behind);

            double[] product = hessianTimes(network, at, batch, vector);

            for (int i = 0; i < at.length; i++) {
                assertThat(product[i])
                        .as("entry %s", i)
                        .isCloseTo((ahead[i] - behind[i]) / (2 * STEP), within(AGREEMENT));
            }
        }
    }

    @Test
    void derivativesWithoutTheUnitsThatAreLeftOutAgreeWithDifferences() {
        Batch whole = batches().getFirst();
        Batch batch = whole.with(new Dropout(0.4, 3));
        Network network = network(Activation.TANH, batch);
        double[] at = draw(network.parameters());
        double[] vector = draw(at.length);
        double[] gradient = new double[at.length];
        double[] unused = new double[at.length];

        double loss = network.lossAndGradient(at, batch, gradient);

        assertThat(loss).isNotEqualTo(network.loss(at, batch)).isNotEqualTo(network.lossAndGradient(at, whole, unused));
        double[] ahead = new double[at.length];
        double[] behind = new double[at.length];
        double[] there = at.clone();
        double[] here = at.clone();
        for (int i = 0; i < at.length; i++) {
            double slope = (network.lossAndGradient(moved(at, i, STEP), batch, unused)
                            - network.lossAndGradient(moved(at, i, -STEP), batch, unused))
                    / (2 * STEP);
            assertThat(gradient[i]).isCloseTo(slope, within(AGREEMENT));
            there[i] += STEP * vector[i];
            here[i] -= STEP * vector[i];
        }
        network.lossAndGradient(there, batch, ahead);
        network.lossAndGradient(here, batch, behind);
        Pass pass = network.evaluate(at, batch);
        pass.back(batch.loss(), unused);
        double[] product = pass.hessianTimes(batch.loss(), vector);
        for (int i = 0; i < at.length; i++) {
            assertThat(product[i]).isCloseTo((ahead[i] - behind[i]) / (2 * STEP), within(AGREEMENT));
        }
    }

    @Test
    void unitsThatStayKeepTheMeanOfAll() {
        double[] factors = factors(2);

        assertThat(Arrays.stream(factors).average().orElseThrow()).isCloseTo(1, within(0.01));
        assertThat(Arrays.stream(factors).filter(factor -> factor == 0).count() / 100_000.0)
                .isCloseTo(0.3, within(0.01));
        assertThat(factors(3)).isNotEqualTo(factors);
    }

    private static double[] factors(int layer) {
        float[] factors = new Dropout(0.3, 1).factors(layer, 100_000);
        return IntStream.range(0, factors.length)
                .mapToDouble(unit -> factors[unit])
                .toArray();
    }

    @Test
    void theHessianIsSymmetric() {
        for (Batch batch : batches()) {
            Network network = network(Activation.GELU, batch);
            double[] at = draw(network.parameters());
            double[] u = draw(at.length);
            double[] v = draw(at.length);

            assertThat(dot(u, hessianTimes(network, at, batch, v)))
                    .isCloseTo(dot(v, hessianTimes(network, at, batch, u)), within(1e-10));
        }
    }

    @Test
    void plainJavaAndNd4jAgree() {
        for (Batch batch : batches()) {
            Network plain = network(Activation.TANH, batch);
            Network onNd4j = new Network(plain.architecture(), new Nd4jProducts());
            double[] at = draw(plain.parameters());
            double[] vector = draw(at.length);
            double[] expected = new double[at.length];
            double[] gradient = new double[at.length];

            assertThat(onNd4j.lossAndGradient(at, batch, gradient))
                    .isCloseTo(plain.lossAndGradient(at, batch, expected), within(1e-12));
            assertThat(gradient).containsExactly(expected, within(1e-12));
            assertThat(hessianTimes(onNd4j, at, batch, vector))
                    .containsExactly(hessianTimes(plain, at, batch, vector), within(1e-12));
        }
    }

    @Test
    void derivativesByTheInputsAgreeWithDifferencesOfLosses() {
        Batch batch = batches().getFirst();
        Network network = network(Activation.SOFTPLUS, batch);
        double[] at = draw(network.parameters());
        Pass pass = network.evaluate(at, batch.inputs(), batch.rows());
        pass.back(batch.loss(), new double[at.length]);

        double[] byInputs = pass.byInputs();

        for (int i = 0; i < byInputs.length; i++) {
            double slope = (network.loss(at, new Batch(moved(batch.inputs(), i, STEP), batch.loss()))
                            - network.loss(at, new Batch(moved(batch.inputs(), i, -STEP), batch.loss())))
                    / (2 * STEP);
            assertThat(byInputs[i]).isCloseTo(slope, within(AGREEMENT));
        }
    }

    private static double[] hessianTimes(Network network, double[] at, Batch batch, double[] vector) {
        Pass pass = network.evaluate(at, batch.inputs(), batch.rows());
        pass.back(batch.loss(), new double[at.length]);
        return pass.hessianTimes(batch.loss(), vector);
    }

    private static Network network(Activation activation, Batch batch) {
        return new Network(new Architecture(List.of(3, 6, 5, batch.loss().outputs()), activation), new PlainProducts());
    }

    private List<Batch> batches() {
        double[] inputs = draw(ROWS * 3);
        int[] codes = random.ints(ROWS, 0, 4).toArray();
        return List.of(
                new Batch(inputs, new Loss.Squared(draw(ROWS))),
                new Batch(inputs, new Loss.CrossEntropy(new ClassTarget(codes, List.of("a", "b", "c", "d")))));
    }

    private double[] draw(int length) {
        return random.doubles(length, -1, 1).toArray();
    }

    private static double[] moved(double[] at, int index, double by) {
        double[] moved = at.clone();
        moved[index] += by;
        return moved;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
