package dev.autodidact.hostile;

import dev.autodidact.api.learner.Encoding;
import dev.autodidact.api.space.Configuration;

/** Throws when it is asked how its features should arrive. */
final class ThrowingEncoding extends HostileLearner {

    ThrowingEncoding() {
        super("throwing-encoding");
    }

    @Override
    public Encoding encoding(Configuration configuration) {
        throw new UnspeakableException();
    }
}
