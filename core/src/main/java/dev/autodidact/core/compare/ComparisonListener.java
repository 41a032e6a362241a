package dev.autodidact.core.compare;

import java.util.OptionalInt;

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

    /**
     * Hears, before any run ends, that the comparison begins.
     *
     * @param stored how many runs have ended in earlier processes, and are heard of but not run again; empty where the
     *     comparison is new
     */
    default void began(OptionalInt stored) {}
}
