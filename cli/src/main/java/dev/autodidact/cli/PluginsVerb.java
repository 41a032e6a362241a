package dev.autodidact.cli;

import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.runtime.plugin.LoadedPlugin;
import dev.autodidact.runtime.plugin.Offer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code plugins}: what is there. */
@Command(
        name = "plugins",
        description = "Lists the plugins, and the learners, strategies, update rules and suites they bring.",
        mixinStandardHelpOptions = true)
final class PluginsVerb implements Callable<Integer> {

    private static final int WIDTH = 100;
    private static final int INDENT = 15;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        Catalogue catalogue = common.catalogue();
        List<Map<String, Object>> plugins = catalogue.plugins().stream()
                .map(plugin -> describe(plugin, catalogue))
                .toList();
        if (common.json) {
            common.print(Json.write(plugins));
            return 0;
        }
        for (Map<String, Object> plugin : plugins) {
            common.print(plugin.get("id") + " " + plugin.get("version") + "  ("
                    + Path.of(String.valueOf(plugin.get("origin"))).getFileName() + ")");
            plugin.forEach((name, value) -> {
                if (value instanceof List<?> ids && !ids.isEmpty()) {
                    common.print(paragraph(words(name), ids));
                }
            });
        }
        return 0;
    }

    /** The name of a JSON field as words. */
    private static String words(String name) {
        return name.replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** A name, and what it stands for beside it in lines that are not too long. */
    private static String paragraph(String name, List<?> ids) {
        StringBuilder text = new StringBuilder();
        StringBuilder line = new StringBuilder(String.format("  %-13s", name));
        for (Object id : ids) {
            String word = " " + id;
            if (line.length() + word.length() > WIDTH) {
                text.append(line).append(System.lineSeparator());
                line = new StringBuilder(" ".repeat(INDENT));
            }
            line.append(word);
        }
        return text.append(line).toString();
    }

    private static Map<String, Object> describe(LoadedPlugin loaded, Catalogue catalogue) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("id", loaded.plugin().id());
        description.put("version", loaded.plugin().version());
        description.put("origin", loaded.origin());
        description.put("learners", own(loaded, catalogue.learners()));
        description.put("strategies", own(loaded, catalogue.strategies()));
        description.put("updateRules", own(loaded, catalogue.updateRules()));
        description.put("suites", own(loaded, catalogue.suites()));
        description.put("executors", own(loaded, catalogue.executors()));
        return description;
    }

    private static <T> List<String> own(LoadedPlugin loaded, List<Offer<T>> offers) {
        return offers.stream()
                .filter(offer -> offer.from().equals(loaded))
                .map(Offer::id)
                .sorted()
                .toList();
    }
}
