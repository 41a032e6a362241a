package dev.autodidact.examples.fewshottext;

import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.task.Episode;
import dev.autodidact.api.task.EpisodeTask;
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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Learns what sentences mean on some domains, and uses it on others: to tell intents apart from a few sentences of each,
 * and to search. What is learned is a prototypical network's; what it is held against is the cosine of tf-idf vectors: of
 * words, and of words, pairs of words and runs of characters together, of which the network is made.
 */
public final class FewShotText {

    private static final long SEED = 1;
    private static final int WAYS = 5;
    private static final List<Integer> SHOTS = List.of(1, 5);
    private static final int SEARCHES = 5;
    private static final String WORDS = "words";
    private static final String N_GRAMS = "n-grams";

    private FewShotText() {}

    /**
     * Prints accuracies and how well searches do, and writes {@code intents.svg}.
     *
     * @param arguments the folder of CLINC150; the number of iterations; how many episodes to judge on; how many intents
     *     the searched sentences have, and how many each; the folder to write to
     * @throws IOException where the folder cannot be written
     * @throws InterruptedException where it is stopped
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Catalogue catalogue = Catalogue.discover(Optional.empty());
        String data = "clinc150:" + arguments[0];
        int episodes = Integer.parseInt(arguments[2]);
        Path folder = Path.of(arguments[5]);
        FewShotStrategy strategy = FewShotStrategy.protonet().withIterations(Integer.parseInt(arguments[1]));
        long start = System.nanoTime();
        Knowledge knowledge = Learning.watched(
                strategy,
                Experience.ofEpisodes(catalogue.suite(data).episodes().orElseThrow()),
                SEED,
                Optional.of(folder.resolve("learning")));
        System.out.printf(
                Locale.ROOT, "learned in %.0f s: %s%n", (System.nanoTime() - start) / 1e9, knowledge.provenance());
        Space learned = Space.learned(strategy, knowledge);

        Map<String, List<Estimate>> accuracies = new LinkedHashMap<>();
        for (int shots : SHOTS) {
            String suite = data + ":" + WAYS + ":" + shots;
            Map<String, double[]> each = new LinkedHashMap<>();
            each.put(WORDS, accuracies(judged(catalogue, suite + ":words", episodes)));
            List<TaskReference> judged = judged(catalogue, suite, episodes);
            each.put(N_GRAMS, accuracies(judged));
            double[] adapted = new double[judged.size()];
            for (int number = 0; number < adapted.length; number++) {
                Episode episode = Episodes.data((EpisodeTask) judged.get(number).load());
                Model model = Episodes.adapt(strategy, knowledge, episode.support(), 0)
                        .getLast();
                adapted[number] = accuracy(episode, model);
            }
            each.put(strategy.id(), adapted);
            print(String.format("%d-way %d-shot", WAYS, shots), each);
            each.forEach((name, values) ->
                    accuracies.computeIfAbsent(name, none -> new ArrayList<>()).add(Estimate.of(values)));
        }
        String suite = data + ":" + arguments[3] + ":" + arguments[4];
        List<TaskReference> searched = judged(catalogue, suite, SEARCHES);
        Map<String, List<Search>> searches = new LinkedHashMap<>();
        searches.put(WORDS, searches(judged(catalogue, suite + ":words", SEARCHES), Space.cosine()));
        searches.put(N_GRAMS, searches(searched, Space.cosine()));
        searches.put(strategy.id(), searches(searched, learned));
        print("reciprocal rank", each(searches, Search::reciprocalRank));
        print("recall", each(searches, Search::recall));
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("intents.svg"),
                new Plot(
                                "accuracy on intents of unseen domains",
                                "sentences of each intent",
                                SHOTS.stream().map(String::valueOf).toList(),
                                accuracies,
                                false)
                        .svg());
    }

    private static List<TaskReference> judged(Catalogue catalogue, String suite, int most) {
        return catalogue.suite(suite).tasks().stream().limit(most).toList();
    }

    private static List<Search> searches(List<TaskReference> tasks, Space space) {
        return tasks.stream()
                .flatMap(task -> Search.in(Episodes.data((EpisodeTask) task.load()), space).stream())
                .toList();
    }

    private static Map<String, double[]> each(Map<String, List<Search>> searches, ToDoubleFunction<Search> measure) {
        Map<String, double[]> each = new LinkedHashMap<>();
        searches.forEach(
                (name, all) -> each.put(name, all.stream().mapToDouble(measure).toArray()));
        return each;
    }

    /** Means, and the mean of how much better the last is than each other. */
    private static void print(String what, Map<String, double[]> each) {
        double[] last = List.copyOf(each.values()).getLast();
        each.forEach((name, own) -> System.out.printf("%-16s %-22s %s%n", what, name, Estimate.of(own)));
        each.entrySet().stream().limit(each.size() - 1).forEach(other -> {
            double[] gains = last.clone();
            Arrays.setAll(gains, i -> gains[i] - other.getValue()[i]);
            System.out.printf("%-16s %-22s %s%n", what, "gain over " + other.getKey(), Estimate.of(gains));
        });
    }

    /** The shares of query sets that are nearest to the mean of their own intent. */
    private static double[] accuracies(List<TaskReference> tasks) {
        return tasks.stream()
                .mapToDouble(task -> {
                    Episode episode = Episodes.data((EpisodeTask) task.load());
                    double[][] near = Space.cosine()
                            .toMeans(
                                    episode.query().features().toRows(),
                                    episode.support().features().toRows(),
                                    (ClassTarget) episode.support().target());
                    return accuracy(episode, row -> greatest(near[row]));
                })
                .toArray();
    }

    private static double accuracy(Episode episode, Model model) {
        ClassProbabilities answer =
                (ClassProbabilities) model.predict(episode.query().features());
        return accuracy(
                episode,
                row -> greatest(IntStream.range(0, answer.classes())
                        .mapToDouble(code -> answer.probability(row, code))
                        .toArray()));
    }

    private static double accuracy(Episode episode, IntUnaryOperator answer) {
        ClassTarget truth = (ClassTarget) episode.query().target();
        return IntStream.range(0, truth.rows())
                .mapToDouble(row -> answer.applyAsInt(row) == truth.code(row) ? 1 : 0)
                .average()
                .orElseThrow();
    }

    private static int greatest(double[] values) {
        int greatest = 0;
        for (int i = 1; i < values.length; i++) {
            greatest = values[i] > values[greatest] ? i : greatest;
        }
        return greatest;
    }
}
