package dev.autodidact.runtime.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.Target;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LevelStatisticsTest {

    private static final int LEVELS = 12;
    private static final int ROWS = 120;
    private static final int[] ALL = IntStream.range(0, ROWS).toArray();
    private static final List<String> NAMES =
            IntStream.range(0, LEVELS).mapToObj(level -> "l" + level).toList();

    private final CategoricalColumn column =
            new CategoricalColumn("c", IntStream.of(ALL).map(row -> row / 10).toArray(), NAMES);
    private final Target rising =
            new RealTarget(IntStream.of(ALL).asDoubleStream().toArray());

    private static Optional<Derivation> fit(CategoricalColumn column, Target target) {
        return LevelStatistics.fit(column, LevelCounts.of(column, ALL), ALL, target);
    }

    @Test
    void levelHasItsShareAndItsMeanDrawnTowardsThatOfAll() {
        Derivation statistics = fit(column, rising).orElseThrow();

        double[][] numbers = statistics.derive(column, new int[] {0, 119});

        assertThat(statistics.names()).containsExactly("share", "mean");
        assertThat(numbers[0]).containsExactly(1.0 / LEVELS, 1.0 / LEVELS);
        assertThat(numbers[1][0]).isCloseTo((45 + 10 * 59.5) / 20, within(1e-12));
        assertThat(numbers[1][1]).isCloseTo((1145 + 10 * 59.5) / 20, within(1e-12));
    }

    @Test
    void trainingRowDoesNotKnowItsOwnTarget() {
        double[][] before = fit(column, rising).orElseThrow().deriveTraining(column, ALL, rising);
        double[] other = IntStream.of(ALL).asDoubleStream().toArray();
        other[57] += 100;
        other[58] -= 100; // all other rows' statistics of all levels stay what they were
        RealTarget changed = new RealTarget(other);

        double[][] after = fit(column, changed).orElseThrow().deriveTraining(column, ALL, changed);

        assertThat(after[1][57]).as("it knows of row 58 only").isCloseTo(before[1][57] - 100.0 / 18, within(1e-9));
        assertThat(after[1][58]).as("it knows of row 57 only").isCloseTo(before[1][58] + 100.0 / 18, within(1e-9));
    }

    @Test
    void whatIsUnseenOrMissingHasTheMeanOfAll() {
        Derivation statistics = fit(column, rising).orElseThrow();
        CategoricalColumn later = new CategoricalColumn("c", new int[] {0, -1}, List.of("new"));

        double[][] numbers = statistics.derive(later, new int[] {0, 1});

        assertThat(numbers[0]).containsOnly(0);
        assertThat(numbers[1]).containsOnly(59.5);
    }

    @Test
    void classesHaveASignalEachUnlessThereAreTwoOrTooMany() {
        assertThat(statistics(2).names()).containsExactly("share", "mean");
        assertThat(statistics(3).names()).containsExactly("share", "mean of k0", "mean of k1", "mean of k2");
        assertThat(statistics(Signals.MOST_CLASSES + 1).names()).containsExactly("share");
        double[][] numbers = statistics(3).derive(column, ALL);
        for (int row = 0; row < ROWS; row++) {
            assertThat(numbers[1][row] + numbers[2][row] + numbers[3][row]).isCloseTo(1, within(1e-12));
        }
    }

    private Derivation statistics(int classes) {
        List<String> labels = IntStream.range(0, classes).mapToObj(i -> "k" + i).toList();
        ClassTarget target =
                new ClassTarget(IntStream.of(ALL).map(row -> row % classes).toArray(), labels);
        return fit(column, target).orElseThrow();
    }

    @Test
    void fewLevelsNeedNone() {
        CategoricalColumn few = new CategoricalColumn(
                "c", IntStream.of(ALL).map(row -> row % 10).toArray(), NAMES);

        assertThat(fit(few, rising)).isEmpty();
    }
}
