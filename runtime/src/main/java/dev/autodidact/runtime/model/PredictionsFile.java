package dev.autodidact.runtime.model;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.RealPredictions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes predictions as CSV: {@code prediction}, and for classes one {@code p(<class>)} column each. The class predicted is
 * the one that the model's calibration decides for, which need not be the most probable one. */
public final class PredictionsFile {

    private PredictionsFile() {}

    /**
     * Writes predictions.
     *
     * @param file where to
     * @param model what predicted
     * @param predictions what it predicted, one per row
     * @throws AutodidactException of kind ENVIRONMENT where writing fails
     */
    public static void write(Path file, FittedModel model, Predictions predictions) {
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            List<String> header = new ArrayList<>(List.of("prediction"));
            model.schema().classes().forEach(label -> header.add("p(" + label + ")"));
            csv.writeRecord(header);
            Predictions decided = model.calibration().decided(predictions);
            for (int row = 0; row < predictions.rows(); row++) {
                csv.writeRecord(cells(model.schema(), predictions, decided, row));
            }
        } catch (IOException e) {
            throw new AutodidactException(
                    AutodidactException.Kind.ENVIRONMENT, "cannot write the predictions to " + file + ": " + e, e);
        }
    }

    private static List<String> cells(Schema schema, Predictions predictions, Predictions decided, int row) {
        List<String> cells = new ArrayList<>();
        switch (predictions) {
            case RealPredictions real -> cells.add(Double.toString(real.value(row)));
            case ClassProbabilities probabilities -> {
                cells.add(schema.classes().get(((ClassProbabilities) decided).mostLikely(row)));
                for (int code = 0; code < probabilities.classes(); code++) {
                    cells.add(Double.toString(probabilities.probability(row, code)));
                }
            }
        }
        return cells;
    }
}
