package dev.autodidact.cli;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.registry.Registry;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of every verb. */
final class CommonOptions {

    @Option(
            names = "--registry",
            paramLabel = "FILE|URL",
            description = "the memory of all runs: a file, or postgresql://user@host/database with its password in the"
                    + " environment variable PGPASSWORD; by default registry.db in the folder .autodidact of your home")
    @Nullable
    String registry;

    @Option(names = "--seed", paramLabel = "N", description = "the only source of chance (default: ${DEFAULT-VALUE})")
    long seed = 1;

    @Option(
            names = "--plugin-folder",
            paramLabel = "DIR",
            description = "a folder of plugin jars (default: 'plugins' of the installation)")
    @Nullable
    Path pluginFolder;

    @Option(names = "--quiet", description = "no progress, no remarks: results and errors only")
    boolean quiet;

    @Option(names = "--json", description = "results as JSON")
    boolean json;

    @Spec(Spec.Target.MIXEE)
    @Nullable
    CommandSpec spec;

    /** {@return where the registry lies, for people} */
    String registryPlace() {
        return Registry.withoutPassword(place());
    }

    private String place() {
        return registry == null ? home().resolve("registry.db").toString() : registry;
    }

    /** {@return where to keep what belongs to the registry but is no row: beside its file, or in the home} */
    Path folder() {
        return Registry.isAddress(place())
                ? home()
                : Objects.requireNonNull(Path.of(place()).toAbsolutePath().getParent());
    }

    private static Path home() {
        return Path.of(System.getProperty("user.home"), ".autodidact");
    }

    Registry registry() {
        String place = place();
        if (!Registry.isAddress(place)) {
            Place.requireFile(Path.of(place), "--registry");
            installation()
                    .ifPresent(home -> NewRegistry.put(home.resolve("lib").resolve("registry.db"), Path.of(place)));
        }
        return Registry.open(place);
    }

    Catalogue catalogue() {
        Catalogue catalogue = quietCatalogue();
        catalogue.problems().forEach(this::remark);
        return catalogue;
    }

    /** {@return the catalogue, without a word about what is wrong with it} */
    Catalogue quietCatalogue() {
        if (pluginFolder != null && !Files.isDirectory(pluginFolder)) {
            throw AutodidactException.caller(
                    "--plugin-folder " + pluginFolder + " is no folder\nName a folder of plugin jars.");
        }
        Optional<Path> folder =
                Optional.ofNullable(pluginFolder).or(() -> installation().map(home -> home.resolve("plugins")));
        return Catalogue.discover(folder);
    }

    /** Where the launcher lies, if it was one that started this process. */
    private static Optional<Path> installation() {
        return Optional.ofNullable(System.getProperty("autodidact.home")).map(Path::of);
    }

    /**
     * {@return as many seeds as asked for, from {@code --seed} on}
     *
     * @param count how many
     */
    List<Long> seeds(int count) {
        return LongStream.range(0, count).mapToObj(i -> seed + i).toList();
    }

    /** {@return the command as it was given but for passwords, to be repeated from the beginning} */
    String command() {
        return "./autodidact "
                + Objects.requireNonNull(spec).root().commandLine().getParseResult().originalArgs().stream()
                        .filter(argument -> !argument.equals("--resume"))
                        .map(Registry::withoutPassword)
                        .map(CommonOptions::quoted)
                        .collect(Collectors.joining(" "));
    }

    private static String quoted(String argument) {
        return argument.matches("[\\p{Alnum}_./:,=+@%-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }

    /** Prints a result. */
    void print(String text) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(text);
        out.flush();
    }

    /** Prints a remark for a person, unless it was asked to be quiet. */
    void remark(String text) {
        if (!quiet) {
            err().println(text);
            err().flush();
        }
    }

    PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }

    /** Refuses a number below 1. */
    static void requirePositive(String option, int value) {
        if (value < 1) {
            throw AutodidactException.caller(option + " must be at least 1, not " + value);
        }
    }
}
