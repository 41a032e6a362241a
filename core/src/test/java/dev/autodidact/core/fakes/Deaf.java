package dev.autodidact.core.fakes;

import java.util.concurrent.locks.LockSupport;

/** Code that never returns, whoever asks it to; it takes no processor time from other tests. */
public final class Deaf {

    private Deaf() {}

    public static <T> T forever() {
        while (true) {
            LockSupport.parkNanos(50_000_000);
            Thread.interrupted(); // as rude as can be
        }
    }
}
