package dev.autodidact.registry.report;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.registry.Comparison;
import dev.autodidact.registry.NewTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Writes the results of a comparison as tools for algorithm selection read them: a scenario in the manner of ASlib (Bischl
 * and others 2016, "ASlib: A Benchmark Library for Algorithm Selection"). Instances are tasks, algorithms are strategies,
 * repetitions are seeds, features are meta-features. The performance is the loss of the run's result, smaller is better, with
 * {@code runstatus} {@code ok}; a run without a result of its own has the loss of the reference and {@code crash}. There is
 * no {@code cv.arff}: how to split is for whoever asks.
 */
public final class AslibScenario {

    private final List<Result> results;
    private final List<NewTask> tasks;

    private AslibScenario(Comparison comparison) {
        results = Results.read(comparison, (task, strategy, seed, trial) -> {}).runs();
        tasks = comparison.tasks();
    }

    /**
     * Writes {@code description.txt}, {@code algorithm_runs.arff}, {@code feature_values.arff} and {@code
     * feature_runstatus.arff}.
     *
     * @param comparison the comparison; its registry must be open
     * @param directory the folder to write to; made where it does not exist
     * @throws AutodidactException where the folder cannot be written to
     */
    public static void write(Comparison comparison, Path directory) {
        AslibScenario scenario = new AslibScenario(comparison);
        try {
            Files.createDirectories(directory);
            String name = comparison.plan().suite() + "-" + comparison.id();
            Files.writeString(directory.resolve("description.txt"), scenario.description(name));
            Files.writeString(directory.resolve("algorithm_runs.arff"), scenario.runs());
            Files.writeString(directory.resolve("feature_values.arff"), scenario.features());
            Files.writeString(directory.resolve("feature_runstatus.arff"), scenario.featureStatus());
        } catch (IOException e) {
            throw Unwritable.of(directory, e);
        }
    }

    private Collection<String> strategies() {
        return results.stream().map(Result::strategy).collect(Collectors.toCollection(TreeSet::new));
    }

    private TreeSet<String> featureNames() {
        return tasks.stream()
                .flatMap(task -> task.metaFeatures().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String description(String name) {
        String names = featureNames().stream()
                .map(feature -> "\n  - " + quoted(feature))
                .collect(Collectors.joining());
        return "scenario_id: " + quoted(name) + "\nperformance_measures:\n  - loss\nmaximize:\n  - false\n"
                + "performance_type:\n  - solution_quality\nalgorithm_cutoff_time: ?\nalgorithm_cutoff_memory: ?\n"
                + "features_cutoff_time: ?\nfeatures_cutoff_memory: ?\nmetainfo_algorithms:"
                + strategies().stream()
                        .map(strategy ->
                                "\n  " + quoted(strategy) + ":\n    configuration: ''\n    deterministic: false")
                        .collect(Collectors.joining())
                + "\nfeatures_deterministic:" + names + "\nfeatures_stochastic: []\nnumber_of_feature_steps: 1\n"
                + "default_steps:\n  - all\nfeature_steps:\n  all:\n    provides:"
                + names.replace("\n  ", "\n      ") + "\n";
    }

    private String runs() {
        StringBuilder out = new StringBuilder("""
                @RELATION algorithm_runs

                @ATTRIBUTE instance_id STRING
                @ATTRIBUTE repetition NUMERIC
                @ATTRIBUTE algorithm STRING
                @ATTRIBUTE loss NUMERIC
                @ATTRIBUTE runstatus {ok, timeout, memout, not_applicable, crash, other}

                @DATA
                """);
        Map<Long, Integer> repetitions = new TreeMap<>();
        results.forEach(result -> repetitions.put(result.seed(), 0));
        int number = 1;
        for (Map.Entry<Long, Integer> repetition : repetitions.entrySet()) {
            repetition.setValue(number++);
        }
        for (Result result : results) {
            row(
                    out,
                    quoted(result.task().name()),
                    String.valueOf(repetitions.get(result.seed())),
                    quoted(result.strategy()),
                    number(result.loss()),
                    result.failed() ? "crash" : "ok");
        }
        return out.toString();
    }

    private String features() {
        StringBuilder out = new StringBuilder(
                "@RELATION feature_values\n\n@ATTRIBUTE instance_id STRING\n@ATTRIBUTE repetition NUMERIC\n");
        TreeSet<String> names = featureNames();
        names.forEach(name -> out.append("@ATTRIBUTE ").append(quoted(name)).append(" NUMERIC\n"));
        out.append("\n@DATA\n");
        for (NewTask task : tasks) {
            String values = names.stream()
                    .map(name -> number(task.metaFeatures().getOrDefault(name, Double.NaN)))
                    .collect(Collectors.joining(","));
            row(out, quoted(task.name()), values.isEmpty() ? "1" : "1," + values);
        }
        return out.toString();
    }

    private String featureStatus() {
        StringBuilder out = new StringBuilder("""
                @RELATION feature_runstatus

                @ATTRIBUTE instance_id STRING
                @ATTRIBUTE repetition NUMERIC
                @ATTRIBUTE all {ok, timeout, memout, presolved, crash, other}

                @DATA
                """);
        tasks.forEach(task -> row(out, quoted(task.name()), "1", "ok"));
        return out.toString();
    }

    private static void row(StringBuilder out, String... cells) {
        out.append(String.join(",", cells)).append('\n');
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.valueOf(value) : "?";
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replaceAll("\\p{Cntrl}", " ") + "'";
    }
}
