package dev.autodidact.learnedoptimizer;

import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.optimizer.UpdateState;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.strategy.LearnContext;
import dev.autodidact.api.strategy.TrainableRule;
import java.util.Arrays;
import java.util.List;

/**
 * A learned rule that is not trusted: it is watched by the losses, and where they rise by more than noise, or where one
 * is not finite, the best point is restored and another rule goes on. The others are tried one after the other from
 * there, a few steps each, and the best of them takes over; after some time the learned rule gets another chance, each
 * time after twice as long.
 *
 * <p>Loss-guarded optimization (Prémont-Schwarz, Vitků and Feyereisl, 2022, "A simple guard for learned optimizers") lets
 * both rules step from the same point and compares, which takes every gradient twice. We depart from it: nothing is paid
 * while the learned rule works; so a learned rule that is merely slow is not noticed.
 *
 * <p>Without losses (see {@link UpdateRule#step(UpdateState, float[], float[], double)}) it is the learned rule itself.
 * Immutable and thread-safe.
 */
public final class GuardedRule implements TrainableRule {

    /** Steps that each of the others gets to show what it can do; the mean loss of the latter half counts. */
    static final int PROBE = 8;

    /** Steps after which the learned rule gets its first second chance. */
    static final int EXILE = 100;

    private final TrainableRule learned;
    private final List<UpdateRule> others;

    /**
     * Makes a guarded rule.
     *
     * @param learned what is watched
     * @param others what may take over, at least one
     */
    public GuardedRule(TrainableRule learned, List<? extends UpdateRule> others) {
        if (others.isEmpty()) {
            throw new IllegalArgumentException("nothing to fall back to");
        }
        this.learned = learned;
        this.others = List.copyOf(others);
    }

    @Override
    public String id() {
        return learned.id();
    }

    @Override
    public SearchSpace space() {
        return learned.space();
    }

    @Override
    public GuardedRule with(Configuration configuration) {
        return new GuardedRule(learned.with(configuration), others);
    }

    @Override
    public Knowledge learn(LearnContext context) throws InterruptedException {
        return learned.learn(context);
    }

    /** {@return the learned rule's arrays, the best point, the monitor's numbers, then the arrays of who took over} */
    @Override
    public UpdateState start(int parameters) {
        UpdateState own = learned.start(parameters);
        UpdateState other = others.get(0).start(parameters);
        float[][] slots = new float[own.slots() + 2 + other.slots()][];
        for (int i = 0; i < own.slots(); i++) {
            slots[i] = own.slot(i);
        }
        slots[own.slots()] = new float[parameters];
        slots[own.slots() + 1] = Monitor.begin();
        for (int i = 0; i < other.slots(); i++) {
            slots[own.slots() + 2 + i] = other.slot(i);
        }
        return new UpdateState(parameters, slots);
    }

    @Override
    public void step(UpdateState state, float[] parameters, float[] gradient) {
        step(state, parameters, gradient, Double.NaN);
    }

    @Override
    public void step(UpdateState state, float[] parameters, float[] gradient, double loss) {
        state.beginStep(parameters, gradient);
        int ownSlots = learned.start(1).slots();
        float[] best = state.slot(ownSlots);
        Monitor monitor = new Monitor(state.slot(ownSlots + 1), state.steps());
        UpdateState own = view(state, 0, ownSlots, monitor.learnedSteps());
        UpdateState other = view(state, ownSlots + 2, state.slots(), monitor.otherSteps());
        switch (monitor.observe(loss, others.size())) {
            case NEW_BEST -> System.arraycopy(parameters, 0, best, 0, best.length);
            case RESTORE -> {
                System.arraycopy(best, 0, parameters, 0, best.length);
                clear(other);
                return;
            }
            case READMIT -> clear(own);
            case GO_ON -> {}
        }
        if (monitor.trustsLearned()) {
            learned.step(own, parameters, gradient);
        } else {
            others.get(monitor.other()).step(other, parameters, gradient);
        }
        monitor.stepped();
    }

    /**
     * {@return what the guard has done, oldest first; only the first {@value Monitor#MOST_EVENTS}}
     *
     * @param state of a descent by this rule
     */
    public List<GuardEvent> audit(UpdateState state) {
        return new Monitor(state.slot(learned.start(1).slots() + 1), state.steps()).events();
    }

    private static UpdateState view(UpdateState state, int from, int to, long steps) {
        float[][] slots = new float[to - from][];
        for (int i = from; i < to; i++) {
            slots[i - from] = state.slot(i);
        }
        return new UpdateState(state.parameters(), steps, slots);
    }

    private static void clear(UpdateState state) {
        for (int i = 0; i < state.slots(); i++) {
            Arrays.fill(state.slot(i), 0);
        }
    }
}
