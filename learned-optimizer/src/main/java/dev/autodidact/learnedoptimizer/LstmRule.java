package dev.autodidact.learnedoptimizer;

import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.optimizer.UpdateState;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.strategy.LearnContext;
import dev.autodidact.api.strategy.TrainableRule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * The learned optimizer: an LSTM of two layers of 20 units proposes the step of every parameter from the history of its
 * gradient. All parameters share its weights; each has a state of its own (Andrychowicz and others, 2016, "Learning to
 * learn by gradient descent by gradient descent").
 *
 * <p>Its inputs are those of RNNprop (Lv, Jiang and Li, 2017), the gradient and its running mean over the root of the
 * running mean square, so that multiplying a loss by a constant changes nothing. Where we depart from RNNprop: the
 * network corrects a bounded Adam step instead of replacing it, and sets its size by a factor between 1/19 and 19. So an
 * untrained head is an Adam of rate 0.1, and whatever weights and gradients are, one step moves no parameter by more than
 * 1.9 times the learning rate. Gradient entries that are not finite count as 0.
 *
 * <p>It does not look at the loss, so it cannot notice that it rises; {@link GuardedRule} does.
 *
 * <p>The state is 82 floats per parameter. Whole blocks of {@value #LARGE} parameters are multiplied on ND4J, the rest in
 * plain Java; both agree within 1e-5 a step.
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

    /** The slot of the running mean gradients. */
    static final int MEAN = 4;

    /** The slot of the running mean squared gradients. */
    static final int SQUARE = 5;

    private static final int SLOTS = 6;

    private static final SearchSpace SPACE =
            SearchSpace.of("learning-rate", Domain.real(0.01, 10).log().withDefault(1.0));

    private final Kernel kernel;
    private final float learningRate;

    /** Makes the rule with the weights of this version (read at the first step) and learning rate 1. */
    public LstmRule() {
        this(new Kernel(LstmWeights::shipped, LARGE), 1);
    }

    /**
     * Makes the rule with learning rate 1.
     *
     * @param weights what to use
     */
    public LstmRule(LstmWeights weights) {
        this(new Kernel(() -> weights, LARGE), 1);
    }

    /** {@return the rule with the weights of this version, guarded, with Adam at several rates to fall back to} */
    public static GuardedRule guarded() {
        return new GuardedRule(new LstmRule(), PlainAdam.ladder());
    }

    LstmRule(Kernel kernel, float learningRate) {
        this.kernel = kernel;
        this.learningRate = learningRate;
    }

    @Override
    public String id() {
        return "lstm";
    }

    /** {@return the one hyperparameter, {@code learning-rate}: a factor on every step; 1 is what the LSTM was trained for} */
    @Override
    public SearchSpace space() {
        return SPACE;
    }

    @Override
    public LstmRule with(Configuration configuration) {
        return new LstmRule(kernel, (float) configuration.real("learning-rate"));
    }

    /** {@return weights in the format of {@link LstmWeights}; the same context gives the same, bit for bit} */
    @Override
    public Knowledge learn(LearnContext context) throws InterruptedException {
        LstmWeights learned = MetaTraining.train(MetaTraining.EPISODES, context);
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        try {
            learned.write(payload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Knowledge(id(), "lstm-weights/1", payload.toByteArray(), Map.of("training", learned.provenance()));
    }

    @Override
    public UpdateState start(int parameters) {
        int units = Math.multiplyExact(Shape.HIDDEN, Math.max(0, parameters));
        float[][] slots = new float[SLOTS][];
        for (int slot = 0; slot < SLOTS; slot++) {
            slots[slot] = new float[slot < MEAN ? units : units / Shape.HIDDEN];
        }
        return new UpdateState(parameters, slots);
    }

    @Override
    public void step(UpdateState state, float[] parameters, float[] gradient) {
        state.beginStep(parameters, gradient);
        kernel.step(state, parameters, gradient, learningRate);
    }
}
