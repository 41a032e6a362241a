package dev.autodidact.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.optimizer.UpdateState;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.Dataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.fm.FMClassificationModel;
import org.tribuo.classification.sgd.fm.FMClassificationTrainer;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.LinearParameters;
import org.tribuo.math.StochasticGradientOptimiser;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.DenseSparseMatrix;
import org.tribuo.math.la.SparseVector;
import org.tribuo.math.la.Tensor;
import org.tribuo.math.optimisers.SGD;

class RuleOptimiserTest {

    private static final double RATE = 0.05;
    private static final double ROUNDING = 1e-4;

    private static StochasticGradientOptimiser ours() {
        UpdateRule descent = Fixtures.rules().get(0).with(Configuration.of(Map.of("learning-rate", RATE)));
        return new RuleOptimiser(descent, 1, Cancellation.none());
    }

    private static Dataset<Label> dataset(boolean sparse) {
        return Training.of(Fixtures.classes(Fixtures.features(60, 4, sparse), 3))
                .labelled();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void plainDescentTrainsALinearModelAsTribuosOwnDoes(boolean sparse) {
        DenseMatrix expected = linear(SGD.getSimpleSGD(RATE), sparse).getWeightsCopy();
        DenseMatrix actual = linear(ours(), sparse).getWeightsCopy();

        assertThat(expected.twoNorm()).isGreaterThan(1);
        assertClose(actual, expected);
    }

    private static LinearSGDModel linear(StochasticGradientOptimiser optimiser, boolean sparse) {
        return new LinearSGDTrainer(new LogMulticlass(), optimiser, 5, -1, 1, Fixtures.SEED).train(dataset(sparse));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void plainDescentTrainsAFactorizationMachineAsTribuosOwnDoes(boolean sparse) {
        FMClassificationModel expected = machine(SGD.getSimpleSGD(RATE), sparse);
        FMClassificationModel actual = machine(ours(), sparse);

        assertClose(actual.getLinearWeightsCopy(), expected.getLinearWeightsCopy());
        Tensor[] factors = actual.getFactorsCopy();
        Tensor[] expectedFactors = expected.getFactorsCopy();
        for (int i = 0; i < factors.length; i++) {
            assertClose((DenseMatrix) factors[i], (DenseMatrix) expectedFactors[i]);
        }
    }

    private static FMClassificationModel machine(StochasticGradientOptimiser optimiser, boolean sparse) {
        return new FMClassificationTrainer(new LogMulticlass(), optimiser, 5, -1, 1, Fixtures.SEED, 3, 0.1)
                .train(dataset(sparse));
    }

    private static void assertClose(DenseMatrix actual, DenseMatrix expected) {
        assertThat(actual.getShape()).isEqualTo(expected.getShape());
        for (int i = 0; i < expected.getDimension1Size(); i++) {
            for (int j = 0; j < expected.getDimension2Size(); j++) {
                assertThat(actual.get(i, j)).isCloseTo(expected.get(i, j), within(ROUNDING));
            }
        }
    }

    @Test
    void sparseGradientsMoveWhatDenseOnesMove() {
        SparseVector row = SparseVector.createSparseVector(3, new int[] {1}, new double[] {2});
        DenseMatrix dense = DenseMatrix.createDenseMatrix(new double[][] {{0, 0, 0}, {0, 2, 0}});
        Tensor sparse =
                new DenseSparseMatrix(List.of(SparseVector.createSparseVector(3, new int[0], new double[0]), row));

        assertThat(oneStep(sparse)).isEqualTo(oneStep(dense));
        assertThat(oneStep(sparse).get(1, 1)).isCloseTo(2 * RATE, within(ROUNDING));
        assertThat(oneStep(new DenseSparseMatrix(2, 3)).twoNorm()).isZero();
    }

    private static DenseMatrix oneStep(Tensor uphill) {
        StochasticGradientOptimiser optimiser = ours();
        LinearParameters parameters = new LinearParameters(3, 2);
        optimiser.initialise(parameters);
        parameters.update(optimiser.step(new Tensor[] {uphill}, 1));
        return parameters.getWeightMatrix();
    }

    @Test
    void aMinibatchIsOneStepByTheMeanGradient() {
        UpdateRule descent = Fixtures.rules().get(0).with(Configuration.of(Map.of("learning-rate", RATE)));
        RuleOptimiser optimiser = new RuleOptimiser(descent, 3, Cancellation.none());
        LinearParameters parameters = new LinearParameters(2, 1);
        optimiser.initialise(parameters);
        List<Double> values = new ArrayList<>();
        for (double uphill : new double[] {1, 2, 6, 10, 20, 60}) {
            Tensor gradient = DenseMatrix.createDenseMatrix(new double[][] {{uphill, 0}});
            parameters.update(optimiser.step(new Tensor[] {gradient}, 1));
            values.add(parameters.getWeightMatrix().get(0, 0) / RATE);
        }
        assertThat(values)
                .usingElementComparator((a, b) -> Math.abs(a - b) < ROUNDING ? 0 : Double.compare(a, b))
                .containsExactly(0.0, 0.0, 3.0, 3.0, 3.0, 33.0);
    }

    @Test
    void everyTrainingStartsFromAStateOfItsOwn() {
        StochasticGradientOptimiser shared = new RuleOptimiser(new Counting(), 1, Cancellation.none());
        LinearSGDTrainer trainer = new LinearSGDTrainer(new LogMulticlass(), shared, 2, -1, 1, Fixtures.SEED);

        DenseMatrix first = trainer.train(dataset(false), Map.of(), 0).getWeightsCopy();
        DenseMatrix second = trainer.train(dataset(false), Map.of(), 0).getWeightsCopy();

        assertThat(second).isEqualTo(first);
    }

    @Test
    void cancellationEndsTheTrainingInItsNextStep() {
        RuleOptimiser optimiser =
                new RuleOptimiser(new Counting(), 1, Fixtures.cancelled().cancellation());

        assertThatThrownBy(() -> linear(optimiser, false)).isInstanceOf(CancelledException.class);
    }

    @Test
    void stepsOutOfTheFiniteNumbersAreNotTaken() {
        RuleOptimiser optimiser = new RuleOptimiser(new Diverging(), 1, Cancellation.none());
        LinearParameters parameters = new LinearParameters(2, 1);
        optimiser.initialise(parameters);

        parameters.update(optimiser.step(new Tensor[] {new DenseMatrix(1, 2)}, 1));
        parameters.update(optimiser.step(new Tensor[] {new DenseMatrix(1, 2)}, 1));

        assertThat(parameters.getWeightMatrix().get(0, 0)).isEqualTo(Float.MAX_VALUE);
    }

    /** Steps that shrink with their number. */
    private record Counting() implements UpdateRule {

        @Override
        public String id() {
            return "counting";
        }

        @Override
        public SearchSpace space() {
            return SearchSpace.empty();
        }

        @Override
        public UpdateRule with(Configuration configuration) {
            return this;
        }

        @Override
        public UpdateState start(int parameters) {
            return UpdateState.zeros(parameters, 0);
        }

        @Override
        public void step(UpdateState state, float[] parameters, float[] gradient) {
            float rate = 1f / state.beginStep(parameters, gradient);
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] -= rate * gradient[i];
            }
        }
    }

    /** Adds the largest number in every step. */
    private record Diverging() implements UpdateRule {

        @Override
        public String id() {
            return "diverging";
        }

        @Override
        public SearchSpace space() {
            return SearchSpace.empty();
        }

        @Override
        public UpdateRule with(Configuration configuration) {
            return this;
        }

        @Override
        public UpdateState start(int parameters) {
            return UpdateState.zeros(parameters, 0);
        }

        @Override
        public void step(UpdateState state, float[] parameters, float[] gradient) {
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] += Float.MAX_VALUE;
            }
        }
    }
}
