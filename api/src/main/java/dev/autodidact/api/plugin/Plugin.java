package dev.autodidact.api.plugin;

import dev.autodidact.api.execution.Executor;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.strategy.MetaStrategy;
import dev.autodidact.api.suite.SuiteSource;
import dev.autodidact.api.task.Metric;
import java.util.List;

/**
 * What one jar adds to Autodidact. It is found by {@link java.util.ServiceLoader}: name the implementation, which needs
 * a public constructor without parameters, in {@code META-INF/services/dev.autodidact.api.plugin.Plugin}.
 *
 * <p>Every method but {@link #id} has a default, so that new kinds of extension break no plugin. Each is called once;
 * constructors and these methods must be quick, since every command starts with them: load native libraries at the first
 * use.
 */
public interface Plugin {

    /** {@return the id, unique among plugins; ids of learners begin with it and a dot} */
    String id();

    /** {@return the version, recorded with every trial} */
    default String version() {
        String version = getClass().getPackage().getImplementationVersion();
        return version == null ? "unversioned" : version;
    }

    /**
     * {@return the learners, in the order in which a stranger should try them}
     *
     * @param host what the host lends
     */
    default List<Learner> learners(Host host) {
        return List.of();
    }

    /**
     * {@return the strategies}
     *
     * @param host what the host lends
     */
    default List<MetaStrategy> strategies(Host host) {
        return List.of();
    }

    /** {@return the update rules, with their default hyperparameters} */
    default List<UpdateRule> updateRules() {
        return List.of();
    }

    /**
     * {@return the sources of task suites}
     *
     * @param host what the host lends
     */
    default List<SuiteSource> suites(Host host) {
        return List.of();
    }

    /** {@return the executors} */
    default List<Executor> executors() {
        return List.of();
    }

    /** {@return the metrics} */
    default List<Metric> metrics() {
        return List.of();
    }

    /** {@return what is missing on this machine, one line each: learners left out for want of a native library, say} */
    default List<String> warnings() {
        return List.of();
    }
}
