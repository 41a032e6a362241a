package dev.autodidact.tribuo;

/** Thrown through a library that knows nothing of cancellation; {@link TribuoLearner#fit} turns it into the checked one. */
final class CancelledException extends RuntimeException {

    private static final long serialVersionUID = 1;

    CancelledException() {
        super("cancelled", null, false, false);
    }
}
