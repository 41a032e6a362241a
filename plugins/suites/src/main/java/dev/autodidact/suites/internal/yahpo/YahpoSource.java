package dev.autodidact.suites.internal.yahpo;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.TableReader;
import dev.autodidact.api.suite.SuiteSource;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.suite.TaskSuite;
import dev.autodidact.api.task.TaskKind;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Opens a scenario of YAHPO Gym (Pfisterer and others, 2022): surrogate networks that predict how a learner would do on
 * a data set. The argument is the scenario's folder, as published, and may end in {@code ?target=NAME}; otherwise the
 * target is the one of the published single-objective suite. There is one task for each instance, whose family is the
 * data set behind it.
 *
 * <p>The fidelity is the share of the training rows ({@code rbv2_*}, {@code iaml_*}, {@code fair_*}) or of the epochs
 * (the others). What repeats an evaluation ({@code repl}, {@code replication}) stays at its highest.
 *
 * @param reader reads the table of published extremes
 */
public record YahpoSource(TableReader reader) implements SuiteSource {

    private static final String OPTION = "?target=";

    @Override
    public String id() {
        return "yahpo";
    }

    @Override
    public String usage() {
        return "yahpo:PATH/SCENARIO[?target=NAME], a surrogate benchmark of YAHPO Gym from its published files";
    }

    @Override
    public TaskSuite open(String argument) {
        int option = argument.lastIndexOf('?');
        ScenarioFiles files = ScenarioFiles.in(folder(option < 0 ? argument : argument.substring(0, option)));
        Layout published = Layout.of(files.name());
        Layout layout = option < 0 ? published : published.withTarget(target(argument.substring(option)));
        try {
            return new TaskSuite("yahpo:" + argument, files.version(layout.target()), tasks(files, layout));
        } catch (IOException e) {
            throw new AutodidactException(
                    AutodidactException.Kind.ENVIRONMENT, "cannot read the folder '" + files.folder() + "': " + e, e);
        }
    }

    private List<TaskReference> tasks(ScenarioFiles files, Layout layout) throws IOException {
        Scenario scenario = scenario(files, layout);
        Map<String, TargetRange> ranges = files.statistics()
                .map(file -> TargetRange.read(file, layout, reader))
                .orElse(Map.of());
        return scenario.instances().stream()
                .map(instance -> new TaskReference(
                        instance,
                        layout.family() + '-' + instance,
                        TaskKind.BLACK_BOX,
                        TaskReference.Role.BOTH,
                        () -> new SurrogateTask(
                                instance, scenario, layout.maximises(), Optional.ofNullable(ranges.get(instance)))))
                .toList();
    }

    private static Scenario scenario(ScenarioFiles files, Layout layout) throws IOException {
        PublishedSpace space = PublishedSpace.read(files.space(), layout.setAside());
        space.space().hyperparameters().stream()
                .filter(h -> !layout.categorical().contains(h.name())
                        && !layout.numeric().contains(h.name()))
                .findFirst()
                .ifPresent(unknown -> {
                    throw ScenarioFiles.corrupt(
                            files.space(), "the surrogate does not know the hyperparameter '" + unknown.name() + "'");
                });
        try {
            return new Scenario(layout, space, Encoding.read(files.encoding(), layout), files.model());
        } catch (IllegalArgumentException e) {
            throw ScenarioFiles.corrupt(files.space(), String.valueOf(e.getMessage()));
        }
    }

    private static String target(String option) {
        if (!option.startsWith(OPTION)) {
            throw AutodidactException.caller(
                    "suite 'yahpo' has no option '" + option + "'\nThere is ?target=NAME, such as ?target=auc.");
        }
        return option.substring(OPTION.length());
    }

    private static Path folder(String argument) {
        if (argument.isBlank()) {
            throw AutodidactException.caller(
                    "suite 'yahpo' needs a scenario's folder\nWrite yahpo:PATH/SCENARIO, such as yahpo:yahpo_data/lcbench.");
        }
        try {
            return Path.of(argument);
        } catch (InvalidPathException e) {
            throw AutodidactException.caller("'" + argument + "' is no path: " + e.getReason());
        }
    }
}
