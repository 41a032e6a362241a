package dev.autodidact.hostile;

/** An exception that throws when anybody asks it anything. */
final class UnspeakableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    @Override
    public String getMessage() {
        throw new IllegalStateException("not telling");
    }

    @Override
    public String toString() {
        throw new IllegalStateException("not telling");
    }

    @Override
    public StackTraceElement[] getStackTrace() {
        throw new IllegalStateException("not telling");
    }

    @Override
    public synchronized Throwable getCause() {
        throw new IllegalStateException("not telling");
    }
}
