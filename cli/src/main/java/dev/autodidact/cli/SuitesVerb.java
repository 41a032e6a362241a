package dev.autodidact.cli;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.suite.TaskSuite;
import dev.autodidact.api.task.TableTask;
import dev.autodidact.api.task.TaskKind;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.runtime.data.TableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code suites}: what strategies can be compared on. */
@Command(
        name = "suites",
        description = "Lists the task suites, or the tasks of one, and writes their tables to files.",
        mixinStandardHelpOptions = true)
final class SuitesVerb implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "SUITE", description = "list the tasks of this one")
    @Nullable
    String suite;

    @Option(names = "--export", paramLabel = "DIR", description = "write the suite's tables into a folder, as CSV")
    @Nullable
    Path export;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Override
    public Integer call() throws IOException {
        Catalogue catalogue = common.catalogue();
        if (suite == null) {
            if (export != null) {
                throw AutodidactException.caller(
                        "--export needs to know which suite\nName it: suites starter --export DIR");
            }
            List<Source> sources = catalogue.suites().stream()
                    .map(offer -> new Source(offer.id(), offer.value().usage()))
                    .toList();
            if (common.json) {
                common.print(Json.write(sources));
            } else {
                sources.forEach(source -> common.print(source.usage()));
                common.print(String.format("%n'suites NAME' lists the tasks of one."));
            }
            return 0;
        }
        TaskSuite opened = catalogue.suite(suite);
        if (export != null) {
            export(opened, export);
            return 0;
        }
        List<Listed> tasks = opened.tasks().stream().map(Listed::of).toList();
        if (common.json) {
            common.print(Json.write(tasks));
            return 0;
        }
        common.print(opened.name() + ", version " + opened.version() + ", " + tasks.size() + " tasks");
        TextTable table = new TextTable("task", "family", "kind", "role");
        tasks.forEach(task -> table.add(task.name(), task.family(), task.kind(), task.role()));
        common.print(table.toString());
        return 0;
    }

    private void export(TaskSuite opened, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (TaskReference reference : opened.tasks()) {
            if (reference.kind() == TaskKind.TABLE && reference.load() instanceof TableTask task) {
                TableFile.write(task.table(), folder.resolve(task.name() + ".csv"));
                common.print(folder.resolve(task.name() + ".csv") + ", predict '" + task.target() + "'");
            }
        }
    }

    private record Source(String id, String usage) {}

    private record Listed(String name, String family, String kind, String role) {

        static Listed of(TaskReference task) {
            return new Listed(task.name(), task.family(), word(task.kind()), word(task.role()));
        }

        private static String word(Enum<?> value) {
            return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
