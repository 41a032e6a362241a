package dev.autodidact.learnedoptimizer;

import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.optimizer.UpdateState;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.strategy.LearnContext;
import dev.autodidact.api.strategy.TrainableRule;
import dev.autodidact.learnedoptimizer.internal.Rows;
import java.util.function.Supplier;

/**
 * Adam (Kingma and Ba, 2015) whose learning rate and decays an LSTM sets at every step, for each tensor of the parameters
 * (as the NNAdam of Google's learned_optimization). The LSTM looks at 256 coordinates of a tensor at most, evenly spread,
 * so that a step of a large tensor costs little more than twice what Adam's costs.
 *
 * <p>With a head of zeros it is Adam of rate 0.01. The rate lies between 1e-4 and 1, the first decay between 0 and 0.99,
 * the second between 0.9 and 0.99999. Where we depart from NNAdam: the LSTM sets the hyperparameters instead of changing
 * them little by little, all it sees is without unit, and Adam's epsilon stays so small that the size of the loss does not
 * matter. Gradient entries that are not finite count as 0.
 *
 * <p>The state is 2 floats per parameter and 21 per tensor. Immutable and thread-safe.
 */
public final class NnAdam implements TrainableRule {

    private static final SearchSpace SPACE =
            SearchSpace.of("learning-rate", Domain.real(0.01, 10).log().withDefault(1.0));

    private static final int MEAN = 0;
    private static final int SQUARE = 1;
    private static final int TENSORS = 2;

    // what is kept of each tensor
    private static final int LENGTH = 0; // its bits
    private static final int MEAN_WEIGHT = 1;
    private static final int SQUARE_WEIGHT = 2;
    private static final int SLOW_SQUARE = 3;
    private static final int LAST_RATE = 4;
    private static final int NETWORK = 5;
    private static final int KEPT = NETWORK + 2 * Steering.HIDDEN;

    private static final int SAMPLE = 256;
    private static final float SLOWLY = 0.02f;
    private static final float[] CLOCKS = {10, 100, 1000};
    private static final float EPSILON = 1e-18f;
    private static final float LARGEST = 1e18f;

    private static final double RATE = 0.01;
    private static final double RATE_REACH = StrictMath.log(100);
    private static final double ADDED = 0.1;
    private static final double ADDED_REACH = StrictMath.log(10);
    private static final double SQUARES_ADDED = 0.001;
    private static final double SQUARES_REACH = StrictMath.log(100);

    private final Supplier<float[]> weights;
    private final float learningRate;

    /** Makes the rule with the weights of this version (read at the first step) and learning rate 1. */
    public NnAdam() {
        this(() -> LstmWeights.shipped(LearnedRule.NN_ADAM).values(), 1);
    }

    /**
     * Makes the rule with learning rate 1.
     *
     * @param weights what to use, of {@code nn-adam}
     * @throws IllegalArgumentException where they are of another rule
     */
    public NnAdam(LstmWeights weights) {
        this(LearnedRule.NN_ADAM.format().checked(weights.values()));
    }

    NnAdam(float[] weights) {
        this(() -> weights, 1);
    }

    private NnAdam(Supplier<float[]> weights, float learningRate) {
        this.weights = weights;
        this.learningRate = learningRate;
    }

    @Override
    public String id() {
        return LearnedRule.NN_ADAM.id();
    }

    /** {@return the one hyperparameter, {@code learning-rate}: a factor on every step; 1 is what the LSTM was trained for} */
    @Override
    public SearchSpace space() {
        return SPACE;
    }

    @Override
    public NnAdam with(Configuration configuration) {
        return new NnAdam(weights, (float) configuration.real("learning-rate"));
    }

    /** {@return weights in the format of {@link LstmWeights}; the same context gives the same, bit for bit} */
    @Override
    public Knowledge learn(LearnContext context) throws InterruptedException {
        return MetaTraining.learn(LearnedRule.NN_ADAM, context);
    }

    @Override
    public UpdateState start(int parameters) {
        return start(new int[] {parameters});
    }

    @Override
    public UpdateState start(int[] tensors) {
        int parameters = 0;
        float[] kept = new float[KEPT * tensors.length];
        for (int tensor = 0; tensor < tensors.length; tensor++) {
            parameters = Math.addExact(parameters, tensors[tensor]);
            kept[KEPT * tensor + LENGTH] = Float.intBitsToFloat(tensors[tensor]);
        }
        return new UpdateState(parameters, new float[parameters], new float[parameters], kept);
    }

    @Override
    public void step(UpdateState state, float[] parameters, float[] gradient) {
        long step = state.beginStep(parameters, gradient);
        float[] network = weights.get();
        float[] sound = sound(gradient);
        float[] kept = state.slot(TENSORS);
        int from = 0;
        for (int tensor = 0; tensor < kept.length; tensor += KEPT) {
            int length = Float.floatToRawIntBits(kept[tensor + LENGTH]);
            Tensor piece = new Tensor(state.slot(MEAN), state.slot(SQUARE), kept, tensor, from, length);
            piece.step(step, network, parameters, sound, learningRate);
            from += length;
        }
    }

    /** What belongs to one tensor. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Tensor(float[] mean, float[] square, float[] kept, int at, int from, int length) {

        void step(long step, float[] network, float[] parameters, float[] gradient, float learningRate) {
            float[] controls = new float[Steering.OUTPUTS];
            Steering.step(network, kept, at + NETWORK, inputs(step, gradient), controls);
            kept[at + LAST_RATE] = controls[0];
            float rate = (float) (learningRate * RATE * StrictMath.exp(RATE_REACH * controls[0]));
            float added = (float) (ADDED * StrictMath.exp(ADDED_REACH * controls[1]));
            float squaresAdded = (float) (SQUARES_ADDED * StrictMath.exp(SQUARES_REACH * controls[2]));
            float meanWeight = kept[at + MEAN_WEIGHT] += added * (1 - kept[at + MEAN_WEIGHT]);
            float squareWeight = kept[at + SQUARE_WEIGHT] += squaresAdded * (1 - kept[at + SQUARE_WEIGHT]);
            float[] means = mean;
            float[] squares = square;
            float scale = rate / meanWeight;
            float correction = 1 / squareWeight;
            int end = from + length;
            for (int i = from; i < end; i++) {
                float g = gradient[i];
                means[i] += added * (g - means[i]);
                squares[i] += squaresAdded * (g * g - squares[i]);
                parameters[i] -= scale * means[i] / ((float) Math.sqrt(correction * squares[i]) + EPSILON);
            }
        }

        private float[] inputs(long step, float[] gradient) {
            double squares = 0;
            double products = 0;
            double means = 0;
            double expected = 0;
            int stride = Math.ceilDiv(length, SAMPLE);
            int seen = 0;
            for (int i = from; i < from + length; i += stride) {
                float g = gradient[i];
                squares += (double) g * g;
                products += (double) g * mean[i];
                means += (double) mean[i] * mean[i];
                expected += square[i];
                seen++;
            }
            double size = squares / seen;
            double slowly = Math.max(SLOWLY, 1.0 / step);
            double slow = kept[at + SLOW_SQUARE] += (float) (slowly * (size - kept[at + SLOW_SQUARE]));
            float meanWeight = kept[at + MEAN_WEIGHT];
            float squareWeight = kept[at + SQUARE_WEIGHT];
            boolean isFirst = step == 1;
            return new float[] {
                ratio(size - slow, size + slow),
                ratio(products, Math.sqrt(squares * means)),
                isFirst ? 0 : ratio(Math.sqrt(means * squareWeight), Math.sqrt(expected) * meanWeight),
                Rows.tanh(step / CLOCKS[0] - 1),
                Rows.tanh(step / CLOCKS[1] - 1),
                Rows.tanh(step / CLOCKS[2] - 1),
                (float) (StrictMath.log(length) / 10),
                kept[at + LAST_RATE]
            };
        }
    }

    /** A quotient that is within -1 to 1 but for rounding; 0 where the divisor is 0. */
    private static float ratio(double dividend, double divisor) {
        return divisor > 0 ? (float) Math.clamp(dividend / divisor, -1.0, 1.0) : 0;
    }

    /**
     * The gradient itself or, where that has entries that are not finite or too large, a copy without. Looking through it
     * first is quicker than asking in the loop of the step, which HotSpot vectorises only without conditions.
     */
    private static float[] sound(float[] gradient) {
        int unsound = 0;
        for (int i = 0; i < gradient.length; i++) {
            unsound += Math.abs(gradient[i]) <= LARGEST ? 0 : 1;
        }
        if (unsound == 0) {
            return gradient;
        }
        float[] sound = gradient.clone();
        for (int i = 0; i < sound.length; i++) {
            sound[i] = Float.isFinite(sound[i]) ? Math.clamp(sound[i], -LARGEST, LARGEST) : 0;
        }
        return sound;
    }
}
