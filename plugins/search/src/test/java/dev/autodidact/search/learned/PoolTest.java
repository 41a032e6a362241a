package dev.autodidact.search.learned;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.space.Configuration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PoolTest {

    private static final int SIZE = 11;

    @Test
    void middleOfATaskThatKnowsThePoolIsTheMedianOfItsPart() {
        Map<Configuration, Double> most = losses(2, 11);
        most.put(configuration(99), -7.0);

        assertThat(pool(losses(0, SIZE), losses(0, SIZE)).middle(most)).isEqualTo(6);
    }

    @Test
    void middleOfWhatIsUsuallyGoodIsTheWorstOfIt() {
        assertThat(pool(losses(0, SIZE), losses(0, SIZE)).middle(losses(0, 5))).isEqualTo(4);
    }

    @Test
    void middleOfWhatIsUsuallyPoorIsTheBestOfIt() {
        assertThat(pool(losses(0, SIZE), losses(0, SIZE)).middle(losses(6, 11))).isEqualTo(6);
    }

    @Test
    void whereNoTaskKnowsThePoolTheMedianOfWhatWasTriedIsUsual() {
        assertThat(pool().middle(losses(0, 5))).isEqualTo(2);
    }

    @Test
    void fewConfigurationsTeachNothingBesideTasksThatKnowMost() {
        Pool pool = pool(losses(0, SIZE));

        assertThat(pool.isTaughtBy(losses(0, 4))).isFalse();
        assertThat(pool.isTaughtBy(losses(0, 5))).isTrue();
        assertThat(pool().isTaughtBy(losses(0, 2))).isTrue();
    }

    @SafeVarargs
    private static Pool pool(Map<Configuration, Double>... tasks) {
        return Pool.of(new HashSet<>(losses(0, SIZE).keySet()), List.of(tasks));
    }

    /** Configurations by number, each with its number for a loss. */
    private static Map<Configuration, Double> losses(int from, int to) {
        Map<Configuration, Double> losses = new HashMap<>();
        for (int number = from; number < to; number++) {
            losses.put(configuration(number), (double) number);
        }
        return losses;
    }

    private static Configuration configuration(int number) {
        return Configuration.of(Map.of("x", number));
    }
}
