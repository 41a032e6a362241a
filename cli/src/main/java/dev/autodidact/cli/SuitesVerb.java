package dev.autodidact.cli;

import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.suite.TaskSuite;
import dev.autodidact.core.plugin.Catalogue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code suites}: what strategies can be compared on. */
@Command(name = "suites", description = "Lists the task suites, or the tasks of one.", mixinStandardHelpOptions = true)
final class SuitesVerb implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "SUITE", description = "list the tasks of this one")
    @Nullable
    String suite;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        Catalogue catalogue = common.catalogue();
        if (suite == null) {
            List<Map<String, String>> sources = catalogue.suites().stream()
                    .map(offer ->
                            Map.of("id", offer.id(), "usage", offer.value().usage()))
                    .toList();
            if (common.json) {
                common.print(Json.write(sources));
            } else {
                sources.forEach(source -> common.print(String.valueOf(source.get("usage"))));
                common.print(String.format("%n'suites NAME' lists the tasks of one."));
            }
            return 0;
        }
        TaskSuite opened = catalogue.suite(suite);
        if (common.json) {
            common.print(Json.write(opened.tasks().stream()
                    .map(task -> Map.of(
                            "name", task.name(), "family", task.family(), "kind", task.kind(), "role", task.role()))
                    .toList()));
            return 0;
        }
        common.print(opened.name() + ", version " + opened.version() + ", "
                + opened.tasks().size() + " tasks");
        TextTable table = new TextTable("task", "family", "kind", "role");
        for (TaskReference task : opened.tasks()) {
            table.add(task.name(), task.family(), word(task.kind()), word(task.role()));
        }
        common.print(table.toString());
        return 0;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
