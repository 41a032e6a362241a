package dev.autodidact.search.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.execution.Cost;
import dev.autodidact.api.execution.Failure;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.strategy.Observation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final Cost COST = new Cost(1, Double.NaN);
    private static final Outcome FAILED = new Outcome.Failed(new Failure(Failure.Kind.TIMEOUT, "slow", ""), COST);

    private final History history = new History(new Encoding(SearchSpace.of("x", Domain.real(0, 1))));

    @Test
    void targetsKeepTheOrderOfTheLossesWhateverTheirScale() {
        observe(0.1, scored(1e300));
        observe(0.2, scored(-3));
        observe(0.3, FAILED);
        observe(0.4, scored(7));

        double[] targets = history.sample(100).targets();

        assertThat(targets[1]).isLessThan(targets[3]);
        assertThat(targets[3]).isLessThan(targets[0]);
        assertThat(targets[0]).isLessThan(targets[2]);
        assertThat(Arrays.stream(targets)).allMatch(target -> Math.abs(target) < 3);
    }

    @Test
    void equalLossesAndFailuresShareTheirTargets() {
        observe(0.1, FAILED);
        observe(0.2, scored(5));
        observe(0.3, scored(5));
        observe(0.4, FAILED);

        double[] targets = history.sample(100).targets();

        assertThat(targets[1]).isEqualTo(targets[2]).isEqualTo(-targets[0]);
        assertThat(targets[0]).isEqualTo(targets[3]);
    }

    @Test
    void whatWasGivenUpCountsByItsLagBehindTheBestAndBetterThanFailures() {
        observe(0.1, new Outcome.Scored(5, List.of(4.0, 6.0), Optional.empty(), Optional.empty(), COST));
        observe(0.2, new Outcome.Pruned(List.of(5.5), "far behind", COST));
        observe(0.3, scored(6));
        observe(0.4, FAILED);

        assertThat(history.trials().get(1).loss()).isEqualTo(6.5);
        double[] targets = history.sample(100).targets();
        assertThat(targets[1]).isBetween(targets[2], targets[3]);
    }

    @Test
    void whatWasGivenUpIsNeverBetterThanTheBest() {
        observe(0.1, new Outcome.Scored(5, List.of(4.0, 6.0), Optional.empty(), Optional.empty(), COST));
        observe(0.2, new Outcome.Pruned(List.of(3.0), "far behind one that fell behind since", COST));

        assertThat(history.best(1).get(0).vector()).containsExactly(0.1);
    }

    @Test
    void whatIsUnderWayIsExpectedToBecomeAverage() {
        observe(0.1, scored(1));
        history.proposed(proposal(0.5));

        assertThat(history.pending()).isOne();
        assertThat(history.sample(100).vectors()[1]).containsExactly(0.5);
        assertThat(history.sample(100).targets()).containsExactly(0, 0);

        observe(0.5, scored(0));

        assertThat(history.pending()).isZero();
        assertThat(history.sample(100).size()).isEqualTo(2);
    }

    @Test
    void ofMoreThanTheLimitTheBestHalfAndTheLatestAreTaken() {
        for (int i = 0; i < 100; i++) {
            observe(i / 100.0, scored(i));
        }

        assertThat(Arrays.stream(history.sample(10).vectors()))
                .extracting(vector -> Math.round(100 * vector[0]))
                .containsExactly(0L, 1L, 2L, 3L, 4L, 95L, 96L, 97L, 98L, 99L);
    }

    @Test
    void theBestHaveALoss() {
        observe(0.1, scored(2));
        observe(0.2, FAILED);
        observe(0.3, scored(1));

        assertThat(history.best(5)).extracting(Trial::loss).containsExactly(1.0, 2.0);
    }

    private static Outcome scored(double loss) {
        return Outcome.Scored.of(loss, COST);
    }

    private static Proposal proposal(double x) {
        return Proposal.full(Configuration.of(Map.of("x", x)));
    }

    private void observe(double x, Outcome outcome) {
        history.observed(new Observation(0, proposal(x), outcome));
    }
}
