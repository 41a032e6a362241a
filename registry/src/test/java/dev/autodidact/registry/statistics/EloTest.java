package dev.autodidact.registry.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EloTest {

    @Test
    void leadOfTwoStrategiesIsTheLogarithmOfTheirOdds() {
        double[][] losses = new double[10][];
        Arrays.setAll(losses, i -> i == 0 ? new double[] {1, 0} : new double[] {0, 1});
        Elo[] ratings = Elo.of(losses, 1);
        // 9 wins and half a win of the added draw, against 1 and a half
        double lead = 400 * Math.log10(9.5 / 1.5);
        assertThat(ratings[0].rating() - ratings[1].rating()).isCloseTo(lead, within(1e-5));
        assertThat(ratings[0].rating() + ratings[1].rating()).isCloseTo(2000, within(1e-9));
        assertThat(ratings[0].rating()).isBetween(ratings[0].lower(), ratings[0].upper());
    }

    @Test
    void ratingsSolveTheEquationsOfTheModel() {
        // at the greatest likelihood, the wins that the model expects are those that there were (Bradley and Terry
        // 1952)
        double[][] losses = {{1, 2, 3}, {1, 3, 2}, {2, 1, 3}, {1, 1, 2}, {3, 2, 1}, {1, 2, 3}};
        double[] wins = {1 + 8.5, 1 + 6.5, 1 + 3};
        Elo[] ratings = Elo.of(losses, 1);
        for (int i = 0; i < 3; i++) {
            double expected = 0;
            for (int j = 0; j < 3; j++) {
                if (i != j) {
                    double lead = ratings[i].rating() - ratings[j].rating();
                    expected += 7 / (1 + Math.pow(10, -lead / 400));
                }
            }
            assertThat(expected).isCloseTo(wins[i], within(1e-6));
        }
    }

    @Test
    void equalsHaveEqualRatings() {
        for (Elo rating : Elo.of(new double[5][3], 1)) {
            assertThat(rating.rating()).isCloseTo(1000, within(1e-9));
            assertThat(rating.upper() - rating.lower()).isLessThan(1e-9);
        }
    }

    @Test
    void sameSeedGivesSameIntervals() {
        double[][] losses = {{1, 2}, {2, 1}, {1, 2}, {1, 2}};
        assertThat(Elo.of(losses, 3)).isEqualTo(Elo.of(losses, 3));
    }
}
