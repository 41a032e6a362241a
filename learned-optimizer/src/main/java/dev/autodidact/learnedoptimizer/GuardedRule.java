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
 * is not finite, the best point is restored and another rule goes on. The others are tried in turn from there, a few
 * steps each, until one does worse than the one before, which takes over; after some time the learned rule gets another
 * chance, each time after twice as long.
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

    private static final int BEST = 0;
    private static final int MONITOR = 1;
    private static final int TENSORS = 2;
    private static final int OWN = 3;

    private final TrainableRule learned;
    private final List<UpdateRule> fallbacks;

    /**
     * Makes a guarded rule.
     *
     * @param learned what is watched
     * @param fallbacks what may take over, at least one, the most cautious first; all of one kind, since they take turns with
     *     one state
     */
    public GuardedRule(TrainableRule learned, List<? extends UpdateRule> fallbacks) {
        if (fallbacks.isEmpty()) {
            throw new IllegalArgumentException("nothing to fall back to");
        }
        this.learned = learned;
        this.fallbacks = List.copyOf(fallbacks);
    }

    /** {@return a guarded rule that falls back to Adam, at the best of several rates} */
    public static GuardedRule around(TrainableRule learned) {
        return new GuardedRule(learned, PlainAdam.ladder());
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
        return new GuardedRule(learned.with(configuration), fallbacks);
    }

    @Override
    public Knowledge learn(LearnContext context) throws InterruptedException {
        return learned.learn(context);
    }

    @Override
    public UpdateState start(int parameters) {
        return start(new int[] {parameters});
    }

    /** {@return best point, the monitor's numbers, tensors, the learned rule's arrays, then those of who took over} */
    @Override
    public UpdateState start(int[] tensors) {
        UpdateState own = learned.start(tensors);
        UpdateState other = fallbacks.get(0).start(tensors);
        float[][] slots = new float[OWN + own.slots() + other.slots()][];
        slots[BEST] = new float[own.parameters()];
        slots[MONITOR] = Monitor.begin();
        slots[TENSORS] = new float[tensors.length];
        for (int i = 0; i < tensors.length; i++) {
            slots[TENSORS][i] = Float.intBitsToFloat(tensors[i]);
        }
        for (int i = 0; i < own.slots(); i++) {
            slots[OWN + i] = own.slot(i);
        }
        for (int i = 0; i < other.slots(); i++) {
            slots[OWN + own.slots() + i] = other.slot(i);
        }
        return new UpdateState(own.parameters(), slots);
    }

    @Override
    public void step(UpdateState state, float[] parameters, float[] gradient) {
        step(state, parameters, gradient, Double.NaN);
    }

    @Override
    public void step(UpdateState state, float[] parameters, float[] gradient, double loss) {
        state.beginStep(parameters, gradient);
        int fallbackSlots = OWN + learned.start(1).slots();
        float[] best = state.slot(BEST);
        Monitor monitor = new Monitor(state.slot(MONITOR), state.steps());
        Monitor.Order order = monitor.observe(loss, fallbacks.size());
        UpdateState own = view(state, OWN, fallbackSlots, monitor.learnedSteps());
        UpdateState other = view(state, fallbackSlots, state.slots(), monitor.otherSteps());
        switch (order) {
            case NEW_BEST -> System.arraycopy(parameters, 0, best, 0, best.length);
            case RESTORE -> {
                System.arraycopy(best, 0, parameters, 0, best.length);
                restart(other, fallbacks.get(0).start(tensors(state)));
                return;
            }
            case READMIT -> restart(own, learned.start(tensors(state)));
            case GO_ON -> {}
        }
        if (monitor.trustsLearned()) {
            learned.step(own, parameters, gradient);
        } else {
            fallbacks.get(monitor.other()).step(other, parameters, gradient);
        }
        monitor.stepped();
    }

    /**
     * {@return what the guard has done, oldest first; only the first {@value Monitor#MOST_EVENTS}}
     *
     * @param state of a descent by this rule
     */
    public List<GuardEvent> audit(UpdateState state) {
        return new Monitor(state.slot(MONITOR), state.steps()).events();
    }

    private static UpdateState view(UpdateState state, int from, int to, long steps) {
        float[][] slots = new float[to - from][];
        for (int i = from; i < to; i++) {
            slots[i - from] = state.slot(i);
        }
        return new UpdateState(state.parameters(), steps, slots);
    }

    private static int[] tensors(UpdateState state) {
        float[] kept = state.slot(TENSORS);
        int[] tensors = new int[kept.length];
        Arrays.setAll(tensors, i -> Float.floatToRawIntBits(kept[i]));
        return tensors;
    }

    private static void restart(UpdateState state, UpdateState fresh) {
        for (int i = 0; i < state.slots(); i++) {
            System.arraycopy(fresh.slot(i), 0, state.slot(i), 0, state.slot(i).length);
        }
    }
}
