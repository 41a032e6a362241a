package dev.autodidact.hostile;

import dev.autodidact.api.strategy.Observation;

/** Never ends to take note of an outcome. */
final class HangingObserve extends HostileStrategy {

    HangingObserve() {
        super("hanging-observe");
    }

    @Override
    void observe(Observation observation) {
        new Spin().run();
    }
}
