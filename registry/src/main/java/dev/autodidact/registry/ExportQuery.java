package dev.autodidact.registry;

import java.util.OptionalLong;
import java.util.Set;

/**
 * What an export takes: the runs of which all holds, with everything that belongs to them.
 *
 * @param suites the suites of their tasks; empty for all
 * @param strategies their strategies; empty for all
 * @param comparison the comparison that they belong to; empty for all, and for runs of their own
 * @param predictions whether out-of-fold predictions are taken along, which are the largest part
 */
public record ExportQuery(Set<String> suites, Set<String> strategies, OptionalLong comparison, boolean predictions) {

    /** Everything. */
    public static final ExportQuery ALL = new ExportQuery(Set.of(), Set.of(), OptionalLong.empty(), true);

    /**
     * Copies the sets.
     *
     * @param suites see above
     * @param strategies see above
     * @param comparison see above
     * @param predictions see above
     */
    public ExportQuery {
        suites = Set.copyOf(suites);
        strategies = Set.copyOf(strategies);
    }

    /** {@return whether nothing is left out but, perhaps, predictions} */
    boolean everyRun() {
        return suites.isEmpty() && strategies.isEmpty() && comparison.isEmpty();
    }
}
