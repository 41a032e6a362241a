package dev.autodidact.core.compare;

import dev.autodidact.registry.Comparison;
import dev.autodidact.registry.NewTask;
import dev.autodidact.registry.Registry;
import dev.autodidact.registry.StoredRun;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What earlier processes have done of a comparison. Immutable. */
final class EarlierRuns {

    private static final Set<String> ENDED = Set.of("DONE", "FAILED");

    private final Map<Key, StoredRun> runs = new HashMap<>();

    /**
     * Reads what there is.
     *
     * @param comparisons the ids of the comparison that is judged and, where there is one, of that it learns from
     */
    EarlierRuns(Registry registry, List<Long> comparisons) {
        for (long id : comparisons) {
            Comparison comparison = registry.comparison(id);
            Map<String, String> names =
                    comparison.tasks().stream().collect(Collectors.toMap(NewTask::id, NewTask::name));
            comparison
                    .runs()
                    .forEach(run -> runs.put(
                            new Key(
                                    id,
                                    names.getOrDefault(run.run().task(), ""),
                                    run.run().seed(),
                                    run.run().strategy()),
                            run));
        }
    }

    /** {@return the run of a strategy on a cell, if it has begun} */
    Optional<StoredRun> find(Cell cell, String strategy) {
        return Optional.ofNullable(
                runs.get(new Key(cell.comparison(), cell.reference().name(), cell.seed(), strategy)));
    }

    /** {@return the same, if it has come to its end} */
    Optional<StoredRun> ended(Cell cell, String strategy) {
        return find(cell, strategy).filter(run -> ENDED.contains(run.status()));
    }

    /** {@return how many runs have come to their end} */
    int ended() {
        return (int) runs.values().stream()
                .filter(run -> ENDED.contains(run.status()))
                .count();
    }

    private record Key(long comparison, String task, long seed, String strategy) {}
}
