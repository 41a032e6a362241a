package dev.autodidact.suites.internal.episodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.suite.EpisodeSource;
import dev.autodidact.api.suite.EpisodeSource.Part;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.suite.TaskSuite;
import dev.autodidact.api.task.Episode;
import dev.autodidact.api.task.EpisodeTask;
import dev.autodidact.testkit.SuiteContract;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColdStartSuiteTest extends SuiteContract {

    @Override
    protected TaskSuite suite() {
        return new ColdStartSuite().open("");
    }

    @Test
    void sixHundredViewersAreForJudging() {
        assertThat(suite().tasks())
                .hasSize(600)
                .allMatch(reference -> reference.role() == TaskReference.Role.META_TEST);
    }

    @Test
    void ratingsAreWholeStarsOfOneViewerForManyFilms() {
        EpisodeTask episode = (EpisodeTask) suite().tasks().getFirst().load();

        assertThat(episode.support().rows()).isEqualTo(10);
        assertThat(values(episode.query(), "stars")).hasSize(50).containsOnly(-2, -1, 0, 1, 2);
        assertThat(values(episode.query(), "trait-1")).containsOnly(values(episode.support(), "trait-1")[0]);
        assertThat(values(episode.query(), "attribute-1")).doesNotHaveDuplicates();
    }

    @Test
    void argumentIsTheNumberOfRatings() {
        EpisodeTask five =
                (EpisodeTask) new ColdStartSuite().open("5").tasks().getFirst().load();
        assertThat(five.support().rows()).isEqualTo(5);
        assertThatThrownBy(() -> new ColdStartSuite().open("none"))
                .isInstanceOf(AutodidactException.class)
                .hasMessageContaining("number of ratings")
                .hasMessageContaining("'none'");
    }

    @Test
    void drawnEpisodesAreFreshViewersThatDependOnTheGeneratorAlone() {
        EpisodeSource source = suite().episodes().orElseThrow();

        Episode one = source.draw(Part.META_TRAIN, Seeds.generator(3, "a"));
        Episode again = source.draw(Part.META_TRAIN, Seeds.generator(3, "a"));
        Episode other = source.draw(Part.META_TRAIN, Seeds.generator(3, "b"));

        assertThat(one.support().features().toRows())
                .isDeepEqualTo(again.support().features().toRows());
        assertThat(one.support().features().column(0))
                .isNotEqualTo(other.support().features().column(0));
    }

    private static double[] values(Table table, String column) {
        NumericColumn numbers = (NumericColumn) table.column(column);
        return IntStream.range(0, table.rows()).mapToDouble(numbers::value).toArray();
    }
}
