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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The definition in double precision judges values, its central differences judge derivatives. */
class ConvolutionalNetworkTest {

    /** For losses in single precision. */
    private static final double SINGLE_STEP = 1e-3;

    private static final double STEP = 1e-6;
    private static final double AGREEMENT = 2e-4;
    private static final int ROWS = 5;
    private static final int CLASSES = 3;

    private final RandomGenerator random = Seeds.generator(12, "images");

    /** Few and many channels, odd and even sizes, with and without pooling, dilation and a linear layer. */
    static List<ConvolutionalArchitecture> architectures() {
        return List.of(
                new ConvolutionalArchitecture(7, 6, List.of(new Block(3, true)), CLASSES),
                new ConvolutionalArchitecture(5, 6, List.of(new Block(9, false), new Block(4, true)), CLASSES),
                new ConvolutionalArchitecture(6, 9, List.of(new Block(10, true), new Block(CLASSES, true)), 0),
                new ConvolutionalArchitecture(4, 4, List.of(new Block(2, false), new Block(6, false)), CLASSES),
                new ConvolutionalArchitecture(7, 6, List.of(new Block(9, false, 2), new Block(4, true, 3)), CLASSES),
                new ConvolutionalArchitecture(4, 5, List.of(new Block(2, true), new Block(3, false, 3)), CLASSES));
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void outputsAgreeWithTheDefinition(ConvolutionalArchitecture architecture) {
        ConvolutionalNetwork network = new ConvolutionalNetwork(architecture);
        double[] at = parameters(architecture);
        double[] inputs = inputs(architecture);

        assertThat(network.evaluate(at, inputs, ROWS).outputs())
                .containsExactly(
                        SlowConvolutionalNetwork.outputs(architecture, at, inputs, ROWS, true), within(AGREEMENT));
        assertThat(network.outputs(at, inputs, ROWS))
                .containsExactly(
                        SlowConvolutionalNetwork.outputs(architecture, at, inputs, ROWS, false), within(AGREEMENT));
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void derivativesAgreeWithDifferences(ConvolutionalArchitecture architecture) {
        ConvolutionalNetwork network = new ConvolutionalNetwork(architecture);
        double[] at = parameters(architecture);
        double[] inputs = inputs(architecture);
        double[] factors = draw(ROWS * network.outputs());
        double[] gradient = new double[at.length];

        network.evaluate(at, inputs, ROWS).backward(factors, gradient, 0);

        for (int i = 0; i < at.length; i++) {
            double ahead = dot(factors, architecture, moved(at, i, STEP), inputs);
            double behind = dot(factors, architecture, moved(at, i, -STEP), inputs);
            double slope = (ahead - behind) / (2 * STEP);
            assertThat(gradient[i])
                    .as("derivative by parameter %s of %s", i, at.length)
                    .isCloseTo(slope, within(AGREEMENT * Math.max(1, Math.abs(slope))));
        }
    }

    @Test
    void derivativesWithoutTheInputsThatAreLeftOutAgreeWithDifferences() {
        ConvolutionalArchitecture architecture = new ConvolutionalArchitecture(4, 4, List.of(new Block(3, true)), 2);
        ConvolutionalNetwork network = new ConvolutionalNetwork(architecture);
        ClassTarget classes = new ClassTarget(new int[ROWS], List.of("a", "b"));
        Batch batch = new Batch(inputs(architecture), Loss.of(classes)).with(new Dropout(0.5, 1));
        double[] at = parameters(architecture);
        double[] gradient = new double[at.length];
        double[] unused = new double[at.length];

        double loss = network.lossAndGradient(at, batch, gradient);

        assertThat(loss).isNotEqualTo(network.lossAndGradient(at, batch.with(Dropout.NONE), unused));
        double length =
                Math.sqrt(Arrays.stream(gradient).map(entry -> entry * entry).sum());
        double[] ahead = at.clone();
        double[] behind = at.clone();
        for (int i = 0; i < at.length; i++) {
            ahead[i] += SINGLE_STEP * gradient[i] / length;
            behind[i] -= SINGLE_STEP * gradient[i] / length;
        }
        double slope = (network.lossAndGradient(ahead, batch, unused) - network.lossAndGradient(behind, batch, unused))
                / (2 * SINGLE_STEP);
        assertThat(slope).as("along the gradient").isCloseTo(length, within(0.01 * length));
    }

    @Test
    void batchesLongerThanASliceAgreeWithTheDefinition() {
        ConvolutionalArchitecture architecture =
                new ConvolutionalArchitecture(4, 4, List.of(new Block(8, true), new Block(2, true)), 2);
        double[] at = parameters(architecture);
        double[] inputs = draw(400 * 16);

        assertThat(new ConvolutionalNetwork(architecture)
                        .evaluate(at, inputs, 400)
                        .outputs())
                .containsExactly(
                        SlowConvolutionalNetwork.outputs(architecture, at, inputs, 400, true), within(AGREEMENT));
        assertThat(new ConvolutionalNetwork(architecture).outputs(at, inputs, 400))
                .containsExactly(
                        SlowConvolutionalNetwork.outputs(architecture, at, inputs, 400, false), within(AGREEMENT));
    }

    @Test
    void predictionsOfARowDoNotDependOnOthers() {
        ConvolutionalArchitecture architecture = architectures().get(1);
        ConvolutionalNetwork network = new ConvolutionalNetwork(architecture);
        double[] at = parameters(architecture);
        double[] inputs = inputs(architecture);
        int width = inputs.length / ROWS;

        double[] together = network.outputs(at, inputs, ROWS);

        for (int row = 0; row < ROWS; row++) {
            assertThat(network.outputs(at, Arrays.copyOfRange(inputs, row * width, (row + 1) * width), 1))
                    .isEqualTo(Arrays.copyOfRange(together, row * CLASSES, (row + 1) * CLASSES));
        }
    }

    @Test
    void settledParametersPredictABatchAsInTraining() {
        ConvolutionalArchitecture architecture = architectures().get(2);
        ConvolutionalNetwork network = new ConvolutionalNetwork(architecture);
        double[] at = parameters(architecture);
        double[] inputs = inputs(architecture);

        double[] settled = network.settled(at, inputs, ROWS);

        int learned = (int) architecture.learned();
        assertThat(Arrays.copyOf(settled, learned)).isEqualTo(Arrays.copyOf(at, learned));
        assertThat(network.outputs(settled, inputs, ROWS))
                .containsExactly(network.evaluate(at, inputs, ROWS).outputs(), within(AGREEMENT));
    }

    @Test
    void aLinearLayerOnTopIsAppliedToTheOutputs() {
        ConvolutionalArchitecture architecture = architectures().get(2);
        ConvolutionalNetwork network = new ConvolutionalNetwork(architecture);
        double[] at = parameters(architecture);
        double[] inputs = inputs(architecture);
        double[] biases = draw(2);
        double[] weights = draw(2 * network.outputs());
        double[] embedded = network.outputs(at, inputs, ROWS);
        double[] expected = new double[ROWS * 2];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = biases[i % 2];
            for (int e = 0; e < network.outputs(); e++) {
                expected[i] += weights[i % 2 * network.outputs() + e] * embedded[i / 2 * network.outputs() + e];
            }
        }

        assertThat(network.topped(2).outputs(network.topped(at, biases, weights), inputs, ROWS))
                .containsExactly(expected, within(AGREEMENT));
        assertThatThrownBy(() -> network.topped(2).topped(2)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatIsEqualOnPoolingSharesTheDerivative() {
        ConvolutionalArchitecture architecture =
                new ConvolutionalArchitecture(4, 4, List.of(new Block(1, false), new Block(1, true)), 0);
        double[] at = parameters(architecture);
        double[] blank = new double[2 * 16];
        double[] gradient = new double[at.length];
        at[11] = 1;

        new ConvolutionalNetwork(architecture)
                .evaluate(at, blank, 2)
                .backward(new double[] {1, 1, 1, 1, 1, 1, 1, 1}, gradient, 0);

        assertThat(gradient[11]).as("by the shift of the second block").isCloseTo(8, within(1e-6));
    }

    @Test
    void imagesTooSmallForThePoolingAreRefused() {
        assertThatThrownBy(() -> ConvolutionalArchitecture.ofFourBlocks(15, 28, 4, Normalisation.BATCH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("15 x 28")
                .hasMessageContaining("4 times");
    }

    private static double dot(double[] factors, ConvolutionalArchitecture architecture, double[] at, double[] inputs) {
        double[] outputs = SlowConvolutionalNetwork.outputs(architecture, at, inputs, ROWS, true);
        double sum = 0;
        for (int i = 0; i < factors.length; i++) {
            sum += factors[i] * outputs[i];
        }
        return sum;
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

    private static double[] moved(double[] at, int index, double by) {
        double[] moved = at.clone();
        moved[index] += by;
        return moved;
    }
}
