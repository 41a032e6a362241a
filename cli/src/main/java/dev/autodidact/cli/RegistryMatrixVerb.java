package dev.autodidact.cli;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.registry.Comparison;
import dev.autodidact.registry.Registry;
import dev.autodidact.registry.report.AslibScenario;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code registry matrix}: the results of a comparison for tools that select algorithms. */
@Command(
        name = "matrix",
        description =
                "Writes the results of a comparison as a scenario for algorithm selection, in the manner of ASlib.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class RegistryMatrixVerb implements Callable<Integer> {

    @Option(
            names = "--comparison",
            required = true,
            paramLabel = "ID",
            description = "the comparison; its report names it under 'registry entry'")
    long comparison;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "where the files go")
    Path out = Path.of("");

    @Mixin
    CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        Place.requireFolder(out, "--out");
        try (Registry registry = common.registry()) {
            AslibScenario.write(find(registry), out);
            common.print(common.json ? Json.write(Map.of("folder", out.toString())) : "scenario written to " + out);
        }
        return 0;
    }

    private Comparison find(Registry registry) {
        try {
            return registry.comparison(comparison);
        } catch (IllegalArgumentException e) {
            throw AutodidactException.caller("--comparison " + comparison + ": there is none in the registry "
                    + common.registryPlace() + "\nThe report of a comparison names it under 'registry entry'.");
        }
    }
}
