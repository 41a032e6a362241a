package dev.autodidact.hostile;

import dev.autodidact.api.strategy.Observation;

/** Throws when it is told an outcome. */
final class ThrowingObserve extends HostileStrategy {

    ThrowingObserve() {
        super("throwing-observe");
    }

    @Override
    void observe(Observation observation) {
        throw new UnspeakableException();
    }
}
