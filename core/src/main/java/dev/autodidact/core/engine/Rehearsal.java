package dev.autodidact.core.engine;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * Chooses an ensemble while the search goes on, to know what fitting it will take: its members are often not the very best
 * candidates, but others that err differently and may take longer. Takes at most a twentieth of one processor. Not
 * thread-safe.
 */
final class Rehearsal {

    /** So many times what the last choice took is waited before the next. */
    private static final int REST = 19;

    private final Function<List<Candidate>, ? extends Collection<Candidate>> choice;
    private List<Candidate> candidates = List.of();
    private Collection<Candidate> members = List.of();
    private long next = System.nanoTime();

    Rehearsal(Function<List<Candidate>, ? extends Collection<Candidate>> choice) {
        this.choice = choice;
    }

    /** Who would be in the ensemble; perhaps what that was a while ago. */
    Collection<Candidate> members(List<Candidate> now) {
        long start = System.nanoTime();
        if (start - next >= 0 && !now.equals(candidates)) {
            candidates = now;
            members = choice.apply(now);
            long end = System.nanoTime();
            next = end + REST * (end - start);
        }
        return members;
    }
}
