package dev.autodidact.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a contract test as JUnit would and collects what failed. */
final class Contracts {

    private Contracts() {}

    /** The names of the rules that the extension breaks, with the messages of their failures. */
    static Map<String, String> broken(Class<?> contract) {
        Map<String, String> failures = new TreeMap<>();
        TestExecutionListener listener = new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                result.getThrowable()
                        .ifPresent(thrown -> failures.put(test.getDisplayName().replace("()", ""), thrown.toString()));
            }
        };
        try (LauncherSession session = LauncherFactory.openSession()) {
            session.getLauncher()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(List.of(selectClass(contract)))
                                    .build(),
                            listener);
        }
        return failures;
    }
}
