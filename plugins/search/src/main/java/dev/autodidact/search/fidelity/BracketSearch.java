package dev.autodidact.search.fidelity;

import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.api.strategy.Search;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.IntFunction;

/**
 * Synchronous brackets, one after the other: each begins with new configurations, and when a rung is complete, its best
 * go on to the next. While a bracket waits for outcomes of trials that run at the same time, the next one begins. When
 * nothing new is left, the rest is tried at full fidelity. Not thread-safe.
 */
final class BracketSearch implements Search {

    private final class Bracket {

        private final List<Integer> sizes;
        private final Queue<Configuration> promoted = new ArrayDeque<>();
        private final List<Rungs.Result> results = new ArrayList<>();
        private int rung;
        private int wanted;
        private int underWay;

        private Bracket(List<Integer> sizes) {
            this.sizes = sizes;
            while (sizes.get(rung) == 0) {
                rung++;
            }
            this.wanted = sizes.get(rung);
        }

        private boolean isFirstRung() {
            return rung == 0 || sizes.get(rung - 1) == 0;
        }

        private boolean isDone() {
            return rung > rungs.top();
        }

        private Optional<Configuration> next() {
            if (isDone() || wanted == 0) {
                return Optional.empty();
            }
            Optional<Configuration> next = isFirstRung() ? source.next() : Optional.ofNullable(promoted.poll());
            if (next.isPresent()) {
                wanted--;
                underWay++;
            }
            return next;
        }

        private void observe(Observation observation) {
            underWay--;
            if (observation.outcome() instanceof Outcome.Scored scored) {
                results.add(new Rungs.Result(observation.proposal().configuration(), scored.loss()));
            }
            if (wanted == 0 && underWay == 0) {
                climb();
            }
        }

        private void climb() {
            rung++;
            if (!isDone()) {
                results.stream()
                        .sorted(Comparator.comparingDouble(Rungs.Result::loss))
                        .limit(sizes.get(rung))
                        .map(Rungs.Result::configuration)
                        .forEach(promoted::add);
                results.clear();
                wanted = promoted.size();
                if (wanted == 0) {
                    rung = rungs.top() + 1;
                }
            }
        }
    }

    private final Rungs rungs;
    private final Source source;
    private final IntFunction<List<Integer>> schedule;
    private final List<Bracket> open = new ArrayList<>();
    private final Map<Proposal, Bracket> owners = new HashMap<>();
    private int begun;
    private boolean exhausted;

    /** Begins with bracket 0 of the schedule, which gives for each bracket the number of trials on each rung. */
    BracketSearch(Rungs rungs, Source source, IntFunction<List<Integer>> schedule) {
        this.rungs = rungs;
        this.source = source;
        this.schedule = schedule;
    }

    @Override
    public Optional<Proposal> propose() {
        Optional<Proposal> proposal = exhausted ? Optional.empty() : fromBrackets();
        exhausted = proposal.isEmpty();
        proposal = proposal.or(rungs::leftover);
        proposal.ifPresent(source::proposed);
        return proposal;
    }

    private Optional<Proposal> fromBrackets() {
        open.removeIf(Bracket::isDone);
        for (Bracket bracket : open) {
            Optional<Proposal> proposal = from(bracket);
            if (proposal.isPresent()) {
                return proposal;
            }
        }
        Bracket bracket = new Bracket(schedule.apply(begun++));
        open.add(bracket);
        return from(bracket);
    }

    private Optional<Proposal> from(Bracket bracket) {
        return bracket.next().map(configuration -> {
            Proposal proposal = rungs.propose(configuration, bracket.rung);
            owners.put(proposal, bracket);
            return proposal;
        });
    }

    @Override
    public void observe(Observation observation) {
        rungs.observe(observation);
        source.observe(observation);
        Bracket owner = owners.remove(observation.proposal());
        if (owner != null) {
            owner.observe(observation);
        }
    }
}
