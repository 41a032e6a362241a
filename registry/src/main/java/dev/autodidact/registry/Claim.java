package dev.autodidact.registry;

/** Says that this process works on a run or a comparison, until it is closed or the process ends. */
@FunctionalInterface
public interface Claim extends AutoCloseable {

    /** Gives it up. */
    @Override
    void close();
}
