package dev.autodidact.examples.fewshottext;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.strategy.LearnContext;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.task.Episode;
import dev.autodidact.api.task.EpisodeTask;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.examples.fewshotplots.Episodes;
import dev.autodidact.examples.fewshotplots.Estimate;
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
import java.util.function.ToDoubleFunction;

/**
 * Learns what sentences mean on some domains, and uses it on others: to tell intents apart from a few sentences of each,
 * and to search. The learned space is a prototypical network's; what it is held against is the cosine of weighted n-grams,
 * of which the network is made.
 */
public final class FewShotText {

    private static final long SEED = 1;
    private static final int WAYS = 5;
    private static final List<Integer> SHOTS = List.of(1, 5);
    private static final int SEARCHES = 5;

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
        Knowledge knowledge = strategy.learn(
                Experience.ofEpisodes(catalogue.suite(data).episodes().orElseThrow()),
                new LearnContext(SEED, Cancellation.none(), share -> {}, Optional.of(folder.resolve("learning"))));
        System.out.printf(
                Locale.ROOT, "learned in %.0f s: %s%n", (System.nanoTime() - start) / 1e9, knowledge.provenance());
        Map<String, Space> spaces = new LinkedHashMap<>();
        spaces.put("n-grams", Space.cosine());
        spaces.put(strategy.id(), Space.learned(strategy, knowledge));

        Map<String, List<Estimate>> accuracies = new LinkedHashMap<>();
        for (int shots : SHOTS) {
            Map<String, double[]> each = new LinkedHashMap<>();
            List<TaskReference> judged = judged(catalogue, data + ":" + WAYS + ":" + shots, episodes);
            for (int number = 0; number < judged.size(); number++) {
                Episode episode = Episodes.data((EpisodeTask) judged.get(number).load());
                for (Map.Entry<String, Space> one : spaces.entrySet()) {
                    each.computeIfAbsent(one.getKey(), none -> new double[judged.size()])[number] =
                            accuracy(episode, one.getValue());
                }
            }
            print(String.format("%d-way %d-shot", WAYS, shots), each);
            each.forEach((space, values) ->
                    accuracies.computeIfAbsent(space, none -> new ArrayList<>()).add(Estimate.of(values)));
        }
        Map<String, List<Search>> searches = new LinkedHashMap<>();
        for (TaskReference task : judged(catalogue, data + ":" + arguments[3] + ":" + arguments[4], SEARCHES)) {
            Episode episode = Episodes.data((EpisodeTask) task.load());
            spaces.forEach((name, space) ->
                    searches.computeIfAbsent(name, none -> new ArrayList<>()).addAll(Search.in(episode, space)));
        }
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

    private static Map<String, double[]> each(Map<String, List<Search>> searches, ToDoubleFunction<Search> measure) {
        Map<String, double[]> each = new LinkedHashMap<>();
        searches.forEach(
                (name, all) -> each.put(name, all.stream().mapToDouble(measure).toArray()));
        return each;
    }

    /** Means, and the mean of how much better the last is than the first. */
    private static void print(String what, Map<String, double[]> each) {
        List<double[]> values = List.copyOf(each.values());
        each.forEach((name, own) -> System.out.printf("%-16s %-12s %s%n", what, name, Estimate.of(own)));
        double[] gains = values.getLast().clone();
        Arrays.setAll(gains, i -> gains[i] - values.getFirst()[i]);
        System.out.printf("%-16s %-12s %s%n", what, "gain", Estimate.of(gains));
    }

    /** The share of the query set that is nearest to the mean of its own intent. */
    private static double accuracy(Episode episode, Space space) {
        ClassTarget truth = (ClassTarget) episode.query().target();
        double[][] near = space.toMeans(
                space.place().apply(episode.query().features()),
                space.place().apply(episode.support().features()),
                (ClassTarget) episode.support().target());
        int right = 0;
        for (int row = 0; row < truth.rows(); row++) {
            right += greatest(near[row]) == truth.code(row) ? 1 : 0;
        }
        return (double) right / truth.rows();
    }

    private static int greatest(double[] values) {
        int greatest = 0;
        for (int i = 1; i < values.length; i++) {
            greatest = values[i] > values[greatest] ? i : greatest;
        }
        return greatest;
    }
}
