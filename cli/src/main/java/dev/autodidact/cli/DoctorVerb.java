package dev.autodidact.cli;

import dev.autodidact.core.Environment;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.registry.Registry;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code doctor}: is everything there? */
@Command(
        name = "doctor",
        description = "Checks this machine: Java, plugins, native libraries, the registry.",
        mixinStandardHelpOptions = true)
final class DoctorVerb implements Callable<Integer> {

    @Mixin
    CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        Catalogue catalogue = common.catalogue();
        Environment.describe(catalogue).forEach((name, value) -> common.print(name + ": " + value));
        List<String> problems = catalogue.problems();
        common.print(
                problems.isEmpty()
                        ? "plugins: all " + catalogue.plugins().size() + " work"
                        : "plugins: " + String.join("\n  ", problems));
        try (Registry registry = common.registry()) {
            common.print("registry: " + registry.runs().size() + " runs");
        }
        return 0;
    }
}
