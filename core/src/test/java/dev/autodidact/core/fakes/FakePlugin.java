package dev.autodidact.core.fakes;

import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.plugin.Host;
import dev.autodidact.api.plugin.Plugin;
import dev.autodidact.api.strategy.MetaStrategy;
import dev.autodidact.api.suite.SuiteSource;
import java.util.List;

/** The plugin that tests find on the class path. */
public final class FakePlugin implements Plugin {

    @Override
    public String id() {
        return "fake";
    }

    @Override
    public String version() {
        return "7";
    }

    @Override
    public List<Learner> learners(Host host) {
        return List.of(new Memory("fake.memory"), new Scripted("fake.broken", (configuration, data, context) -> {
            throw new IllegalStateException("broken on purpose");
        }));
    }

    @Override
    public List<MetaStrategy> strategies(Host host) {
        return List.of(
                new Chance("auto"),
                new Chance("random"),
                new Chance(
                        "angry",
                        proposal -> {
                            throw new IllegalStateException("angry on purpose");
                        },
                        observation -> {}),
                new Pupil(),
                new Heir(),
                new Descender("descent", 0.1f),
                new Descender("crooked", Float.NaN),
                new Slope());
    }

    @Override
    public List<SuiteSource> suites(Host host) {
        return List.of(new FakeSuites());
    }

    @Override
    public List<String> warnings() {
        return List.of("a warning");
    }
}
