package dev.autodidact.suites.internal.openml;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.TableReader;
import dev.autodidact.api.suite.SuiteSource;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.suite.TaskSuite;
import dev.autodidact.api.task.TaskKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;

/**
 * Opens one task of OpenML by its number, or a benchmark suite by its number or name. Opening asks for the descriptions
 * of the tasks; data sets and splits follow when a task is loaded. Tasks on one data set are of one family.
 *
 * @param reader reads data sets and splits, which are ARFF
 * @param settings where OpenML is, asked for when a suite is opened
 */
public record OpenMlSource(TableReader reader, Supplier<Settings> settings) implements SuiteSource {

    private static final String SUITE = "suite/";

    /**
     * Makes a source with the settings of this process: see {@link Settings#ofProcess}.
     *
     * @param reader reads data sets and splits
     */
    public OpenMlSource(TableReader reader) {
        this(reader, Settings::ofProcess);
    }

    @Override
    public String id() {
        return "openml";
    }

    @Override
    public String usage() {
        return "openml:TASK or openml:suite/ID, a task or a benchmark suite of OpenML by number (a suite also by name)";
    }

    @Override
    public TaskSuite open(String argument) {
        OpenMl server = new OpenMl(settings.get());
        List<TaskDescription> tasks = tasks(argument, server).stream()
                .map(id -> TaskDescription.of(id, server))
                .toList();
        return new TaskSuite(
                "openml:" + argument,
                version(tasks),
                tasks.stream().map(task -> reference(task, server)).toList());
    }

    private TaskReference reference(TaskDescription task, OpenMl server) {
        String name = "task-" + task.id();
        return new TaskReference(
                name,
                "openml-data-" + task.data(),
                TaskKind.TABLE,
                TaskReference.Role.BOTH,
                new OpenMlTask(name, task, server, reader));
    }

    private static List<String> tasks(String argument, OpenMl server) {
        if (argument.matches("\\d+")) {
            return List.of(argument);
        }
        if (!argument.matches(SUITE + "[\\w.-]+")) {
            throw AutodidactException.caller("'openml:" + argument + "' names no task and no suite"
                    + "\nWrite openml:NUMBER for a task, or openml:suite/NUMBER or openml:suite/NAME, such as"
                    + " openml:suite/OpenML-CC18.");
        }
        Xml study = TaskDescription.read(server.file("/api/v1/xml/study/" + argument.substring(SUITE.length()), ""));
        List<String> tasks = study.texts("task_id").stream().distinct().toList();
        if (tasks.isEmpty()) {
            throw AutodidactException.caller(
                    "'openml:" + argument + "' has no tasks\nName a benchmark suite, such as openml:suite/99.");
        }
        return tasks;
    }

    /** {@return a digest of what the tasks are; OpenML never changes a data set of a number} */
    private static String version(List<TaskDescription> tasks) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (TaskDescription task : tasks) {
                String what = String.join(
                        " ",
                        task.id(),
                        task.type().label(),
                        task.data(),
                        task.target(),
                        task.splits(),
                        task.metric().id());
                digest.update((what + '\n').getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
