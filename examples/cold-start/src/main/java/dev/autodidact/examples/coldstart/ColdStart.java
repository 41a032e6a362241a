package dev.autodidact.examples.coldstart;

import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.suite.EpisodeSource;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Recommends to somebody new: predicts how viewers that nobody has seen rate films that nobody has seen, after five, ten
 * and twenty ratings; by meta-learning, and by one network for all that is fine-tuned on the ratings of each.
 */
public final class ColdStart {

    private static final long SEED = 1;
    private static final int STEPS = 10;
    private static final List<Integer> RATINGS = List.of(5, 10, 20);

    private ColdStart() {}

    /**
     * Prints a table of mean absolute errors in stars, and writes {@code cold-start.svg}.
     *
     * @param arguments the number of iterations; how many viewers to judge on; the folder to write to
     * @throws IOException where the folder cannot be written
     * @throws InterruptedException where it is stopped
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int iterations = Integer.parseInt(arguments[0]);
        int viewers = Integer.parseInt(arguments[1]);
        Path folder = Path.of(arguments[2]);
        Map<String, List<Estimate>> errors = new LinkedHashMap<>();
        for (int ratings : RATINGS) {
            TaskSuite suite = Catalogue.discover(Optional.empty()).suite("cold-start:" + ratings);
            EpisodeSource source = suite.episodes().orElseThrow();
            List<Episode> judged =
                    Episodes.judged(suite, viewers).stream().map(Episodes::data).toList();

            FewShotStrategy joint = FewShotStrategy.fineTuning(1);
            Knowledge network = learn(joint.withIterations(iterations), source);
            FineTuning tuned = FineTuning.choose(network, source, STEPS);
            FewShotStrategy fineTuning = FewShotStrategy.fineTuning(tuned.rate());
            add(errors, ratings, "no tuning", judge(fineTuning, network, judged, 0), "");
            add(errors, ratings, "fine-tuning", judge(fineTuning, network, judged, tuned.steps()), tuned.toString());
            for (FewShotStrategy strategy :
                    List.of(FewShotStrategy.mamlOfFiveSteps(), FewShotStrategy.hypernetwork())) {
                Knowledge knowledge = learn(strategy.withIterations(iterations), source);
                add(errors, ratings, strategy.id(), judge(strategy, knowledge, judged, STEPS), "");
            }
        }
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("cold-start.svg"),
                new Plot(
                                "mean absolute error in stars, for new viewers and new films",
                                "ratings to learn from",
                                RATINGS.stream().map(String::valueOf).toList(),
                                errors,
                                false)
                        .svg());
    }

    private static Knowledge learn(FewShotStrategy strategy, EpisodeSource source) throws InterruptedException {
        return Learning.watched(strategy, Experience.ofEpisodes(source), SEED, Optional.empty());
    }

    private static Estimate judge(FewShotStrategy strategy, Knowledge knowledge, List<Episode> judged, int steps)
            throws InterruptedException {
        double[] errors = new double[judged.size()];
        for (int viewer = 0; viewer < errors.length; viewer++) {
            Episode episode = judged.get(viewer);
            List<Model> models = Episodes.adapt(strategy, knowledge, episode.support(), Math.max(1, steps));
            errors[viewer] = FineTuning.error(models.get(Math.min(steps, models.size() - 1)), episode);
        }
        return Estimate.of(errors);
    }

    private static void add(
            Map<String, List<Estimate>> errors, int ratings, String name, Estimate estimate, String how) {
        System.out.printf(Locale.ROOT, "%3d ratings  %-13s %s  %s%n", ratings, name, estimate, how);
        errors.computeIfAbsent(name, none -> new ArrayList<>()).add(estimate);
    }
}
