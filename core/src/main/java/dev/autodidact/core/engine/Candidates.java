package dev.autodidact.core.engine;

import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.strategy.Observation;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Keeps the best scored trials of a run, and the best of each learner, with their predictions; memory is bounded. An
 * ensemble gains more from models that err differently than from many of the best learner's. Not thread-safe.
 */
public final class Candidates implements TrialListener {

    private final NavigableSet<Candidate> best =
            new TreeSet<>(Comparator.comparingDouble(Candidate::loss).thenComparingInt(Candidate::trial));
    private final int most;

    /**
     * Makes an empty list.
     *
     * @param most how many to keep beside the best of each learner
     */
    public Candidates(int most) {
        this.most = most;
    }

    @Override
    public void ended(Observation observation) {
        if (observation.outcome() instanceof Outcome.Scored scored
                && observation.proposal().fidelity() == 1) {
            best.add(Candidate.of(observation, scored));
            dropTheWorst();
        }
    }

    private void dropTheWorst() {
        Set<String> learners = new HashSet<>();
        List<Candidate> others = best.stream()
                .filter(candidate -> !learners.add(candidate.learner()))
                .toList();
        if (others.size() > most) {
            best.remove(others.getLast());
        }
    }

    /** {@return the candidates, the best first; of equals, the earlier trial first} */
    public List<Candidate> best() {
        return List.copyOf(best);
    }
}
