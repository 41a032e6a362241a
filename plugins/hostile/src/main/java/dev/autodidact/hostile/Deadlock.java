package dev.autodidact.hostile;

import dev.autodidact.api.data.TrainingData;
import java.util.concurrent.CountDownLatch;

/** Waits for a thread that waits for it, both without an ear for interrupts. */
final class Deadlock extends HostileLearner {

    Deadlock() {
        super("deadlock");
    }

    @Override
    void misbehave(TrainingData data) {
        Object mine = new Object();
        Object theirs = new Object();
        CountDownLatch bothHold = new CountDownLatch(2);
        Thread.ofPlatform().daemon().start(() -> lockBoth(theirs, mine, bothHold));
        lockBoth(mine, theirs, bothHold);
    }

    private static void lockBoth(Object first, Object second, CountDownLatch bothHold) {
        synchronized (first) {
            bothHold.countDown();
            while (bothHold.getCount() > 0) {
                Thread.onSpinWait();
            }
            synchronized (second) {
                throw new IllegalStateException("no deadlock");
            }
        }
    }
}
