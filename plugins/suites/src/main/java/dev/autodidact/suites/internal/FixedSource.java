package dev.autodidact.suites.internal;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.suite.SuiteSource;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.suite.TaskSuite;
import java.util.List;
import java.util.function.Supplier;

/**
 * A source of one suite, which takes no argument.
 *
 * @param id the id of the source and the name of its suite
 * @param usage what it opens, on one line
 * @param version the version of the suite
 * @param tasks the tasks of the suite
 */
public record FixedSource(String id, String usage, String version, Supplier<List<TaskReference>> tasks)
        implements SuiteSource {

    @Override
    public TaskSuite open(String argument) {
        requireNone(id, argument);
        return new TaskSuite(id, version, tasks.get());
    }

    /**
     * Refuses an argument where none is taken.
     *
     * @param id the id of the source
     * @param argument what was given
     * @throws AutodidactException of kind CALLER where it is not empty
     */
    public static void requireNone(String id, String argument) {
        if (!argument.isEmpty()) {
            throw AutodidactException.caller(
                    "suite '" + id + "' takes no argument, but was given '" + argument + "'\nWrite just " + id + ".");
        }
    }
}
