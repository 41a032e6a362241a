package dev.autodidact.search.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.execution.Cost;
import dev.autodidact.api.execution.Failure;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.search.model.Encoding;
import dev.autodidact.search.model.Trial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExtrapolationTest {

    private static final double THIRD = 1 / 3.0;

    private final Extrapolation extrapolation =
            new Extrapolation(new Encoding(SearchSpace.of("x", Domain.real(0, 1))), new Rungs(THIRD));

    @Test
    void lowRungsAreShiftedByTheMedianDifferenceToTheNext() {
        scored(0.1, THIRD, 10);
        scored(0.2, THIRD, 20);
        scored(0.3, THIRD, 30);
        scored(0.4, THIRD, 40);
        scored(0.1, 1, 9);
        scored(0.2, 1, 15);
        scored(0.3, 1, 0);

        assertThat(extrapolation.history().trials()).extracting(Trial::loss).containsExactly(9.0, 15.0, 0.0, 35.0);
    }

    @Test
    void aFailureAtFullFidelityCountsMoreThanALossBelow() {
        scored(0.1, THIRD, 10);
        observe(0.1, 1, new Outcome.Failed(new Failure(Failure.Kind.TIMEOUT, "slow", ""), Cost.NONE));

        assertThat(extrapolation.history().trials()).extracting(Trial::isScored).containsExactly(false);
    }

    @Test
    void aPromotionUnderWayKeepsTheLossFromBelow() {
        scored(0.1, THIRD, 10);
        extrapolation.proposed(proposal(0.1, 1));
        extrapolation.proposed(proposal(0.2, THIRD));

        assertThat(extrapolation.history().size()).isOne();
        assertThat(extrapolation.history().underWay()).containsExactly(new double[] {0.2});
    }

    private void scored(double x, double fidelity, double loss) {
        observe(x, fidelity, new Outcome.Scored(loss, List.of(), Optional.empty(), Optional.empty(), Cost.NONE));
    }

    private void observe(double x, double fidelity, Outcome outcome) {
        extrapolation.observed(new Observation(0, proposal(x, fidelity), outcome));
    }

    private static Proposal proposal(double x, double fidelity) {
        return new Proposal(Configuration.of(Map.of("x", x)), fidelity);
    }
}
