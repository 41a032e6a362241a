package dev.autodidact.core.engine;

import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.strategy.Observation;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Keeps the best scored trials of a run, with their predictions; memory is bounded. Not thread-safe. */
public final class Candidates implements TrialListener {

    private final NavigableSet<Candidate> best =
            new TreeSet<>(Comparator.comparingDouble(Candidate::loss).thenComparingInt(Candidate::trial));
    private final int most;

    /**
     * Makes an empty list.
     *
     * @param most how many to keep
     */
    public Candidates(int most) {
        this.most = most;
    }

    @Override
    public void ended(Observation observation) {
        if (observation.outcome() instanceof Outcome.Scored scored
                && observation.proposal().fidelity() == 1) {
            best.add(Candidate.of(observation, scored));
            if (best.size() > most) {
                best.pollLast();
            }
        }
    }

    /** {@return the candidates, the best first; of equals, the earlier trial first} */
    public List<Candidate> best() {
        return List.copyOf(best);
    }
}
