package dev.autodidact.core.compare;

/** Hears how a comparison gets on, from several threads. */
@FunctionalInterface
public interface ComparisonListener {

    /**
     * Hears that a run ended.
     *
     * @param done how many runs have ended
     * @param total how many there will be
     * @param run which one ended: task, strategy and seed
     * @param problem what went wrong with it, in words; empty where nothing did
     */
    void ended(int done, int total, String run, String problem);
}
