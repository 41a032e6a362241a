package dev.autodidact.cli;

import dev.autodidact.registry.ArchiveSummary;
import dev.autodidact.registry.Registry;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code registry import}: what others remember. */
@Command(
        name = "import",
        description = "Adds to the registry what an archive has and it lacks; again changes nothing.",
        mixinStandardHelpOptions = true)
final class RegistryImportVerb implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "what 'registry export' wrote")
    Path file = Path.of("");

    @Mixin
    CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        try (Registry registry = common.registry()) {
            ArchiveSummary added = registry.merge(file);
            common.print(
                    common.json ? Json.write(fields(added)) : words(added) + " added to " + common.registryPlace());
        }
        return 0;
    }

    static Map<String, Long> fields(ArchiveSummary summary) {
        Map<String, Long> fields = new LinkedHashMap<>();
        fields.put("tasks", summary.tasks());
        fields.put("comparisons", summary.comparisons());
        fields.put("runs", summary.runs());
        fields.put("trials", summary.trials());
        fields.put("predictions", summary.predictions());
        fields.put("curvePoints", summary.curvePoints());
        fields.put("knowledge", summary.knowledge());
        return fields;
    }

    static String words(ArchiveSummary summary) {
        return fields(summary).entrySet().stream()
                .map(field -> field.getValue() + " " + field.getKey().replace("curvePoints", "curve points"))
                .collect(Collectors.joining(", "));
    }
}
