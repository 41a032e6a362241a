package dev.autodidact.core.plugin;

import com.google.inject.AbstractModule;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.MapBinder;
import dev.autodidact.api.AutodidactException;
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
import dev.autodidact.runtime.plugin.LentHost;
import dev.autodidact.runtime.plugin.LoadedPlugin;
import dev.autodidact.runtime.plugin.Offer;
import dev.autodidact.runtime.plugin.Offers;
import dev.autodidact.runtime.plugin.PluginLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Binds what the plugins offer, by id: update rules first, because learners and strategies of all plugins see them. */
final class PluginModule extends AbstractModule {

    /** What the core itself offers comes from here. */
    private static final LoadedPlugin OWN = new LoadedPlugin(() -> "core", "core", "", "the core");

    private final Offers offers;
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
        offers = new Offers(loaded);
        folder = loaded.folder();
        updateRules = offers.updateRules();
        host = LentHost.of(tables, updateRules);
        learners = interleaved(offers.learners(host));
        strategies = offers.of("strategy", plugin -> plugin.strategies(host), MetaStrategy::id);
        suites = offers.of("suite", plugin -> plugin.suites(host), SuiteSource::id);
        SuiteSource replay = new ReplaySource();
        Offers.add(suites, new Offer<>(replay.id(), replay, OWN), "suite");
        executors = offers.of("executor", Plugin::executors, Executor::id);
        metrics = offers.of("metric", Plugin::metrics, Metric::id);
        for (Metric metric : Metrics.ALL) {
            Offers.add(metrics, new Offer<>(metric.id(), metric, OWN), "metric");
        }
        offers.askForWarnings();
    }

    @Override
    protected void configure() {
        bind(Discovered.class).toInstance(new Discovered(offers.plugins(), offers.problems(), folder));
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

    /**
     * What the search for plugins found.
     *
     * @param plugins the plugins
     * @param problems what could not be used, and why
     * @param folder where jars were looked for
     */
    record Discovered(List<LoadedPlugin> plugins, List<String> problems, Optional<Path> folder) {}
}
