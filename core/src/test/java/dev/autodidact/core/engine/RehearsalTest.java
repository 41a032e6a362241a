package dev.autodidact.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.data.RealPredictions;
import dev.autodidact.api.space.Configuration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RehearsalTest {

    private static final Candidate FIRST = candidate(0);
    private static final Candidate SECOND = candidate(1);

    private final List<List<Candidate>> asked = new ArrayList<>();

    @Test
    void sameCandidatesAreChosenAmongOnce() {
        Rehearsal rehearsal = new Rehearsal(this::choose);

        assertThat(rehearsal.members(List.of(FIRST))).containsExactly(FIRST);
        assertThat(rehearsal.members(List.of(FIRST))).containsExactly(FIRST);
        assertThat(asked).hasSize(1);
    }

    @Test
    void choiceThatTookLongIsNotMadeAgainSoon() {
        Rehearsal rehearsal = new Rehearsal(now -> {
            sleep(200);
            return choose(now);
        });

        assertThat(rehearsal.members(List.of(FIRST))).containsExactly(FIRST);
        assertThat(rehearsal.members(List.of(FIRST, SECOND))).containsExactly(FIRST);
        assertThat(asked).hasSize(1);
    }

    @Test
    void choiceThatTookNoTimeIsMadeAgainWithNewCandidates() {
        Rehearsal rehearsal = new Rehearsal(this::choose);

        assertThat(rehearsal.members(List.of(FIRST))).containsExactly(FIRST);
        sleep(200);
        assertThat(rehearsal.members(List.of(FIRST, SECOND))).containsExactly(SECOND);
    }

    private List<Candidate> choose(List<Candidate> now) {
        asked.add(now);
        return List.of(now.getLast());
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Candidate candidate(int trial) {
        return new Candidate(trial, Configuration.EMPTY, 1, new RealPredictions(new double[1]), 1, 1);
    }
}
