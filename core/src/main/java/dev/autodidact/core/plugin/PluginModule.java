package dev.autodidact.core.plugin;

import com.google.inject.AbstractModule;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.MapBinder;
import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.Ids;
import dev.autodidact.api.data.TableReader;
import dev.autodidact.api.execution.Executor;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.plugin.Host;
import dev.autodidact.api.plugin.Plugin;
import dev.autodidact.api.strategy.MetaStrategy;
import dev.autodidact.api.suite.SuiteSource;
import dev.autodidact.api.task.Metric;
import dev.autodidact.api.task.Metrics;
import dev.autodidact.core.replay.ReplaySource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Binds what the plugins offer, by id: update rules first, because learners and strategies of all plugins see them. */
final class PluginModule extends AbstractModule {

    /** What the core itself offers comes from here. */
    private static final LoadedPlugin OWN = new LoadedPlugin(() -> "core", "core", "", "the core");

    private final List<LoadedPlugin> plugins;
    private final List<String> problems;
    private final Optional<Path> folder;
    private final Host host;
    private final Map<String, Offer<UpdateRule>> updateRules;
    private final Map<String, Offer<Learner>> learners;
    private final Map<String, Offer<MetaStrategy>> strategies;
    private final Map<String, Offer<SuiteSource>> suites;
    private final Map<String, Offer<Executor>> executors;
    private final Map<String, Offer<Metric>> metrics;

    /**
     * Asks every plugin what it offers.
     *
     * @throws AutodidactException of kind CALLER where two offers of one kind have one id
     */
    PluginModule(PluginLoader loaded, TableReader tables) {
        plugins = loaded.plugins();
        problems = new ArrayList<>(loaded.problems());
        folder = loaded.folder();
        updateRules = offers("update rule", Plugin::updateRules, UpdateRule::id);
        host = new LentHost(
                tables,
                updateRules.values().stream()
                        .map(Offer::value)
                        .sorted(Comparator.comparing(UpdateRule::id))
                        .toList());
        learners = interleaved(withOwnPrefix(offers("learner", plugin -> plugin.learners(host), Learner::id)));
        strategies = offers("strategy", plugin -> plugin.strategies(host), MetaStrategy::id);
        suites = offers("suite", plugin -> plugin.suites(host), SuiteSource::id);
        SuiteSource replay = new ReplaySource();
        add(suites, new Offer<>(replay.id(), replay, OWN), "suite");
        executors = offers("executor", Plugin::executors, Executor::id);
        metrics = metrics();
        plugins.forEach(this::warn);
    }

    @Override
    protected void configure() {
        bind(Discovered.class).toInstance(new Discovered(plugins, List.copyOf(problems), folder));
        bind(Host.class).toInstance(host);
        bind(updateRules, new TypeLiteral<>() {});
        bind(learners, new TypeLiteral<>() {});
        bind(strategies, new TypeLiteral<>() {});
        bind(suites, new TypeLiteral<>() {});
        bind(executors, new TypeLiteral<>() {});
        bind(metrics, new TypeLiteral<>() {});
    }

    private <T> void bind(Map<String, Offer<T>> offers, TypeLiteral<Offer<T>> type) {
        MapBinder<String, Offer<T>> binder = MapBinder.newMapBinder(binder(), TypeLiteral.get(String.class), type);
        offers.forEach((id, offer) -> binder.addBinding(id).toInstance(offer));
    }

    /** What all plugins offer of one kind, by id, in the order of the plugins. */
    private <T> Map<String, Offer<T>> offers(String what, Function<Plugin, List<T>> asked, Function<T, String> idOf) {
        Map<String, Offer<T>> offers = new LinkedHashMap<>();
        for (LoadedPlugin loaded : plugins) {
            List<Offer<T>> own = new ArrayList<>();
            try {
                for (T value : asked.apply(loaded.plugin())) {
                    own.add(new Offer<>(Ids.require(idOf.apply(value)), value, loaded));
                }
            } catch (RuntimeException | Error e) {
                problems.add(describe(loaded) + " fails to offer a " + what + ": " + Thrown.message(e));
            }
            own.forEach(offer -> add(offers, offer, what));
        }
        return offers;
    }

    private static String describe(LoadedPlugin loaded) {
        return "plugin '" + loaded.id() + "' (" + loaded.origin() + ")";
    }

    /** Names such as {@code random:smile} choose among the learners of a plugin by their prefix. */
    private Map<String, Offer<Learner>> withOwnPrefix(Map<String, Offer<Learner>> offers) {
        Map<String, Offer<Learner>> kept = new LinkedHashMap<>();
        offers.forEach((id, offer) -> {
            if (id.startsWith(offer.from().id() + ".")) {
                kept.put(id, offer);
            } else {
                problems.add(describe(offer.from()) + " offers the learner '" + id + "', whose id must begin with '"
                        + offer.from().id() + ".'");
            }
        });
        return kept;
    }

    private void warn(LoadedPlugin loaded) {
        try {
            loaded.plugin().warnings().forEach(warning -> problems.add(loaded.id() + ": " + warning));
        } catch (RuntimeException | Error e) {
            problems.add(describe(loaded) + " fails to tell its warnings: " + Thrown.message(e));
        }
    }

    private Map<String, Offer<Metric>> metrics() {
        Map<String, Offer<Metric>> metrics = offers("metric", Plugin::metrics, Metric::id);
        for (Metric metric : Metrics.ALL) {
            add(metrics, new Offer<>(metric.id(), metric, OWN), "metric");
        }
        return metrics;
    }

    private static <T> void add(Map<String, Offer<T>> offers, Offer<T> offer, String what) {
        Offer<T> other = offers.putIfAbsent(offer.id(), offer);
        if (other != null) {
            throw AutodidactException.caller("two plugins offer the " + what + " '" + offer.id() + "': "
                    + other.from().describe() + ", and " + offer.from().describe() + ".\nRemove one of the two jars.");
        }
    }

    /**
     * Every plugin's first, then every plugin's second, ...: so that no plugin's learners wait for all of another's.
     * Plugins with more learners come first: they bring a library's best, others mostly something special.
     */
    private static <T> Map<String, Offer<T>> interleaved(Map<String, Offer<T>> offers) {
        Map<LoadedPlugin, List<Offer<T>>> byPlugin = new LinkedHashMap<>();
        offers.values()
                .forEach(offer -> byPlugin.computeIfAbsent(offer.from(), plugin -> new ArrayList<>())
                        .add(offer));
        List<List<Offer<T>>> largestFirst = byPlugin.values().stream()
                .sorted(Comparator.comparingInt((List<Offer<T>> own) -> -own.size()))
                .toList();
        Map<String, Offer<T>> result = new LinkedHashMap<>();
        for (int i = 0; result.size() < offers.size(); i++) {
            for (List<Offer<T>> own : largestFirst) {
                if (i < own.size()) {
                    result.put(own.get(i).id(), own.get(i));
                }
            }
        }
        return result;
    }

    private record LentHost(TableReader tables, List<UpdateRule> updateRules) implements Host {}

    /**
     * What the search for plugins found.
     *
     * @param plugins the plugins
     * @param problems what could not be used, and why
     * @param folder where jars were looked for
     */
    record Discovered(List<LoadedPlugin> plugins, List<String> problems, Optional<Path> folder) {}
}
