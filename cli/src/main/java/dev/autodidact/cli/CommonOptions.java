package dev.autodidact.cli;

import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.registry.Registry;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of every verb. */
final class CommonOptions {

    @Option(
            names = "--registry",
            paramLabel = "FILE",
            description = "the memory of all runs (default: .autodidact/registry.db in your home folder)")
    @Nullable Path registryFile;

    @Option(names = "--seed", paramLabel = "N", description = "the only source of chance (default: ${DEFAULT-VALUE})")
    long seed = 1;

    @Option(
            names = "--plugin-folder",
            paramLabel = "DIR",
            description = "a folder of plugin jars (default: 'plugins' of the installation)")
    @Nullable Path pluginFolder;

    @Option(names = "--quiet", description = "no progress, no remarks: results and errors only")
    boolean quiet;

    @Option(names = "--json", description = "results as JSON")
    boolean json;

    @Spec(Spec.Target.MIXEE)
    @Nullable CommandSpec spec;

    Registry registry() {
        return Registry.open(
                registryFile == null
                        ? Path.of(System.getProperty("user.home"), ".autodidact", "registry.db")
                        : registryFile);
    }

    Catalogue catalogue() {
        Optional<Path> folder = Optional.ofNullable(pluginFolder)
                .or(() -> Optional.ofNullable(System.getProperty("autodidact.home"))
                        .map(home -> Path.of(home, "plugins")));
        Catalogue catalogue = Catalogue.discover(folder);
        catalogue.problems().forEach(this::remark);
        return catalogue;
    }

    /** Prints a result. */
    void print(String text) {
        out().println(text);
        out().flush();
    }

    /** Prints a remark for a person, unless it was asked to be quiet. */
    void remark(String text) {
        if (!quiet) {
            err().println(text);
            err().flush();
        }
    }

    PrintWriter err() {
        return java.util.Objects.requireNonNull(spec).commandLine().getErr();
    }

    private PrintWriter out() {
        return java.util.Objects.requireNonNull(spec).commandLine().getOut();
    }
}
