package dev.autodidact.core.plugin;

import com.google.inject.Guice;
import com.google.inject.Module;
import dev.autodidact.api.execution.Executor;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.plugin.Host;
import dev.autodidact.api.strategy.MetaStrategy;
import dev.autodidact.api.suite.SuiteSource;
import dev.autodidact.api.suite.TaskSuite;
import dev.autodidact.api.task.Metric;
import dev.autodidact.runtime.data.FileTableReader;
import dev.autodidact.runtime.model.FittedModel;
import dev.autodidact.runtime.plugin.LoadedPlugin;
import dev.autodidact.runtime.plugin.Names;
import dev.autodidact.runtime.plugin.Offer;
import dev.autodidact.runtime.plugin.PluginLoader;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Everything that the plugins offer, by name. Immutable and thread-safe. */
public final class Catalogue {

    /** What the keys of {@link #versions} begin with, before a plugin's id. */
    public static final String VERSION_PREFIX = "plugin.";

    private final PluginModule.Discovered discovered;
    private final Host host;
    private final Map<String, Offer<Learner>> learners;
    private final Map<String, Offer<MetaStrategy>> strategies;
    private final Map<String, Offer<UpdateRule>> updateRules;
    private final Map<String, Offer<SuiteSource>> suites;
    private final Map<String, Offer<Executor>> executors;
    private final Map<String, Offer<Metric>> metrics;

    @Inject
    Catalogue(
            PluginModule.Discovered discovered,
            Host host,
            Map<String, Offer<Learner>> learners,
            Map<String, Offer<MetaStrategy>> strategies,
            Map<String, Offer<UpdateRule>> updateRules,
            Map<String, Offer<SuiteSource>> suites,
            Map<String, Offer<Executor>> executors,
            Map<String, Offer<Metric>> metrics) {
        this.discovered = discovered;
        this.host = host;
        this.learners = learners;
        this.strategies = strategies;
        this.updateRules = updateRules;
        this.suites = suites;
        this.executors = executors;
        this.metrics = metrics;
    }

    /**
     * {@return the catalogue of all plugins on the class path and in a folder}
     *
     * @param pluginFolder a folder of plugin jars, which need not exist
     * @throws dev.autodidact.api.AutodidactException of kind CALLER where two plugins, or two of their offers, have one
     *     id
     */
    public static Catalogue discover(Optional<Path> pluginFolder) {
        Module module = new PluginModule(PluginLoader.load(pluginFolder), new FileTableReader());
        return Guice.createInjector(module).getInstance(Catalogue.class);
    }

    /** {@return the plugins and where they came from} */
    public List<LoadedPlugin> plugins() {
        return discovered.plugins();
    }

    /** {@return plugins that could not be used, and what is missing on this machine, one line each} */
    public List<String> problems() {
        return discovered.problems();
    }

    /** {@return what the host lends to plugins} */
    public Host host() {
        return host;
    }

    /** {@return the learners, each plugin's first before any plugin's second} */
    public List<Offer<Learner>> learners() {
        return List.copyOf(learners.values());
    }

    /**
     * {@return the learners whose id is, or begins with, a prefix}
     *
     * @param prefix an id, or the first part of it up to a dot; empty for all
     * @throws dev.autodidact.api.AutodidactException of kind CALLER where there is none
     */
    public List<Offer<Learner>> learners(String prefix) {
        List<Offer<Learner>> chosen = learners.values().stream()
                .filter(offer -> prefix.isEmpty()
                        || offer.id().equals(prefix)
                        || offer.id().startsWith(prefix + "."))
                .toList();
        if (chosen.isEmpty()) {
            throw Names.unknown("learner", prefix, learners.keySet());
        }
        return chosen;
    }

    /**
     * {@return the learner of that id}
     *
     * @param id its id
     * @throws dev.autodidact.api.AutodidactException of kind CALLER where there is none
     */
    public Offer<Learner> learner(String id) {
        return find("learner", id, learners);
    }

    /**
     * {@return the model of a bundle, read by these learners}
     *
     * @param file what {@link FittedModel#write} wrote
     * @throws dev.autodidact.api.AutodidactException of kind CALLER where the file is missing, damaged, or needs a
     *     learner that is not there
     */
    public FittedModel model(Path file) {
        return FittedModel.read(file, id -> learner(id).value());
    }

    /** {@return the strategies} */
    public List<Offer<MetaStrategy>> strategies() {
        return List.copyOf(strategies.values());
    }

    /**
     * {@return the strategy of that id}
     *
     * @param id its id
     * @throws dev.autodidact.api.AutodidactException of kind CALLER where there is none
     */
    public MetaStrategy strategy(String id) {
        return find("strategy", id, strategies).value();
    }

    /** {@return the update rules} */
    public List<Offer<UpdateRule>> updateRules() {
        return List.copyOf(updateRules.values());
    }

    /**
     * {@return who offers the suite of that name}
     *
     * @param name the source's id, and an argument after a colon where the source wants one
     * @throws dev.autodidact.api.AutodidactException of kind CALLER where there is none
     */
    public Offer<SuiteSource> suiteSource(String name) {
        int colon = name.indexOf(':');
        return find("suite", colon < 0 ? name : name.substring(0, colon), suites);
    }

    /** {@return the sources of suites} */
    public List<Offer<SuiteSource>> suites() {
        return List.copyOf(suites.values());
    }

    /**
     * {@return the suite of that name}
     *
     * @param name the source's id, and an argument after a colon where the source wants one
     * @throws dev.autodidact.api.AutodidactException of kind CALLER where there is none, or its argument is wrong
     */
    public TaskSuite suite(String name) {
        int colon = name.indexOf(':');
        return suiteSource(name).value().open(colon < 0 ? "" : name.substring(colon + 1));
    }

    /** {@return the executors of plugins} */
    public List<Offer<Executor>> executors() {
        return List.copyOf(executors.values());
    }

    /**
     * {@return the executor of that id}
     *
     * @param id its id
     * @throws dev.autodidact.api.AutodidactException of kind CALLER where there is none
     */
    public Executor executor(String id) {
        Offer<Executor> offer = executors.get(id);
        if (offer == null) {
            Set<String> known = new TreeSet<>(executors.keySet());
            known.addAll(List.of("workers", "threads"));
            throw Names.unknown("executor", id, known);
        }
        return offer.value();
    }

    /**
     * {@return the metric of that id}
     *
     * @param id its id
     * @throws dev.autodidact.api.AutodidactException of kind CALLER where there is none
     */
    public Metric metric(String id) {
        return find("metric", id, metrics).value();
    }

    /**
     * {@return whether a metric is one of the catalogue's own}
     *
     * @param metric the metric
     */
    public boolean hasMetric(Metric metric) {
        Offer<Metric> own = metrics.get(metric.id());
        return own != null && own.value().equals(metric);
    }

    /** {@return the folder of plugin jars that was searched, if any} */
    public Optional<Path> pluginFolder() {
        return discovered.folder();
    }

    /** {@return the version of every plugin, by its id after {@value #VERSION_PREFIX}} */
    public Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        plugins().forEach(loaded -> versions.put(VERSION_PREFIX + loaded.id(), loaded.version()));
        return versions;
    }

    private static <T> Offer<T> find(String what, String id, Map<String, Offer<T>> offers) {
        Offer<T> offer = offers.get(id);
        if (offer == null) {
            throw Names.unknown(what, id, offers.keySet());
        }
        return offer;
    }
}
