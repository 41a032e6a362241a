package dev.autodidact.examples.fewshotspeech;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.suite.EpisodeSource.Part;
import dev.autodidact.api.task.Episode;
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
import java.util.stream.IntStream;

/**
 * Learns to write as somebody does whom it has never heard, from {@value Speakers#SUPPORT} characters: a network that
 * predicts the next character, meta-learned over speakers of plays; and one network for all that is fine-tuned on each.
 */
public final class FewShotSpeech {

    private static final long SEED = 1;
    private static final int STEPS = 10;
    private static final List<Integer> SHOWN = List.of(0, 1, 5, 10);
    private static final List<Double> RATES = List.of(0.01, 0.03, 0.1, 0.3, 1.0);

    /** Of strategies that learn to adapt: ten times that for waves, for the mean loss over 400 characters is flat. */
    private static final double RATE = 0.1;

    private static final int CHOSEN_BY = 30;
    private static final int WRITTEN = 120;

    private FewShotSpeech() {}

    /**
     * Prints bits per character before the first step and after each, for speakers that were not learned from, and writes
     * {@code speech.svg} and, with what each model writes before and after, {@code speech.txt}.
     *
     * @param arguments a text of plays; the number of iterations; the folder to write to; then ids of strategies
     * @throws IOException where the text cannot be read or the folder not be written
     * @throws InterruptedException where it is stopped
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Speakers speakers = Speakers.of(Files.readString(Path.of(arguments[0])));
        int iterations = Integer.parseInt(arguments[1]);
        Path folder = Path.of(arguments[2]);
        List<String> wanted = List.of(arguments).subList(3, arguments.length);
        System.out.printf(
                "%d speakers to learn from, %d to choose by, %d to judge on%n",
                speakers.training().size(),
                speakers.validation().size(),
                speakers.test().size());
        Map<String, List<Estimate>> curves = new LinkedHashMap<>();
        StringBuilder written = new StringBuilder();
        for (FewShotStrategy strategy : FewShotStrategy.all()) {
            if (wanted.contains(strategy.id())) {
                FewShotStrategy own = strategy.withRate(RATE);
                Knowledge knowledge = learn(own.withIterations(iterations), speakers, folder);
                FewShotStrategy judged = strategy.id().equals("fine-tuning") ? tuned(knowledge, speakers) : own;
                curves.put(strategy.id(), judge(judged, knowledge, speakers, written));
            }
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("speech.txt"), written);
        Files.writeString(
                folder.resolve("speech.svg"),
                new Plot(
                                "bits per character, for new speakers",
                                "gradient steps on " + Speakers.SUPPORT + " characters",
                                IntStream.rangeClosed(0, STEPS)
                                        .mapToObj(Integer::toString)
                                        .toList(),
                                curves,
                                false)
                        .svg());
    }

    private static Knowledge learn(FewShotStrategy strategy, Speakers speakers, Path folder)
            throws InterruptedException {
        long start = System.nanoTime();
        Knowledge knowledge = Learning.watched(
                strategy, Experience.ofEpisodes(speakers), SEED, Optional.of(folder.resolve(strategy.id())));
        System.out.printf(
                Locale.ROOT,
                "%s: %s meta-parameters, %.0f s%n",
                strategy.id(),
                knowledge.provenance().get("meta-parameters"),
                (System.nanoTime() - start) / 1e9);
        return knowledge;
    }

    /** Fine-tuning at the rate after some number of whose steps speakers to choose by take the fewest bits. */
    private static FewShotStrategy tuned(Knowledge knowledge, Speakers speakers) throws InterruptedException {
        double best = RATES.getFirst();
        double lowest = Double.POSITIVE_INFINITY;
        for (double rate : RATES) {
            double[] sums = new double[STEPS + 1];
            for (int number = 0; number < CHOSEN_BY; number++) {
                Episode episode =
                        speakers.draw(Part.META_VALIDATION, Seeds.generator(SEED, "choice", Integer.toString(number)));
                List<Model> models =
                        Episodes.adapt(FewShotStrategy.fineTuning(rate), knowledge, episode.support(), STEPS);
                for (int step = 0; step < sums.length; step++) {
                    sums[step] += Writing.bits(models.get(step), episode.query());
                }
            }
            for (double sum : sums) {
                if (sum < lowest) {
                    lowest = sum;
                    best = rate;
                }
            }
        }
        System.out.println("fine-tuning: rate " + best);
        return FewShotStrategy.fineTuning(best);
    }

    private static List<Estimate> judge(
            FewShotStrategy strategy, Knowledge knowledge, Speakers speakers, StringBuilder written)
            throws InterruptedException {
        List<double[]> curves = new ArrayList<>();
        for (Map.Entry<String, String> speaker : speakers.test().entrySet()) {
            Episode episode = Speakers.judged(speaker.getValue());
            List<Model> models = Episodes.adapt(strategy, knowledge, episode.support(), STEPS);
            curves.add(models.stream()
                    .mapToDouble(model -> Writing.bits(model, episode.query()))
                    .toArray());
            String heard = speaker.getValue().substring(0, Speakers.SUPPORT);
            for (int step : List.of(0, models.size() - 1)) {
                written.append(String.format(
                        Locale.ROOT,
                        "== %s, %s, after %d steps, %.3f bits per character%n%s%n%n",
                        speaker.getKey(),
                        strategy.id(),
                        step,
                        curves.getLast()[step],
                        Writing.on(models.get(step), heard, WRITTEN, Seeds.generator(SEED, speaker.getKey()))));
            }
        }
        List<Estimate> estimates = Estimate.ofCurves(curves);
        for (int step : SHOWN) {
            Estimate gain = Estimate.of(
                    curves.stream().mapToDouble(curve -> curve[0] - curve[step]).toArray());
            System.out.printf(
                    "%-12s after %2d steps %s bits per character, gain %s%n",
                    strategy.id(), step, estimates.get(step), gain);
        }
        return estimates;
    }
}
