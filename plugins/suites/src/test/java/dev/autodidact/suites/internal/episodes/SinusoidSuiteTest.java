package dev.autodidact.suites.internal.episodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.suite.EpisodeSource;
import dev.autodidact.api.suite.EpisodeSource.Part;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.suite.TaskSuite;
import dev.autodidact.api.task.Episode;
import dev.autodidact.api.task.EpisodeTask;
import dev.autodidact.testkit.SuiteContract;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SinusoidSuiteTest extends SuiteContract {

    @Override
    protected TaskSuite suite() {
        return new SinusoidSuite().open("");
    }

    @Test
    void tenPointsTellTheWholeWave() {
        for (TaskReference reference : suite().tasks()) {
            EpisodeTask episode = (EpisodeTask) reference.load();
            assertThat(episode.support().rows()).isEqualTo(10);
            assertThat(episode.query().rows()).isEqualTo(100);
            // a sin(x - p) = s sin x + c cos x with s = a cos p and c = -a sin p, found by least squares
            double[] wave = fit(episode.support());
            assertThat(Math.hypot(wave[0], wave[1])).as("amplitude").isBetween(0.1, 5.0);
            assertThat(Math.atan2(-wave[1], wave[0])).as("phase").isBetween(-1e-9, Math.PI);
            for (int row = 0; row < episode.query().rows(); row++) {
                double x = value(episode.query(), "x", row);
                assertThat(x).isBetween(-5.0, 5.0);
                assertThat(value(episode.query(), "y", row))
                        .isCloseTo(wave[0] * Math.sin(x) + wave[1] * Math.cos(x), within(1e-9));
            }
        }
    }

    @Test
    void sixHundredEpisodesAreForJudging() {
        assertThat(suite().tasks())
                .hasSize(800)
                .filteredOn(reference -> reference.role() == TaskReference.Role.META_TEST)
                .hasSize(600);
    }

    @Test
    void argumentIsTheNumberOfPoints() {
        TaskSuite five = new SinusoidSuite().open("5");

        assertThat(five.name()).isEqualTo("sinusoid:5");
        assertThat(((EpisodeTask) five.tasks().getFirst().load()).support().rows())
                .isEqualTo(5);
        for (String wrong : List.of("0", "many", "1001")) {
            assertThatThrownBy(() -> new SinusoidSuite().open(wrong))
                    .isInstanceOf(AutodidactException.class)
                    .hasMessageContaining("1 to 1000")
                    .hasMessageContaining("'" + wrong + "'");
        }
    }

    @Test
    void drawnEpisodesAreFreshWavesThatDependOnTheGeneratorAlone() {
        EpisodeSource source = suite().episodes().orElseThrow();
        RandomGenerator random = Seeds.generator(3, "episodes");

        Episode first = source.draw(Part.META_TRAIN, random);
        Episode second = source.draw(Part.META_TRAIN, random);
        Episode again = source.draw(Part.META_TRAIN, Seeds.generator(3, "episodes"));

        assertThat(first.support().rows()).isEqualTo(10);
        assertThat(first.query().rows()).isEqualTo(10);
        assertThat(source.draw(Part.META_VALIDATION, random).query().rows()).isEqualTo(100);
        assertThat(values(first)).isEqualTo(values(again)).isNotEqualTo(values(second));
    }

    private static double[] values(Episode episode) {
        return ((RealTarget) episode.query().target()).toValues();
    }

    private static double[] fit(Table points) {
        double ss = 0;
        double sc = 0;
        double cc = 0;
        double sy = 0;
        double cy = 0;
        for (int row = 0; row < points.rows(); row++) {
            double sine = Math.sin(value(points, "x", row));
            double cosine = Math.cos(value(points, "x", row));
            double y = value(points, "y", row);
            ss += sine * sine;
            sc += sine * cosine;
            cc += cosine * cosine;
            sy += sine * y;
            cy += cosine * y;
        }
        double determinant = ss * cc - sc * sc;
        return new double[] {(sy * cc - cy * sc) / determinant, (cy * ss - sy * sc) / determinant};
    }

    private static double value(Table table, String column, int row) {
        return ((NumericColumn) table.column(column)).value(row);
    }
}
