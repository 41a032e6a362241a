package dev.autodidact.learnedoptimizer;

import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.optimizer.UpdateState;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.strategy.LearnContext;
import dev.autodidact.api.strategy.TrainableRule;
import java.util.function.Supplier;

/**
 * The learned optimizer: an LSTM of two layers of 20 units proposes the step of every parameter from the history of its
 * gradient. All parameters share its weights; each has a state of its own (Andrychowicz and others, 2016, "Learning to
 * learn by gradient descent by gradient descent").
 *
 * <p>In the design of {@code lstm}, its inputs do not change where a loss is multiplied by a constant, as in RNNprop (Lv,
 * Jiang and Li, 2017). Where we depart from RNNprop: two more inputs look back farther, and the network corrects a bounded
 * Adam step instead of replacing it, and sets its size by a factor between 1/19 and 19. So an untrained head is an Adam of
 * rate 0.1, and whatever weights and gradients are, one step moves no parameter by more than 1.9 times the learning rate.
 * In the design of {@code lstm-l2l}, that of 2016, nothing is bounded, and the size of the loss matters. In both, gradient
 * entries that are not finite count as 0.
 *
 * <p>It does not look at the loss, so it cannot notice that it rises; {@link GuardedRule} does.
 *
 * <p>The state is 84 floats per parameter, 80 for {@code lstm-l2l}. Whole blocks of {@value #LARGE} parameters are
 * multiplied on ND4J, the rest in plain Java; both agree within 1e-5 a step.
 */
public final class LstmRule implements TrainableRule {

    /**
     * A block on ND4J. For 2,048 parameters a step takes 0.69 ms there and 1.00 ms in plain Java (one thread of an AMD
     * EPYC, JDK 25); blocks of 512 gain 15 %, and for fewer parameters than a block loading the libraries never pays.
     */
    static final int LARGE = 2048;

    /** The slot of layer 1's outputs, unit by unit; layer 2's is the next but one. */
    static final int HIDDEN = 0;

    /** The slot of layer 1's cells, unit by unit; layer 2's is the next but one. */
    static final int CELL = 1;

    /** The first of the slots of the running means, see {@link Design#read}. */
    static final int MEANS = 4;

    private static final SearchSpace SPACE =
            SearchSpace.of("learning-rate", Domain.real(0.01, 10).log().withDefault(1.0));

    private final LearnedRule rule;
    private final Kernel kernel;
    private final float learningRate;

    /** Makes {@code lstm} with the weights of this version (read at the first step) and learning rate 1. */
    public LstmRule() {
        this(LearnedRule.LSTM, () -> LstmWeights.shipped(LearnedRule.LSTM));
    }

    /**
     * Makes the rule with learning rate 1.
     *
     * @param weights what to use, of {@code lstm} or {@code lstm-l2l}
     * @throws IllegalArgumentException where they are of another rule
     */
    public LstmRule(LstmWeights weights) {
        this(weights.rule(), () -> weights);
    }

    private LstmRule(LearnedRule rule, Supplier<LstmWeights> weights) {
        this(rule, new Kernel(CoordinateWise.design(rule), weights, LARGE), 1);
    }

    LstmRule(LearnedRule rule, Kernel kernel, float learningRate) {
        this.rule = rule;
        this.kernel = kernel;
        this.learningRate = learningRate;
    }

    /** {@return {@code lstm-l2l} with the weights of this version and learning rate 1} */
    public static LstmRule l2l() {
        return new LstmRule(LearnedRule.LSTM_L2L, () -> LstmWeights.shipped(LearnedRule.LSTM_L2L));
    }

    @Override
    public String id() {
        return rule.id();
    }

    /** {@return the one hyperparameter, {@code learning-rate}: a factor on every step; 1 is what the LSTM was trained for} */
    @Override
    public SearchSpace space() {
        return SPACE;
    }

    @Override
    public LstmRule with(Configuration configuration) {
        return new LstmRule(rule, kernel, (float) configuration.real("learning-rate"));
    }

    /** {@return weights in the format of {@link LstmWeights}; the same context gives the same, bit for bit} */
    @Override
    public Knowledge learn(LearnContext context) throws InterruptedException {
        return MetaTraining.learn(rule, context);
    }

    @Override
    public UpdateState start(int parameters) {
        int units = Math.multiplyExact(Shape.HIDDEN, Math.max(0, parameters));
        float[][] slots = new float[MEANS + kernel.design().means()][];
        for (int slot = 0; slot < slots.length; slot++) {
            slots[slot] = new float[slot < MEANS ? units : units / Shape.HIDDEN];
        }
        return new UpdateState(parameters, slots);
    }

    @Override
    public void step(UpdateState state, float[] parameters, float[] gradient) {
        state.beginStep(parameters, gradient);
        kernel.step(state, parameters, gradient, learningRate);
    }
}
