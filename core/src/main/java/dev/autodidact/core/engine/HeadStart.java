package dev.autodidact.core.engine;

import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.api.strategy.Search;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.api.strategy.SearchStrategy;
import java.util.Optional;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Another strategy, before whose first proposal a given one is evaluated, so that a run soon has a model worth keeping.
 * The other strategy does not know: its trials count from 0. Where it proposes the same, the outcome is told instead of
 * evaluating it again.
 *
 * @param other the other strategy
 * @param first what to evaluate first
 */
public record HeadStart(SearchStrategy other, Proposal first) implements SearchStrategy {

    @Override
    public String id() {
        return other.id();
    }

    @Override
    public Search begin(SearchProblem problem, Knowledge knowledge, SplittableGenerator random) {
        return new Behind(first, other.begin(problem, knowledge, random));
    }

    /** The other search, one trial behind, until it proposes what was evaluated first. */
    private static final class Behind implements Search {

        private static final int NEVER = Integer.MAX_VALUE;

        private final Proposal first;
        private final Search search;
        private boolean started;
        private int proposed;
        private int told;

        /** The number under which the other search knows the first trial. */
        private int repeated = NEVER;

        private Optional<Outcome> outcome = Optional.empty();

        Behind(Proposal first, Search search) {
            this.first = first;
            this.search = search;
        }

        @Override
        public Optional<Proposal> propose() {
            if (!started) {
                started = true;
                return Optional.of(first);
            }
            Optional<Proposal> proposal = search.propose();
            if (repeated == NEVER && proposal.equals(Optional.of(first))) {
                repeated = proposed++;
                tellRepeated();
                proposal = search.propose();
            }
            proposed++;
            return proposal;
        }

        @Override
        public void observe(Observation observation) {
            if (observation.trial() == 0) {
                outcome = Optional.of(observation.outcome());
            } else {
                int number = observation.trial() <= repeated ? observation.trial() - 1 : observation.trial();
                tell(new Observation(number, observation.proposal(), observation.outcome()));
            }
            tellRepeated();
        }

        /** Outcomes are told in the order of the proposals. */
        private void tellRepeated() {
            if (told == repeated) {
                outcome.ifPresent(known -> tell(new Observation(repeated, first, known)));
            }
        }

        private void tell(Observation observation) {
            told++;
            search.observe(observation);
        }
    }
}
