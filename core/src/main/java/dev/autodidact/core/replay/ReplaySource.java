package dev.autodidact.core.replay;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.TaskRecord;
import dev.autodidact.api.experience.TrialRecord;
import dev.autodidact.api.suite.SuiteSource;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.suite.TaskSuite;
import dev.autodidact.api.task.TaskKind;
import dev.autodidact.registry.ExperienceQuery;
import dev.autodidact.registry.Registry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Opens {@code replay:REGISTRY}: each task of a registry that has scored trials of full effort becomes a black box which
 * looks them up, so that a search strategy runs against recorded evaluations at microseconds a trial. What it is judged on
 * are validation losses, because those are what every trial has. The registry is read when the suite is opened and again
 * when a task is loaded, and not kept open.
 */
public final class ReplaySource implements SuiteSource {

    /** Makes the source. */
    public ReplaySource() {}

    @Override
    public String id() {
        return "replay";
    }

    @Override
    public String usage() {
        return "replay:REGISTRY, the recorded trials of a registry, looked up instead of run";
    }

    @Override
    public TaskSuite open(String argument) {
        Path file = file(argument);
        try (Registry registry = Registry.open(file)) {
            Experience experience = registry.experience(ExperienceQuery.ALL);
            List<TaskReference> tasks = new ArrayList<>();
            Set<String> names = new HashSet<>();
            CRC32 content = new CRC32();
            for (TaskRecord task : experience.tasks()) {
                List<TrialRecord> trials = experience.trials(task);
                if (trials.stream()
                        .noneMatch(
                                trial -> trial.fidelity() == 1 && trial.loss().isPresent())) {
                    continue;
                }
                content.update((task.id() + " " + trials.size() + "\n").getBytes(StandardCharsets.UTF_8));
                String name = names.add(task.name()) ? task.name() : task.name() + "-" + task.id();
                tasks.add(new TaskReference(
                        name,
                        task.family(),
                        TaskKind.BLACK_BOX,
                        TaskReference.Role.BOTH,
                        () -> load(file, name, task)));
            }
            if (tasks.isEmpty()) {
                throw AutodidactException.caller(
                        "The registry " + file
                                + " has no task with a scored trial of full effort.\nName one that strategies have been run with.");
            }
            return new TaskSuite("replay:" + argument, Long.toHexString(content.getValue()), tasks);
        }
    }

    private static Path file(String argument) {
        try {
            Path file = Path.of(argument);
            if (!argument.isEmpty() && Files.isRegularFile(file)) {
                return file;
            }
        } catch (InvalidPathException e) {
            throw new AutodidactException(AutodidactException.Kind.CALLER, unknown(argument), e);
        }
        throw AutodidactException.caller(unknown(argument));
    }

    private static String unknown(String argument) {
        return "There is no registry '" + argument + "' to replay.\nName its file, as in replay:registry.db.";
    }

    private static RecordedTask load(Path file, String name, TaskRecord task) {
        try (Registry registry = Registry.open(file)) {
            return RecordedTask.of(
                    name, task, registry.experience(ExperienceQuery.ALL).trials(task));
        }
    }
}
