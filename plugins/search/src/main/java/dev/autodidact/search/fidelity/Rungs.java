package dev.autodidact.search.fidelity;

import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.Observation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The ladder of fidelities 1, 1/3, 1/9 and so on, as far as the problem's minimum allows, and what was tried on each of
 * its rungs, which count from 0, the lowest. A configuration is proposed at most once a rung. Not thread-safe.
 */
final class Rungs {

    /** From rung to rung, one in so many goes on, with so many times the effort. */
    static final int ETA = 3;

    /** The share by which a fidelity may undershoot the minimum by rounding. */
    private static final double ROUNDING = 1e-9;

    /** A trial that ended with a loss. */
    record Result(Configuration configuration, double loss) {}

    private final List<Double> fidelities = new ArrayList<>();
    private final Map<Double, Integer> rungs = new HashMap<>();
    private final List<List<Result>> ranked = new ArrayList<>();
    private final List<Set<Configuration>> proposed = new ArrayList<>();
    private final List<Integer> ended = new ArrayList<>();
    private final Map<Configuration, Double> lastLoss = new HashMap<>();
    private final Set<Configuration> unfinished = new LinkedHashSet<>();
    private List<Configuration> leftovers = new ArrayList<>();

    Rungs(double minimumFidelity) {
        for (double fidelity = 1; fidelity >= minimumFidelity * (1 - ROUNDING); fidelity /= ETA) {
            fidelities.add(0, Math.max(fidelity, minimumFidelity));
        }
        for (int rung = 0; rung < fidelities.size(); rung++) {
            rungs.put(fidelities.get(rung), rung);
            ranked.add(new ArrayList<>());
            proposed.add(new HashSet<>());
            ended.add(0);
        }
    }

    /** {@return the index of the rung of full fidelity} */
    int top() {
        return fidelities.size() - 1;
    }

    /** {@return the rung of a proposal made here} */
    int rung(Proposal proposal) {
        return rungs.getOrDefault(proposal.fidelity(), top());
    }

    /** {@return whether a configuration was proposed on a rung} */
    boolean isProposed(Configuration configuration, int rung) {
        return proposed.get(rung).contains(configuration);
    }

    /** {@return the proposal of a configuration on a rung where it was not proposed yet} */
    Proposal propose(Configuration configuration, int rung) {
        proposed.get(rung).add(configuration);
        if (rung < top()) {
            unfinished.add(configuration);
        } else {
            unfinished.remove(configuration);
        }
        return new Proposal(configuration, fidelities.get(rung));
    }

    void observe(Observation observation) {
        int rung = rung(observation.proposal());
        Configuration configuration = observation.proposal().configuration();
        ended.set(rung, ended.get(rung) + 1);
        if (observation.outcome() instanceof Outcome.Scored scored) {
            Result result = new Result(configuration, scored.loss());
            List<Result> results = ranked.get(rung);
            int low = 0;
            int high = results.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (results.get(middle).loss() <= result.loss()) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            results.add(low, result);
            lastLoss.put(configuration, scored.loss());
        }
    }

    /** {@return how many trials of a rung ended} */
    int ended(int rung) {
        return ended.get(rung);
    }

    /** {@return the trials of a rung that ended with a loss, best first} */
    List<Result> ranked(int rung) {
        return ranked.get(rung);
    }

    /** {@return the best so many of a rung that were not proposed on the next} */
    Optional<Configuration> promotable(int rung, int best) {
        return ranked.get(rung).stream()
                .limit(best)
                .map(Result::configuration)
                .filter(configuration -> !isProposed(configuration, rung + 1))
                .findFirst();
    }

    /**
     * {@return when there is nothing new to try, a configuration that was never tried at full fidelity, there; empty
     * where there is none left} Those of least loss on the last rung they reached come first, those without one last.
     */
    Optional<Proposal> leftover() {
        if (leftovers.isEmpty()) {
            leftovers = new ArrayList<>(unfinished);
            leftovers.sort(Comparator.comparingDouble(
                    configuration -> lastLoss.getOrDefault(configuration, Double.POSITIVE_INFINITY)));
        }
        return leftovers.isEmpty() ? Optional.empty() : Optional.of(propose(leftovers.remove(0), top()));
    }
}
