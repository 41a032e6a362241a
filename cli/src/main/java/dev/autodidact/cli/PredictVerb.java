package dev.autodidact.cli;

import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.Table;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.runtime.model.FittedModel;
import dev.autodidact.runtime.model.PredictionsFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code predict}: predictions for new rows. */
@Command(
        name = "predict",
        description = "Predicts every row of a file; columns may come in any order, the target is not needed.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class PredictVerb implements Callable<Integer> {

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "the model that 'run' wrote")
    Path model = Path.of("");

    @Option(names = "--data", required = true, paramLabel = "FILE", description = "the rows to predict: CSV or ARFF")
    Path data = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "the predictions, as CSV")
    Path out = Path.of("");

    @Mixin
    CommonOptions common = new CommonOptions();

    @Override
    public Integer call() throws Exception {
        Place.requireFile(out, "--out");
        Catalogue catalogue = common.catalogue();
        FittedModel fitted = catalogue.model(model);
        Table table = catalogue.host().tables().read(data);
        Predictions predictions = fitted.predict(table);
        Place.makeFolders(out);
        PredictionsFile.write(out, fitted, predictions);
        if (common.json) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("target", fitted.schema().target());
            json.put("rows", predictions.rows());
            json.put("out", out.toString());
            common.print(Json.write(json));
        } else {
            common.print(
                    predictions.rows() + " predictions of '" + fitted.schema().target() + "' are in " + out);
        }
        return 0;
    }
}
