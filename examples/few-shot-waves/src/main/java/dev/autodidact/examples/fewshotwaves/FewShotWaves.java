package dev.autodidact.examples.fewshotwaves;

import dev.autodidact.api.data.RealPredictions;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.suite.TaskSuite;
import dev.autodidact.api.task.Episode;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.examples.fewshotplots.Episodes;
import dev.autodidact.examples.fewshotplots.Estimate;
import dev.autodidact.examples.fewshotplots.Learning;
import dev.autodidact.examples.fewshotplots.Plot;
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
        List<Episode> judged = Episodes.judged(suite, Integer.parseInt(arguments[2])).stream()
                .map(Episodes::data)
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
        Files.writeString(folder.resolve("adaptation.svg"), plot(curves).svg());
    }

    private static Plot plot(Map<String, List<Errors>> curves) {
        Map<String, List<Estimate>> estimates = new TreeMap<>();
        curves.forEach((name, errors) -> estimates.put(
                name,
                errors.stream()
                        .map(error -> new Estimate(error.mean(), error.margin()))
                        .toList()));
        return new Plot(
                "mean squared error on new waves",
                "gradient steps",
                IntStream.rangeClosed(0, STEPS).mapToObj(Integer::toString).toList(),
                estimates,
                true);
    }

    private static List<Errors> judge(FewShotStrategy strategy, TaskSuite suite, List<Episode> judged, Path folder)
            throws InterruptedException {
        long start = System.nanoTime();
        Knowledge knowledge = Learning.watched(
                strategy,
                Experience.ofEpisodes(suite.episodes().orElseThrow()),
                SEED,
                Optional.of(folder.resolve(strategy.id())));
        String learned = String.format(
                Locale.ROOT,
                "%s meta-parameters, %.0f s",
                knowledge.provenance().get("meta-parameters"),
                (System.nanoTime() - start) / 1e9);
        List<double[]> byTask = new ArrayList<>();
        for (Episode episode : judged) {
            byTask.add(errors(strategy, knowledge, episode));
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
    private static double[] errors(FewShotStrategy strategy, Knowledge knowledge, Episode episode)
            throws InterruptedException {
        return Episodes.adapt(strategy, knowledge, episode.support(), STEPS).stream()
                .mapToDouble(model -> error(model, episode.query()))
                .toArray();
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
}
