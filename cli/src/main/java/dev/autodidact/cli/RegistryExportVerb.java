package dev.autodidact.cli;

import dev.autodidact.registry.ArchiveSummary;
import dev.autodidact.registry.ExportQuery;
import dev.autodidact.registry.Registry;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code registry export}: what is remembered, or a part of it, as one file. */
@Command(
        name = "export",
        description = "Writes the registry, or a part of it, to an archive that 'registry import' reads.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class RegistryExportVerb implements Callable<Integer> {

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "the archive, such as registry.zip")
    Path out = Path.of("");

    @Option(names = "--suites", split = ",", paramLabel = "A,B,...", description = "only runs on tasks of these suites")
    Set<String> suites = Set.of();

    @Option(names = "--strategies", split = ",", paramLabel = "A,B,...", description = "only runs of these strategies")
    Set<String> strategies = Set.of();

    @Option(names = "--comparison", paramLabel = "ID", description = "only the runs of this comparison")
    @Nullable
    Long comparison;

    @Option(names = "--without-predictions", description = "leave out the out-of-fold predictions, the largest part")
    boolean withoutPredictions;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Override
    public Integer call() throws Exception {
        Place.requireFile(out, "--out");
        Place.makeFolders(out);
        ExportQuery query = new ExportQuery(
                suites,
                strategies,
                comparison == null ? OptionalLong.empty() : OptionalLong.of(comparison),
                !withoutPredictions);
        try (Registry registry = common.registry()) {
            ArchiveSummary written = registry.export(query, out);
            common.print(
                    common.json
                            ? Json.write(RegistryImportVerb.fields(written))
                            : RegistryImportVerb.words(written) + " written to " + out);
        }
        return 0;
    }
}
