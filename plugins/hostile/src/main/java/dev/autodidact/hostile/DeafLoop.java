package dev.autodidact.hostile;

import dev.autodidact.api.data.TrainingData;

/** Sleeps for ever and swallows whatever is thrown at it, interrupts among them. */
final class DeafLoop extends HostileLearner {

    DeafLoop() {
        super("deaf-loop");
    }

    @Override
    void misbehave(TrainingData data) {
        for (long slept = 0; slept >= 0; slept++) {
            try {
                Thread.sleep(10);
            } catch (Throwable swallowed) {
                slept = 0;
            }
        }
    }
}
