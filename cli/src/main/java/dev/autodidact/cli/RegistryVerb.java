package dev.autodidact.cli;

import dev.autodidact.registry.Registry;
import dev.autodidact.registry.RunSummary;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code registry}: what is remembered. */
@Command(
        name = "registry",
        description = "Lists the runs in the registry, the latest first.",
        mixinStandardHelpOptions = true)
final class RegistryVerb implements Callable<Integer> {

    @Mixin
    CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        try (Registry registry = common.registry()) {
            List<RunSummary> runs = registry.runs();
            if (common.json) {
                common.print(Json.write(runs));
                return 0;
            }
            runs.forEach(run -> common.print(run.toString()));
            common.print(runs.size() + " runs");
        }
        return 0;
    }
}
