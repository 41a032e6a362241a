package dev.autodidact.examples.fewshotvision;

import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.suite.EpisodeSource;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.task.EpisodeTask;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.gradient.fewshot.FewShotStrategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Learns to learn from a drawing: meta-trains few-shot strategies on characters of Omniglot, lets them tell characters
 * apart that they have not seen, in four settings of ways and shots, beside ordinary learners, and draws the accuracies.
 */
public final class FewShotVision {

    private static final long SEED = 1;

    private FewShotVision() {}

    /**
     * Prints a table, and writes {@code accuracy.svg}.
     *
     * @param arguments the folder of Omniglot; the number of iterations; how many episodes of each setting to judge on;
     *     the folder to write to; the settings, such as {@code 5x1,20x5} for ways and shots, the first of which is
     *     learned on; then ids of few-shot strategies and learners
     * @throws IOException where the folder cannot be written
     * @throws InterruptedException where it is stopped
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Catalogue catalogue = Catalogue.discover(Optional.empty());
        int iterations = Integer.parseInt(arguments[1]);
        int judged = Integer.parseInt(arguments[2]);
        Path folder = Path.of(arguments[3]);
        List<String> settings = List.of(arguments[4].split(","));
        EpisodeSource source = catalogue
                .suite(suite(arguments[0], settings.getFirst()))
                .episodes()
                .orElseThrow();

        Map<String, Map<String, Accuracy>> accuracies = new LinkedHashMap<>();
        for (String id : List.of(arguments).subList(5, arguments.length)) {
            long start = System.nanoTime();
            Competitor competitor = competitor(catalogue, id, iterations, source, folder.resolve(id));
            double learned = (System.nanoTime() - start) / 1e9;
            Map<String, Accuracy> bySetting = new LinkedHashMap<>();
            for (String setting : settings) {
                Accuracy accuracy = judge(competitor, catalogue, suite(arguments[0], setting), judged);
                System.out.printf("%-14s %-6s %s  learned in %.0f s%n", id, setting, accuracy, learned);
                bySetting.put(setting, accuracy);
            }
            accuracies.put(id, bySetting);
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("accuracy.svg"), AccuracyPlot.of(accuracies));
    }

    private static String suite(String folder, String setting) {
        String[] numbers = setting.split("x");
        return "omniglot:" + folder + "?ways=" + numbers[0] + "&shots=" + numbers[1];
    }

    private static Competitor competitor(
            Catalogue catalogue, String id, int iterations, EpisodeSource source, Path folder)
            throws InterruptedException {
        Optional<FewShotStrategy> strategy = FewShotStrategy.all().stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst();
        return strategy.isPresent()
                ? Competitor.of(strategy.get().withIterations(iterations), source, SEED, folder)
                : Competitor.of(catalogue.learner(id).value(), SEED);
    }

    private static Accuracy judge(Competitor competitor, Catalogue catalogue, String suite, int judged)
            throws InterruptedException {
        List<TaskReference> tasks = catalogue.suite(suite).tasks().stream()
                .filter(task -> task.role() == TaskReference.Role.META_TEST)
                .limit(judged)
                .toList();
        double[] shares = new double[tasks.size()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = share(competitor, (EpisodeTask) tasks.get(i).load());
        }
        return Accuracy.of(shares);
    }

    /** How many of the query drawings are told right. */
    private static double share(Competitor competitor, EpisodeTask task) throws InterruptedException {
        TrainingData query = data(task.query(), task.target());
        ClassProbabilities predicted = (ClassProbabilities)
                competitor.fit(data(task.support(), task.target())).predict(query.features());
        ClassTarget truth = (ClassTarget) query.target();
        return IntStream.range(0, query.rows())
                        .filter(row -> mostProbable(predicted, row) == truth.code(row))
                        .count()
                / (double) query.rows();
    }

    private static int mostProbable(ClassProbabilities predicted, int row) {
        int best = 0;
        for (int c = 1; c < predicted.classes(); c++) {
            if (predicted.probability(row, c) > predicted.probability(row, best)) {
                best = c;
            }
        }
        return best;
    }

    private static TrainingData data(Table table, String target) {
        List<String> names = table.without(target).names();
        double[][] columns = names.stream().map(name -> values(table, name)).toArray(double[][]::new);
        CategoricalColumn classes = (CategoricalColumn) table.column(target);
        return new TrainingData(
                new Features(names, new int[columns.length], columns, table.rows()),
                new ClassTarget(
                        IntStream.range(0, table.rows()).map(classes::code).toArray(), classes.levels()));
    }

    private static double[] values(Table table, String name) {
        NumericColumn column = (NumericColumn) table.column(name);
        return IntStream.range(0, table.rows()).mapToDouble(column::value).toArray();
    }
}
