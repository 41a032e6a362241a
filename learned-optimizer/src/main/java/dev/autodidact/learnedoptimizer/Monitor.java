package dev.autodidact.learnedoptimizer;

import java.util.ArrayList;
import java.util.List;

/**
 * What a guard knows of a descent, in an array that can be stored and copied. The loss has a running mean and a running
 * variance; it is too high where the mean has been above the least mean so far by more than the noise (twice the
 * deviation), and by more than a tenth of what the descent has gained, for some steps in a row. The variance does not
 * learn from losses that are too high: otherwise a descent that diverges would pass for noise. Not thread-safe.
 */
final class Monitor {

    /** What a guard is to do. */
    enum Order {
        GO_ON,
        NEW_BEST,
        RESTORE,
        READMIT
    }

    static final int MOST_EVENTS = 32;

    private static final List<GuardEvent.Kind> KINDS = List.of(GuardEvent.Kind.values());

    private static final float ADDED = 0.1f;
    private static final int WARM_UP = 10;
    private static final int PATIENCE = 5;
    private static final double DEVIATIONS = 2;
    private static final double SHARE_OF_GAIN = 0.1;

    /** The greatest number of steps without the learned rule; beyond, floats could not count. */
    private static final float LONGEST_EXILE = 1 << 20;

    private static final int LEARNED_STEPS = 0;
    private static final int OTHER_STEPS = 1;
    private static final int SEEN = 2;
    private static final int MEAN = 3;
    private static final int VARIANCE = 4;
    private static final int FIRST = 5;
    private static final int BEST = 6;
    private static final int HIGH = 7;
    private static final int OTHER = 8;
    private static final int PROBED = 9;
    private static final int PROBE_LOSS = 10;
    private static final int LEAST_PROBE_LOSS = 11;
    private static final int CHOSEN = 12;
    private static final int EXILE = 13;
    private static final int EVENTS = 14;
    private static final int FIRST_EVENT = 15;
    private static final int EVENT = 4;

    /** No other rule is at work. */
    private static final int NONE = -1;

    private final float[] values;
    private final long step;

    Monitor(float[] values, long step) {
        this.values = values;
        this.step = step;
    }

    static float[] begin() {
        float[] values = new float[FIRST_EVENT + EVENT * MOST_EVENTS];
        values[OTHER] = NONE;
        values[PROBED] = NONE;
        values[EXILE] = GuardedRule.EXILE;
        values[BEST] = Float.POSITIVE_INFINITY;
        return values;
    }

    long learnedSteps() {
        return (long) values[LEARNED_STEPS];
    }

    long otherSteps() {
        return (long) values[OTHER_STEPS];
    }

    boolean trustsLearned() {
        return values[OTHER] == NONE;
    }

    /** {@return which of the other rules is at work} */
    int other() {
        return (int) values[OTHER];
    }

    void stepped() {
        values[trustsLearned() ? LEARNED_STEPS : OTHER_STEPS]++;
    }

    /** Takes note of the loss before a step. */
    Order observe(double loss, int others) {
        if (Double.isNaN(loss) && values[SEEN] == 0) {
            return Order.GO_ON;
        }
        if (values[PROBED] != NONE) {
            return probing(loss, others);
        }
        if (isTooHigh(loss)) {
            if (trustsLearned()) {
                remember(GuardEvent.Kind.REJECTED, loss, NONE);
            }
            probe(0);
            values[LEAST_PROBE_LOSS] = Float.POSITIVE_INFINITY;
            values[CHOSEN] = 0;
            return Order.RESTORE;
        }
        if (!trustsLearned() && values[OTHER_STEPS] >= values[EXILE]) {
            values[OTHER] = NONE;
            values[LEARNED_STEPS] = 0;
            values[EXILE] = Math.min(2 * values[EXILE], LONGEST_EXILE);
            remember(GuardEvent.Kind.READMITTED, loss, NONE);
            return Order.READMIT;
        }
        if (values[SEEN] == 1 || values[MEAN] < values[BEST]) {
            values[BEST] = values[MEAN];
            return Order.NEW_BEST;
        }
        return Order.GO_ON;
    }

    private boolean isTooHigh(double loss) {
        if (!Double.isFinite(loss)) {
            return true;
        }
        values[SEEN]++;
        if (values[SEEN] == 1) {
            values[MEAN] = (float) loss;
            values[FIRST] = (float) loss;
            return false;
        }
        double deviation = loss - values[MEAN];
        values[MEAN] += (float) (ADDED * deviation);
        double noise = DEVIATIONS * Math.sqrt(values[VARIANCE]);
        double gained = SHARE_OF_GAIN * Math.abs(values[FIRST] - values[BEST]);
        if (values[SEEN] > WARM_UP && values[MEAN] > values[BEST] + Math.max(noise, gained)) {
            values[HIGH]++;
        } else {
            values[HIGH] = 0;
            values[VARIANCE] += (float) (ADDED * (deviation * deviation - values[VARIANCE]));
        }
        return values[HIGH] >= PATIENCE;
    }

    private Order probing(double loss, int others) {
        int taken = (int) values[OTHER_STEPS];
        if (taken >= GuardedRule.PROBE / 2 && taken > 0) {
            values[PROBE_LOSS] += (float) (Double.isFinite(loss) ? loss : Float.POSITIVE_INFINITY);
        }
        if (taken < GuardedRule.PROBE) {
            return Order.GO_ON;
        }
        int probed = (int) values[PROBED];
        boolean better = values[PROBE_LOSS] < values[LEAST_PROBE_LOSS];
        if (better) {
            values[LEAST_PROBE_LOSS] = values[PROBE_LOSS];
            values[CHOSEN] = probed;
        }
        if (better && probed + 1 < others) {
            probe(probed + 1);
        } else {
            probe((int) values[CHOSEN]);
            values[PROBED] = NONE;
            values[HIGH] = 0;
            values[MEAN] = values[BEST];
            remember(GuardEvent.Kind.REPLACED, loss, (int) values[CHOSEN]);
        }
        return Order.RESTORE;
    }

    private void probe(int other) {
        values[PROBED] = other;
        values[OTHER] = other;
        values[OTHER_STEPS] = 0;
        values[PROBE_LOSS] = 0;
    }

    private void remember(GuardEvent.Kind kind, double loss, int other) {
        int events = (int) values[EVENTS];
        if (events < MOST_EVENTS) {
            int at = FIRST_EVENT + EVENT * events;
            values[at] = step;
            values[at + 1] = KINDS.indexOf(kind);
            values[at + 2] = (float) loss;
            values[at + 3] = other;
            values[EVENTS]++;
        }
    }

    List<GuardEvent> events() {
        List<GuardEvent> events = new ArrayList<>();
        for (int event = 0; event < (int) values[EVENTS]; event++) {
            int at = FIRST_EVENT + EVENT * event;
            events.add(new GuardEvent(
                    (long) values[at], KINDS.get((int) values[at + 1]), values[at + 2], (int) values[at + 3]));
        }
        return events;
    }
}
