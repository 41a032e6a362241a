package dev.autodidact.search.fidelity;

import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.search.model.Encoding;
import dev.autodidact.search.model.History;
import dev.autodidact.search.model.Trial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was tried on all rungs as one history at full fidelity, each configuration in it once: its loss is that of the
 * highest rung it reached, plus for each rung it did not reach the median difference from the rung below, over the
 * configurations that were on both. So a model learns from the many trials on low rungs and the few on high ones alike.
 * Not thread-safe.
 */
final class Extrapolation {

    private record Reached(int rung, Trial trial) {}

    private final Encoding encoding;
    private final Rungs rungs;
    private final Map<Configuration, Reached> reached = new LinkedHashMap<>();
    private final Set<Proposal> pending = new LinkedHashSet<>();
    private final List<List<Double>> differences = new ArrayList<>();

    Extrapolation(Encoding encoding, Rungs rungs) {
        this.encoding = encoding;
        this.rungs = rungs;
        for (int rung = 0; rung < rungs.top(); rung++) {
            differences.add(new ArrayList<>());
        }
    }

    void proposed(Proposal proposal) {
        pending.add(proposal);
    }

    void observed(Observation observation) {
        Proposal proposal = observation.proposal();
        pending.remove(proposal);
        int rung = rungs.rung(proposal);
        double loss = observation.outcome() instanceof Outcome.Scored scored ? scored.loss() : Double.POSITIVE_INFINITY;
        Reached before = reached.get(proposal.configuration());
        double[] vector = before == null
                ? encoding.encode(proposal.configuration())
                : before.trial().vector();
        reached.put(proposal.configuration(), new Reached(rung, new Trial(vector, loss)));
        if (before != null && before.rung() == rung - 1 && loss < Double.POSITIVE_INFINITY) {
            insert(differences.get(rung - 1), loss - before.trial().loss());
        }
    }

    private static void insert(List<Double> sorted, double value) {
        int place = Collections.binarySearch(sorted, value);
        sorted.add(place < 0 ? -place - 1 : place, value);
    }

    /** {@return the history; of what is under way only what has no loss yet} */
    History history() {
        double[] shifts = new double[rungs.top() + 1];
        for (int rung = rungs.top() - 1; rung >= 0; rung--) {
            shifts[rung] = shifts[rung + 1] + median(differences.get(rung));
        }
        History history = new History(
                encoding,
                reached.values().stream()
                        .map(at -> at.trial().shifted(shifts[at.rung()]))
                        .toList());
        pending.stream()
                .filter(proposal -> !reached.containsKey(proposal.configuration()))
                .forEach(history::proposed);
        return history;
    }

    private static double median(List<Double> sorted) {
        return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
    }
}
