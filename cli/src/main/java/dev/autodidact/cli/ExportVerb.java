package dev.autodidact.cli;

import dev.autodidact.onnx.OnnxModel;
import dev.autodidact.runtime.model.FittedModel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code export}: a model for other languages than Java. */
@Command(
        name = "export",
        description = "Writes a model as ONNX, which Python, C#, JavaScript and others run on the raw columns.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ExportVerb implements Callable<Integer> {

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "the model that 'run' wrote")
    Path model = Path.of("");

    @Option(names = "--onnx", required = true, paramLabel = "FILE", description = "the model, as ONNX")
    Path onnx = Path.of("");

    @Mixin
    CommonOptions common = new CommonOptions();

    @Override
    public Integer call() throws Exception {
        Place.requireFile(onnx, "--onnx");
        FittedModel fitted = common.catalogue().model(model);
        OnnxModel exported = OnnxModel.of(fitted);
        Place.makeFolders(onnx);
        exported.write(onnx);
        if (common.json) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("target", fitted.schema().target());
            json.put("inputs", exported.inputs());
            json.put("outputs", exported.outputs());
            json.put("classes", exported.classes());
            json.put("onnx", onnx.toString());
            common.print(Json.write(json));
        } else {
            common.print("the model of '" + fitted.schema().target() + "' is in " + onnx);
            common.print("inputs, each of shape (rows, 1): "
                    + exported.inputs().entrySet().stream()
                            .map(input -> input.getKey() + " (" + input.getValue() + ")")
                            .collect(Collectors.joining(", ")));
            common.print("outputs: " + String.join(", ", exported.outputs().values()));
        }
        return 0;
    }
}
