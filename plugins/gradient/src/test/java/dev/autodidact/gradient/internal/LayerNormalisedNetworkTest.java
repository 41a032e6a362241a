package dev.autodidact.gradient.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.gradient.internal.ConvolutionalArchitecture.Block;
import dev.autodidact.gradient.internal.ConvolutionalArchitecture.Normalisation;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The definition in double precision judges values, its central differences judge first and second derivatives. */
class LayerNormalisedNetworkTest {

    private static final double STEP = 1e-5;
    private static final double AGREEMENT = 2e-4;
    private static final int ROWS = 5;
    private static final int CLASSES = 3;

    private final RandomGenerator random = Seeds.generator(12, "images");

    /** Few and many channels, odd and even sizes; with a linear layer, and more than one slice of tiles. */
    static List<ConvolutionalArchitecture> architectures() {
        return List.of(
                architecture(7, 6, 3), architecture(6, 9, 9, 4), architecture(9, 10, 2, 9, 3), architecture(14, 14, 3));
    }

    private static ConvolutionalArchitecture architecture(int height, int width, Integer... filters) {
        return new ConvolutionalArchitecture(
                height,
                width,
                Arrays.stream(filters).map(count -> new Block(count, true)).toList(),
                CLASSES,
                Normalisation.LAYER);
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void outputsAgreeWithTheDefinition(ConvolutionalArchitecture architecture) {
        LayerNormalisedNetwork network = network(architecture);
        double[] at = parameters(architecture);
        double[] inputs = inputs(architecture);
        double[] expected = SlowConvolutionalNetwork.outputs(architecture, at, inputs, ROWS, true);

        assertThat(network.evaluate(at, inputs, ROWS).outputs()).containsExactly(expected, within(AGREEMENT));
        assertThat(network.outputs(at, inputs, ROWS)).containsExactly(expected, within(AGREEMENT));
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void firstAndSecondDerivativesAgreeWithDifferences(ConvolutionalArchitecture architecture) {
        double[] at = parameters(architecture);
        double[] inputs = inputs(architecture);
        double[] along = draw(at.length);
        double[] gradient = new double[at.length];
        TwiceDifferentiable.Evaluation evaluation = network(architecture).evaluate(at, inputs, ROWS);

        double loss = evaluation.back(loss(), gradient);
        double[] product = evaluation.hessianTimes(loss(), along);

        assertThat(loss).isCloseTo(slowLoss(architecture, at, inputs), within(AGREEMENT));
        for (int i = 0; i < at.length; i++) {
            double slope = slope(architecture, at, inputs, i);
            double bend = (slope(architecture, moved(at, along, STEP), inputs, i)
                            - slope(architecture, moved(at, along, -STEP), inputs, i))
                    / (2 * STEP);
            assertThat(gradient[i])
                    .as("derivative by parameter %s of %s", i, at.length)
                    .isCloseTo(slope, within(AGREEMENT * Math.max(1, Math.abs(slope))));
            assertThat(product[i])
                    .as("its change along a direction, parameter %s of %s", i, at.length)
                    .isCloseTo(bend, within(5 * AGREEMENT * Math.max(1, Math.abs(bend))));
        }
    }

    @Test
    void theHessianIsSymmetric() {
        ConvolutionalArchitecture architecture = ConvolutionalArchitecture.ofFourBlocks(28, 28, 32, Normalisation.LAYER)
                .topped(CLASSES);
        LayerNormalisedNetwork network = network(architecture);
        double[] at = parameters(architecture);
        double[] inputs = inputs(architecture);
        double[] one = draw(at.length);
        double[] other = draw(at.length);
        TwiceDifferentiable.Evaluation evaluation = network.evaluate(at, inputs, ROWS);
        evaluation.back(loss(), new double[at.length]);

        double there = dot(one, evaluation.hessianTimes(loss(), other));
        double back = dot(other, evaluation.hessianTimes(loss(), one));

        assertThat(there).isCloseTo(back, within(1e-3 * Math.abs(back)));
    }

    @Test
    void outputsOfARowDoNotDependOnOthers() {
        ConvolutionalArchitecture architecture = architectures().get(1);
        LayerNormalisedNetwork network = network(architecture);
        double[] at = parameters(architecture);
        double[] inputs = inputs(architecture);
        int width = inputs.length / ROWS;

        double[] together = network.evaluate(at, inputs, ROWS).outputs();

        for (int row = 0; row < ROWS; row++) {
            assertThat(network.evaluate(at, Arrays.copyOfRange(inputs, row * width, (row + 1) * width), 1)
                            .outputs())
                    .isEqualTo(Arrays.copyOfRange(together, row * CLASSES, (row + 1) * CLASSES));
        }
    }

    @Test
    void everyBlockMustPool() {
        assertThatThrownBy(() ->
                        new ConvolutionalArchitecture(8, 8, List.of(new Block(2, false)), CLASSES, Normalisation.LAYER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pool");
    }

    private static LayerNormalisedNetwork network(ConvolutionalArchitecture architecture) {
        return new LayerNormalisedNetwork(architecture, new PlainProducts());
    }

    private static Loss loss() {
        int[] codes = IntStream.range(0, ROWS).map(row -> row % CLASSES).toArray();
        return new Loss.CrossEntropy(new ClassTarget(codes, List.of("a", "b", "c")));
    }

    private static double slope(ConvolutionalArchitecture architecture, double[] at, double[] inputs, int index) {
        double[] there = at.clone();
        there[index] += STEP;
        double ahead = slowLoss(architecture, there, inputs);
        there[index] -= 2 * STEP;
        return (ahead - slowLoss(architecture, there, inputs)) / (2 * STEP);
    }

    private static double slowLoss(ConvolutionalArchitecture architecture, double[] at, double[] inputs) {
        double[] outputs = SlowConvolutionalNetwork.outputs(architecture, at, inputs, ROWS, true);
        return loss().of(outputs, new double[outputs.length]);
    }

    private double[] parameters(ConvolutionalArchitecture architecture) {
        float[] start = architecture.start(random);
        double[] at = new double[start.length];
        for (int i = 0; i < at.length; i++) {
            at[i] = start[i] + 0.2 * random.nextDouble();
        }
        return at;
    }

    private double[] inputs(ConvolutionalArchitecture architecture) {
        return draw(ROWS * architecture.height() * architecture.width());
    }

    private double[] draw(int length) {
        return random.doubles(length, -1, 1).toArray();
    }

    private static double[] moved(double[] at, double[] along, double by) {
        double[] moved = at.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += by * along[i];
        }
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
