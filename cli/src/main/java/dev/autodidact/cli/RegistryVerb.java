package dev.autodidact.cli;

import dev.autodidact.registry.Registry;
import dev.autodidact.registry.RunSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code registry}: what is remembered. */
@Command(
        name = "registry",
        description = "Lists the runs in the registry, the latest first; or exports, merges, prunes, verifies it.",
        subcommands = {
            RegistryExportVerb.class,
            RegistryImportVerb.class,
            RegistryMatrixVerb.class,
            RegistryPruneVerb.class,
            RegistryVerifyVerb.class
        },
        mixinStandardHelpOptions = true)
final class RegistryVerb implements Callable<Integer> {

    @Mixin
    CommonOptions common = new CommonOptions();

    @Option(names = "--last", paramLabel = "N", description = "only the latest N (default: ${DEFAULT-VALUE})")
    int last = 30;

    @Override
    public Integer call() {
        CommonOptions.requirePositive("--last", last);
        try (Registry registry = common.registry()) {
            List<RunSummary> all = registry.runs();
            List<RunSummary> runs = all.subList(0, Math.min(last, all.size()));
            if (common.json) {
                common.print(Json.write(runs.stream().map(RegistryVerb::fields).toList()));
                return 0;
            }
            TextTable table = new TextTable(
                    "id", "started", "suite", "task", "strategy", "seed", "trials", "metric", "best", "status");
            runs.forEach(run -> table.add(
                    run.id(),
                    started(run),
                    run.suite(),
                    run.task(),
                    run.strategy(),
                    run.seed(),
                    run.trials(),
                    run.metric(),
                    run.bestScore().isPresent()
                            ? String.format(Locale.ROOT, "%.6g", run.bestScore().getAsDouble())
                            : "",
                    run.status().toLowerCase(Locale.ROOT)));
            if (!runs.isEmpty()) {
                common.print(table.toString());
            }
            common.print(runs.size() + " of " + all.size() + " runs in " + common.registryPlace());
        }
        return 0;
    }

    private static Map<String, Object> fields(RunSummary run) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", run.id());
        fields.put("started", run.started());
        fields.put("suite", run.suite());
        fields.put("task", run.task());
        fields.put("strategy", run.strategy());
        fields.put("seed", run.seed());
        fields.put("trials", run.trials());
        fields.put("metric", run.metric());
        run.bestScore().ifPresent(score -> fields.put("best", score));
        fields.put("status", run.status().toLowerCase(Locale.ROOT));
        fields.put("model", run.model());
        return fields;
    }

    /** The start to the second, in UTC as it is stored. */
    private static String started(RunSummary run) {
        return run.started().replaceFirst("\\.\\d+Z$", "Z");
    }
}
