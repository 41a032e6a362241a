package dev.autodidact.examples.warmstart;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.suite.EpisodeSource;
import dev.autodidact.api.suite.EpisodeSource.Part;
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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Begins the network of an ordinary learner, {@code gradient.mlp}, on new tables where similar tables have taught it to, and
 * compares that with the usual random start: the same network, the same rows, the same Adam, at the rate that suits each
 * start on tables to choose by.
 */
public final class WarmStart {

    private static final long SEED = 1;
    private static final int CHOSEN_BY_AT_MOST = 60;
    private static final List<Integer> STEPS = List.of(0, 1, 2, 5, 10, 20, 50, 100, 200);
    private static final String RANDOM = "random";

    private WarmStart() {}

    /**
     * Prints a table of losses on rows that were not learned from, and writes {@code warm-start.svg}.
     *
     * @param arguments a suite of similar tables, such as {@code episodes:ames.csv?by=Neighborhood&shots=20}; the number of
     *     iterations to learn a start in; how many draws of new tables to judge on; the folder to write to
     * @throws IOException where the folder cannot be written
     * @throws InterruptedException where it is stopped
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        TaskSuite suite = Catalogue.discover(Optional.empty()).suite(arguments[0]);
        int iterations = Integer.parseInt(arguments[1]);
        List<Episode> judged = Episodes.judged(suite, Integer.parseInt(arguments[2])).stream()
                .map(Episodes::data)
                .map(Standardised::of)
                .toList();
        Path folder = Path.of(arguments[3]);
        EpisodeSource source = new Standardised(suite.episodes().orElseThrow());
        List<Episode> choice = IntStream.range(0, Math.min(CHOSEN_BY_AT_MOST, judged.size()))
                .mapToObj(number ->
                        source.draw(Part.META_VALIDATION, Seeds.generator(SEED, "choice", Integer.toString(number))))
                .toList();

        Map<String, Knowledge> starts = new LinkedHashMap<>();
        starts.put(RANDOM, Knowledge.NONE);
        for (FewShotStrategy strategy : List.of(FewShotStrategy.fineTuning(1), FewShotStrategy.mamlOfFiveSteps())) {
            starts.put(
                    strategy.id(),
                    Learning.watched(
                            strategy.withIterations(iterations),
                            Experience.ofEpisodes(source),
                            SEED,
                            Optional.empty()));
        }
        String metric = Training.metric(judged.getFirst()).id();
        Map<String, List<double[]>> losses = new LinkedHashMap<>();
        for (Map.Entry<String, Knowledge> start : starts.entrySet()) {
            Training training = Training.choose(start.getValue(), choice, STEPS);
            System.out.printf(Locale.ROOT, "%s: Adam's rate is %s%n", start.getKey(), training.rate());
            losses.put(
                    start.getKey(),
                    IntStream.range(0, judged.size())
                            .mapToObj(table -> training.losses(judged.get(table), STEPS, table))
                            .toList());
        }
        print(metric, losses);
        Map<String, List<Estimate>> curves = new LinkedHashMap<>();
        losses.forEach((name, tables) -> curves.put(name, Estimate.ofCurves(tables)));
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("warm-start.svg"),
                new Plot(
                                metric + " on new tables",
                                "steps of Adam on the new table",
                                STEPS.stream().map(String::valueOf).toList(),
                                curves,
                                false)
                        .svg());
    }

    /** Losses, and how they differ, table by table, from those of the random start after as many steps and at its best. */
    private static void print(String metric, Map<String, List<double[]>> losses) {
        List<double[]> random = Objects.requireNonNull(losses.get(RANDOM));
        List<Estimate> curve = Estimate.ofCurves(random);
        int best = IntStream.range(0, STEPS.size())
                .boxed()
                .min(Comparator.comparingDouble(i -> curve.get(i).mean()))
                .orElseThrow();
        System.out.printf(
                "%-12s %5s  %-19s  %-19s  less random after %d%n",
                "start", "steps", metric, "less random", STEPS.get(best));
        losses.forEach((name, tables) -> {
            for (int i = 0; i < STEPS.size(); i++) {
                System.out.printf(
                        "%-12s %5d  %s  %s  %s%n",
                        name,
                        STEPS.get(i),
                        Estimate.ofCurves(tables).get(i),
                        difference(tables, i, random, i),
                        difference(tables, i, random, best));
            }
        });
    }

    private static Estimate difference(List<double[]> these, int step, List<double[]> those, int otherStep) {
        return Estimate.of(IntStream.range(0, these.size())
                .mapToDouble(table -> these.get(table)[step] - those.get(table)[otherStep])
                .toArray());
    }
}
