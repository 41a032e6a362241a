package dev.autodidact.suites;

import dev.autodidact.api.plugin.Host;
import dev.autodidact.api.plugin.Plugin;
import dev.autodidact.api.suite.SuiteSource;
import dev.autodidact.suites.internal.control.ControlSuites;
import dev.autodidact.suites.internal.episodes.ColdStartSuite;
import dev.autodidact.suites.internal.episodes.SinusoidSuite;
import dev.autodidact.suites.internal.folder.EpisodesSource;
import dev.autodidact.suites.internal.folder.FolderSource;
import dev.autodidact.suites.internal.functions.FunctionsSuite;
import dev.autodidact.suites.internal.images.MnistSource;
import dev.autodidact.suites.internal.images.OmniglotSource;
import dev.autodidact.suites.internal.objectives.ObjectivesSuite;
import dev.autodidact.suites.internal.openml.OpenMlSource;
import dev.autodidact.suites.internal.starter.StarterSuite;
import dev.autodidact.suites.internal.text.ClincSource;
import dev.autodidact.suites.internal.yahpo.YahpoSource;
import java.util.List;
import java.util.stream.Stream;

/**
 * The plugin {@code suites}: {@code starter} (table tasks generated from published rules), {@code dir:PATH} (the data
 * files of a folder), {@code episodes:PATH} (few-shot episodes of data files), {@code openml:TASK} and {@code openml:suite/ID} (tasks of OpenML), {@code yahpo:PATH/SCENARIO}
 * (surrogate benchmarks), {@code functions} (black-box test functions), {@code objectives} (differentiable functions), {@code sinusoid} and {@code cold-start}
 * (few-shot regression), {@code clinc150:PATH} (few-shot intent classification), {@code omniglot:PATH} (few-shot
 * classification of drawings), {@code mnist:PATH} (handwritten digits), {@code navigation}, {@code cartpole} and {@code bandits} (policies).
 */
public final class SuitesPlugin implements Plugin {

    /** Makes the plugin. */
    public SuitesPlugin() {}

    @Override
    public String id() {
        return "suites";
    }

    @Override
    public List<SuiteSource> suites(Host host) {
        List<SuiteSource> sources = List.of(
                StarterSuite.source(),
                new FolderSource(host.tables()),
                new EpisodesSource(host.tables()),
                new OpenMlSource(host.tables()),
                new YahpoSource(host.tables()),
                FunctionsSuite.source(),
                ObjectivesSuite.source(),
                new SinusoidSuite(),
                new ColdStartSuite(),
                new ClincSource(),
                new OmniglotSource(host.tables()),
                new MnistSource());
        return Stream.concat(sources.stream(), ControlSuites.sources().stream()).toList();
    }
}
