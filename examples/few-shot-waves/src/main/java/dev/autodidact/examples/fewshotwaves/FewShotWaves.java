package dev.autodidact.examples.fewshotwaves;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.RealPredictions;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.strategy.AdaptContext;
import dev.autodidact.api.strategy.Adaptation;
import dev.autodidact.api.strategy.AdaptationProblem;
import dev.autodidact.api.strategy.LearnContext;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.suite.TaskSuite;
import dev.autodidact.api.task.EpisodeTask;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.gradient.fewshot.FewShotStrategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Learns to learn: meta-trains few-shot strategies on drawn waves, lets them adapt to 600 waves that they have not seen,
 * prints the mean squared error after each number of steps, and draws the adaptation curves.
 */
public final class FewShotWaves {

    private static final long SEED = 1;
    private static final int STEPS = 10;
    private static final List<Integer> SHOWN = List.of(0, 1, 2, 5, 10);

    private FewShotWaves() {}

    /**
     * Prints a table, and writes {@code adaptation.svg}.
     *
     * @param arguments the suite, such as {@code sinusoid} or {@code sinusoid:5}; the number of iterations; how many
     *     episodes to judge on; the folder to write to; then ids of strategies
     * @throws IOException where the folder cannot be written
     * @throws InterruptedException where it is stopped
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        TaskSuite suite = Catalogue.discover(Optional.empty()).suite(arguments[0]);
        int iterations = Integer.parseInt(arguments[1]);
        List<EpisodeTask> judged = suite.tasks().stream()
                .filter(task -> task.role() == TaskReference.Role.META_TEST)
                .limit(Integer.parseInt(arguments[2]))
                .map(task -> (EpisodeTask) task.load())
                .toList();
        Path folder = Path.of(arguments[3]);
        List<String> wanted = List.of(arguments).subList(4, arguments.length);

        System.out.printf("%-13s %5s  %-19s %8s %8s  %s%n", "strategy", "steps", "MSE", "trimmed", "median", "learned");
        Map<String, List<Errors>> curves = new TreeMap<>();
        for (FewShotStrategy strategy : FewShotStrategy.all()) {
            if (wanted.contains(strategy.id())) {
                curves.put(strategy.id(), judge(strategy.withIterations(iterations), suite, judged, folder));
            }
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("adaptation.svg"), CurvePlot.of(curves));
    }

    private static List<Errors> judge(FewShotStrategy strategy, TaskSuite suite, List<EpisodeTask> judged, Path folder)
            throws InterruptedException {
        long start = System.nanoTime();
        LearnContext context =
                new LearnContext(SEED, Cancellation.none(), share -> {}, Optional.of(folder.resolve(strategy.id())));
        Knowledge knowledge =
                strategy.learn(Experience.ofEpisodes(suite.episodes().orElseThrow()), context);
        String learned = String.format(
                Locale.ROOT,
                "%s meta-parameters, %.0f s",
                knowledge.provenance().get("meta-parameters"),
                (System.nanoTime() - start) / 1e9);
        List<double[]> byTask = new ArrayList<>();
        for (EpisodeTask task : judged) {
            byTask.add(errors(strategy, knowledge, task));
        }
        int points = byTask.getFirst().length;
        List<Errors> curve = IntStream.range(0, points)
                .mapToObj(step -> Errors.of(
                        byTask.stream().mapToDouble(errors -> errors[step]).toArray()))
                .toList();
        for (int step : SHOWN) {
            if (step < points) {
                System.out.printf(Locale.ROOT, "%-13s %5d  %s  %s%n", strategy.id(), step, curve.get(step), learned);
            }
        }
        return curve;
    }

    /** The mean squared error on the query set before the first step and after each. */
    private static double[] errors(FewShotStrategy strategy, Knowledge knowledge, EpisodeTask task)
            throws InterruptedException {
        Adaptation answer = strategy.adapt(
                new AdaptationProblem.FewShot(data(task.support(), task.target()), STEPS),
                knowledge,
                new AdaptContext(SEED, Cancellation.none()));
        TrainingData query = data(task.query(), task.target());
        return ((Adaptation.Adapted) answer)
                .models().stream().mapToDouble(model -> error(model, query)).toArray();
    }

    private static double error(Model model, TrainingData query) {
        RealPredictions predicted = (RealPredictions) model.predict(query.features());
        RealTarget truth = (RealTarget) query.target();
        return IntStream.range(0, query.rows())
                .mapToDouble(row -> predicted.value(row) - truth.value(row))
                .map(error -> error * error)
                .average()
                .orElseThrow();
    }

    private static TrainingData data(Table table, String target) {
        List<String> names = table.without(target).names();
        double[][] columns = names.stream().map(name -> values(table, name)).toArray(double[][]::new);
        return new TrainingData(
                new Features(names, new int[columns.length], columns, table.rows()),
                new RealTarget(values(table, target)));
    }

    private static double[] values(Table table, String name) {
        NumericColumn column = (NumericColumn) table.column(name);
        return IntStream.range(0, table.rows()).mapToDouble(column::value).toArray();
    }
}
