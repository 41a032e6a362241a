package dev.autodidact.gradient.fewshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.suite.EpisodeSource;
import dev.autodidact.api.suite.EpisodeSource.Part;
import dev.autodidact.api.task.Episode;
import dev.autodidact.gradient.internal.Activation;
import dev.autodidact.gradient.internal.Architecture;
import dev.autodidact.gradient.internal.Batch;
import dev.autodidact.gradient.internal.ConvolutionalArchitecture;
import dev.autodidact.gradient.internal.ConvolutionalArchitecture.Normalisation;
import dev.autodidact.gradient.internal.LayerNormalisedNetwork;
import dev.autodidact.gradient.internal.Network;
import dev.autodidact.gradient.internal.PlainProducts;
import dev.autodidact.gradient.internal.TwiceDifferentiable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Small smooth networks, so that central differences of the query loss judge derivatives through the adaptation. */
class MethodTest {

    private static final double STEP = 1e-5;
    private static final double AGREEMENT = 1e-6;
    private static final double RATE = 0.05;
    private static final double IMAGE_STEP = 1e-4;

    @ParameterizedTest
    @EnumSource(Rates.class)
    void derivativesThroughInnerStepsAreExact(Rates rates) {
        for (int steps : List.of(0, 1, 3)) {
            checkDerivatives(
                    new Maml(Foundation.of(network(1, 1)), Curriculum.asJudged(1), rates, RATE, steps, true),
                    new Waves());
            checkDerivatives(
                    new Maml(Foundation.of(network(2, 3)), Curriculum.asJudged(1), rates, RATE, steps, true),
                    new Spots());
        }
    }

    @Test
    void derivativesThroughTheGeneratedLayerAreExact() {
        checkDerivatives(hypernetwork(1, 1), new Waves());
    }

    @Test
    void derivativesThroughPrototypesAreExact() {
        checkDerivatives(new Prototypes(network(2, 4), 3, 1), new Spots());
    }

    /** In single precision, along the derivative itself, where the slope is its length. */
    @ParameterizedTest
    @EnumSource(
            value = Rates.class,
            names = {"SAME", "HEAD"})
    void derivativesThroughInnerStepsOnImagesAreExact(Rates rates) {
        Foundation foundation = new Foundation(
                new LayerNormalisedNetwork(
                        ConvolutionalArchitecture.ofFourBlocks(16, 16, 4, Normalisation.LAYER), new PlainProducts()),
                3,
                Optional.of(new Pace(0.5, 0.2)));
        Method exact = new Maml(foundation, Curriculum.asJudged(1), rates, 0.2, 2, true);
        Method firstOrder = new Maml(foundation, Curriculum.asJudged(1), rates, 0.2, 2, false);
        Batch[] task = task(new Bars());
        double[] meta = start(exact);
        double[] gradient = new double[meta.length];
        double[] other = new double[meta.length];

        exact.lossAndGradient(meta, task[0], task[1], gradient);
        firstOrder.lossAndGradient(meta, task[0], task[1], other);

        double length = length(gradient);
        double ahead = lossAt(exact, meta, gradient, IMAGE_STEP / length, task);
        double behind = lossAt(exact, meta, gradient, -IMAGE_STEP / length, task);
        double slope = (ahead - behind) / (2 * IMAGE_STEP);
        assertThat(slope).isCloseTo(length, within(0.01 * length));
        assertThat(length(difference(gradient, other))).isGreaterThan(0.1 * length);
    }

    private static double lossAt(Method method, double[] meta, double[] along, double by, Batch[] task) {
        double[] there = meta.clone();
        for (int i = 0; i < there.length; i++) {
            there[i] += by * along[i];
        }
        return method.lossAndGradient(there, task[0], task[1], new double[meta.length]);
    }

    private static double length(double[] vector) {
        return Math.sqrt(Arrays.stream(vector).map(entry -> entry * entry).sum());
    }

    private static double[] difference(double[] a, double[] b) {
        double[] difference = a.clone();
        for (int i = 0; i < difference.length; i++) {
            difference[i] -= b[i];
        }
        return difference;
    }

    @Test
    void theNearestClassMeanIsTheMostProbableClass() {
        Network encoder = network(2, 4);
        Method method = new Prototypes(encoder, 3, 1);
        double[] meta = start(method);
        Episode episode = new Spots().draw(Part.META_TRAIN, Seeds.generator(4, "task"));
        Batch support = Batch.of(episode.query());
        Batch query = Batch.of(episode.support());
        double[][] means = new double[3][4];
        double[] embedded = encoder.outputs(meta, support.inputs(), support.rows());
        ClassTarget classes = (ClassTarget) episode.query().target();
        for (int i = 0; i < embedded.length; i++) {
            means[classes.code(i / 4)][i % 4] += embedded[i] / 4;
        }
        double[] asked = encoder.outputs(meta, query.inputs(), query.rows());

        double[] scores =
                method.network().outputs(method.adapt(meta, support, 1).getFirst(), query.inputs(), query.rows());

        for (int row = 0; row < query.rows(); row++) {
            for (int c = 1; c < 3; c++) {
                assertThat(scores[3 * row + c] - scores[3 * row])
                        .isCloseTo(squared(asked, row, means[0]) - squared(asked, row, means[c]), within(1e-12));
            }
        }
    }

    private static double squared(double[] asked, int row, double[] mean) {
        double sum = 0;
        for (int i = 0; i < mean.length; i++) {
            sum += Math.pow(asked[row * mean.length + i] - mean[i], 2);
        }
        return sum;
    }

    @Test
    void stepsThatCountGoDownALoss() {
        checkDerivatives(profiles(), new Spots());
    }

    @Test
    void profilesAreOfClasses() {
        assertThatThrownBy(() -> profiles().adapt(start(profiles()), task(new Waves())[0], 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("regression");
    }

    @Test
    void cosinesOfFeaturesDecideBeforeAnythingIsCounted() {
        Method method = profiles();
        Batch[] task = task(new Spots());

        double[] scores = method.network()
                .outputs(method.adapt(start(method), task[0], 1).getFirst(), task[1].inputs(), task[1].rows());

        double[] known = task[0].inputs();
        for (int i = 0; i < scores.length; i++) {
            double u = task[1].inputs()[i / 3 * 2];
            double v = task[1].inputs()[i / 3 * 2 + 1];
            double product = u * known[i % 3 * 2] + v * known[i % 3 * 2 + 1];
            double cosine = product / Math.hypot(known[i % 3 * 2], known[i % 3 * 2 + 1]) / Math.sqrt(2);
            assertThat(scores[i]).isCloseTo(18 * 0.65 * cosine, within(1e-6));
        }
    }

    private static Profiles profiles() {
        return new Profiles(new Network(new Architecture(List.of(2, 3), Activation.TANH)), 2);
    }

    @Test
    void prototypesAreLearnedOnEpisodesOfMoreClasses() {
        Task drawn = new Prototypes(network(2, 4), 3, 1).curriculum().draw(new Spots(), Seeds.generator(1, "wide"));

        assertThat(drawn.support().loss().outputs()).isEqualTo(6);
    }

    @Test
    void prototypesAreOfClasses() {
        Method method = new Prototypes(network(1, 4), 1, 1);

        assertThatThrownBy(() -> method.adapt(start(method), task(new Waves())[0], 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("regression");
    }

    @Test
    void firstOrderIsTheGradientWhereTheStepsEnd() {
        Network network = network(1, 1);
        Batch[] task = task(new Waves());
        Method method = new Maml(Foundation.of(network), Curriculum.asJudged(1), Rates.SAME, RATE, 3, false);
        double[] meta = start(method);
        double[] at = meta.clone();
        double[] slope = new double[at.length];
        for (int step = 0; step < 3; step++) {
            network.lossAndGradient(at, task[0], slope);
            for (int i = 0; i < at.length; i++) {
                at[i] -= RATE * slope[i];
            }
        }
        double loss = network.lossAndGradient(at, task[1], slope);
        double[] gradient = new double[meta.length];

        assertThat(method.lossAndGradient(meta, task[0], task[1], gradient)).isCloseTo(loss, within(1e-12));
        assertThat(gradient).containsExactly(slope, within(1e-12));
    }

    @Test
    void onlyTheHeadMovesWhereOnlyTheHeadLearns() {
        Method method = new Maml(Foundation.of(network(1, 1)), Curriculum.asJudged(1), Rates.HEAD, RATE, 1, true);
        double[] meta = start(method);

        double[] adapted = method.adapt(meta, task(new Waves())[0], 4).getLast();

        int head = network(1, 1).architecture().offset(3);
        assertThat(Arrays.copyOf(adapted, head)).isEqualTo(Arrays.copyOf(meta, head));
        assertThat(Arrays.copyOfRange(adapted, head, adapted.length))
                .isNotEqualTo(Arrays.copyOfRange(meta, head, meta.length));
    }

    @Test
    void reptileGoesTowardWhereItsStepsEnd() {
        Network network = network(1, 1);
        Batch[] task = task(new Waves());
        Method method = new Reptile(Foundation.of(network), Curriculum.asJudged(1), RATE, 2, false);
        double[] meta = start(method);
        double[] first = new double[meta.length];
        double[] second = new double[meta.length];
        network.lossAndGradient(meta, task[0], first);
        double[] between = meta.clone();
        for (int i = 0; i < meta.length; i++) {
            between[i] -= RATE * first[i];
        }
        network.lossAndGradient(between, task[1], second);
        double[] gradient = new double[meta.length];

        method.lossAndGradient(meta, task[0], task[1], gradient);

        for (int i = 0; i < meta.length; i++) {
            assertThat(gradient[i]).isCloseTo(RATE * (first[i] + second[i]), within(1e-12));
        }
    }

    /** From a last layer of zeros; without a guard, as in meta-training. */
    @ParameterizedTest
    @EnumSource(
            value = Rates.class,
            names = {"SAME", "HEAD"})
    void theFirstStepsOnImagesDoNotGoTooFar(Rates rates) {
        Foundation foundation = new Foundation(
                new LayerNormalisedNetwork(
                        ConvolutionalArchitecture.ofFourBlocks(16, 16, 32, Normalisation.LAYER), new PlainProducts()),
                12,
                Optional.of(new Pace(1, 1)));
        TwiceDifferentiable network = foundation.network();
        Batch support = Batch.of(new Bars()
                .drawWide(Part.META_TRAIN, 12, Seeds.generator(4, "task"))
                .support());
        double[] at = foundation.begin(MetaTraining.doubles(foundation.start(Seeds.generator(3, "start"))), network);
        InnerRates inner = foundation.rates(rates, FewShotStrategy.IMAGE_RATE, at, network);
        double[] slope = new double[at.length];
        double before = Double.POSITIVE_INFINITY;
        for (int step = 0; step <= 2; step++) {
            double loss = network.lossAndGradient(at, support, slope);
            assertThat(loss).as("after %s steps", step).isLessThan(before);
            before = loss;
            at = GuardedSteps.moved(at, 1, inner.of(step), slope);
        }
    }

    @Test
    void guardedStepsNeverRaiseTheSupportLoss() {
        Network network = network(1, 1);
        for (double rate : List.of(0.1, 10.0, 1e6)) {
            Method method = new Maml(Foundation.of(network), Curriculum.asJudged(1), Rates.SAME, rate, 1, true);
            Batch support = task(new Waves())[0];
            List<double[]> points = method.adapt(start(method), support, 10);

            assertThat(points).hasSize(11);
            for (int step = 1; step < points.size(); step++) {
                assertThat(network.loss(points.get(step), support))
                        .as("rate %s, step %s", rate, step)
                        .isLessThanOrEqualTo(network.loss(points.get(step - 1), support));
            }
        }
    }

    @Test
    void aHypernetworkIsForRegression() {
        Method method = hypernetwork(2, 3);

        assertThatThrownBy(() -> method.adapt(start(method), task(new Spots())[0], 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("regression");
    }

    private static void checkDerivatives(Method method, EpisodeSource source) {
        Batch[] task = task(source);
        double[] meta = start(method);
        double[] gradient = new double[meta.length];
        method.lossAndGradient(meta, task[0], task[1], gradient);
        double[] scratch = new double[meta.length];
        for (int i = 0; i < meta.length; i++) {
            double[] ahead = meta.clone();
            double[] behind = meta.clone();
            ahead[i] += STEP;
            behind[i] -= STEP;
            double slope = (method.lossAndGradient(ahead, task[0], task[1], scratch)
                            - method.lossAndGradient(behind, task[0], task[1], scratch))
                    / (2 * STEP);
            assertThat(gradient[i])
                    .as("meta-parameter %s", i)
                    .isCloseTo(slope, within(AGREEMENT * Math.max(1, Math.abs(slope))));
        }
    }

    private static double[] start(Method method) {
        return MetaTraining.doubles(method.start(Seeds.generator(3, "start")));
    }

    private static Batch[] task(EpisodeSource source) {
        Episode episode = source.draw(Part.META_TRAIN, Seeds.generator(4, "task"));
        return new Batch[] {Batch.of(episode.support()), Batch.of(episode.query())};
    }

    private static Method hypernetwork(int features, int outputs) {
        return new Hypernetwork(
                network(features, outputs),
                network(features + 1, 3),
                new Network(new Architecture(List.of(3, 4, 6), Activation.TANH)));
    }

    private static Network network(int features, int outputs) {
        return new Network(new Architecture(List.of(features, 6, 5, outputs), Activation.TANH));
    }
}
