package dev.autodidact.testkit;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.TableReader;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.plugin.Host;
import java.util.List;

/**
 * A host for tests: one update rule, {@code sgd} with the hyperparameter {@code learning-rate}, and a table reader that
 * refuses every file. Thread-safe.
 */
public final class TestHost implements Host {

    /** Makes a host. */
    public TestHost() {}

    @Override
    public TableReader tables() {
        return (file, options) -> {
            throw AutodidactException.caller("the test kit's host reads no files, not even " + file);
        };
    }

    @Override
    public List<UpdateRule> updateRules() {
        return List.of(new PlainDescent(0.1));
    }
}
