package dev.autodidact.cli;

import dev.autodidact.registry.PruneQuery;
import dev.autodidact.registry.PruneSummary;
import dev.autodidact.registry.Registry;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code registry prune}: forgetting. */
@Command(
        name = "prune",
        description = "Forgets old runs for good; what somebody works on stays.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class RegistryPruneVerb implements Callable<Integer> {

    @Option(
            names = "--before",
            required = true,
            paramLabel = "DATE",
            description = "runs that began before this day, such as 2026-01-31, in UTC")
    LocalDate before = LocalDate.MIN;

    @Option(
            names = "--predictions-only",
            description = "only their out-of-fold predictions, the largest part: reports stay the same, but such a run"
                    + " cannot be resumed")
    boolean predictionsOnly;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        try (Registry registry = common.registry()) {
            PruneSummary pruned = registry.prune(
                    new PruneQuery(before.atStartOfDay(ZoneOffset.UTC).toInstant(), predictionsOnly));
            if (common.json) {
                Map<String, Long> fields = new LinkedHashMap<>();
                fields.put("runs", pruned.runs());
                fields.put("trials", pruned.trials());
                fields.put("predictions", pruned.predictions());
                fields.put("kept", pruned.kept());
                common.print(Json.write(fields));
            } else {
                common.print(pruned.runs() + " runs, " + pruned.trials() + " trials, " + pruned.predictions()
                        + " predictions forgotten"
                        + (pruned.kept() == 0 ? "" : "; " + pruned.kept() + " runs kept, somebody works on them"));
            }
        }
        return 0;
    }
}
