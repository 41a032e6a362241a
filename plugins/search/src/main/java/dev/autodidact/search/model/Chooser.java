package dev.autodidact.search.model;

import java.util.List;

/** Chooses where to look next by what was observed. */
@FunctionalInterface
public interface Chooser {

    /**
     * {@return vectors worth a trial, best first; some may have been tried or be forbidden}
     *
     * @param history at least one scored trial
     */
    List<double[]> choose(History history);
}
