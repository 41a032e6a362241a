package dev.autodidact.runtime.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Table;
import dev.autodidact.runtime.data.FileTableReader;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a service does, with the runtime and one plugin on its class path. The model is of a run of before the runtime was a
 * module of its own, and so are the predictions: five trees behind numbers, levels, dates and texts, calibrated.
 */
class ServiceTest {

    private static final FittedModel MODEL = FittedModel.read(resource("model"));

    @Test
    void modelOfAnEarlierRunPredictsTheSameBits(@TempDir Path folder) {
        Table rows = new FileTableReader().read(resource("rows.csv"));

        PredictionsFile.write(folder.resolve("predictions.csv"), MODEL, MODEL.predict(rows));

        assertThat(folder.resolve("predictions.csv")).hasSameTextualContentAs(resource("predictions.csv"));
    }

    @Test
    void oneRowNeedsNoFile() {
        ClassProbabilities probabilities = (ClassProbabilities) MODEL.predict(Table.of(
                new NumericColumn("size", new double[] {3.4}),
                level("colour", "blue"),
                level("made", "2021-11-30"),
                level("shop", "shop9"),
                level("words", "fine new light bargain")));

        assertThat(MODEL.schema().classes()).containsExactly("bad", "good");
        assertThat(probabilities.probability(0, 1)).isEqualTo(0.7439638743024416);
    }

    private static CategoricalColumn level(String column, String level) {
        return new CategoricalColumn(column, new int[] {0}, List.of(level));
    }

    private static Path resource(String name) {
        try {
            return Path.of(ServiceTest.class.getResource("/earlier/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
