package dev.autodidact.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.Metric;
import dev.autodidact.api.task.Metrics;
import dev.autodidact.api.task.Resampling;
import dev.autodidact.core.engine.Folds;
import dev.autodidact.core.engine.TableProblem;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.runtime.preprocess.LabelledTable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedPortfolioTest {

    private static final int ROWS = 300;

    private final Catalogue catalogue = Catalogue.discover(Optional.empty());

    /** A learner with a new hyperparameter silently drops out of a portfolio that was learned without it. */
    @ParameterizedTest
    @ValueSource(strings = {"portfolio", "auto"})
    void everyMemberLiesInTheSpaceOfTheInstalledLearners(String strategy) {
        List<SearchSpace> spaces = List.of(space("kind", Metrics.LOG_LOSS), space("y", Metrics.RMSE));

        List<Configuration> members = new String(
                        catalogue.strategy(strategy).shipped().payload(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("configuration "))
                .map(line -> Configuration.fromJson(line.substring("configuration ".length())))
                .toList();

        assertThat(members)
                .isNotEmpty()
                .allSatisfy(member ->
                        assertThat(spaces).as("spaces with %s", member).anyMatch(space -> space.contains(member)));
    }

    private SearchSpace space(String target, Metric metric) {
        double[] x = IntStream.range(0, ROWS).asDoubleStream().toArray();
        double[] y =
                IntStream.range(0, ROWS).mapToDouble(row -> row * 7919 % 101).toArray();
        int[] kind = IntStream.range(0, ROWS).map(row -> row % 2).toArray();
        Table table = Table.of(
                new NumericColumn("x", x),
                new NumericColumn("y", y),
                new CategoricalColumn("kind", kind, List.of("a", "b")));
        return new TableProblem(
                        Folds.of(LabelledTable.of(table, target), metric, new Resampling.CrossValidation(3), 1),
                        catalogue.learners())
                .space();
    }
}
