package dev.autodidact.search.learned;

import dev.autodidact.search.model.Forest;
import dev.autodidact.search.model.Sample;
import dev.autodidact.search.model.Surrogate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A model from meta-features to the expected rank and cost of each learner: for each learner two random forests over the
 * past tasks on which it was tried. On a task, a learner is as good as the expected best of {@value #DRAWS} of its
 * configurations; its rank lies in 0 (best) to 1 among the learners tried there. Its cost is the mean logarithm of its
 * configurations' costs, in multiples of the task's median. Immutable and thread-safe.
 */
final class LearnerRanks {

    private static final int DRAWS = 3;

    /** A learner that is e times as dear must rank so much better. */
    private static final double COST_WEIGHT = 0.03;

    /** Forests of fewer tasks are little better than guesses, but better than nothing. */
    private static final int FEWEST_TASKS = 2;

    private final Likeness likeness;
    private final Map<String, Surrogate> utilities;

    private LearnerRanks(Likeness likeness, Map<String, Surrogate> utilities) {
        this.likeness = likeness;
        this.utilities = utilities;
    }

    static LearnerRanks of(PastSpace past, RandomGenerator random) {
        Likeness likeness = Likeness.of(past.tasks());
        Map<String, int[]> configurations = new TreeMap<>();
        for (String learner : past.learners()) {
            configurations.put(
                    learner,
                    IntStream.range(0, past.configurations().size())
                            .filter(index -> PastSpace.learner(
                                            past.configurations().get(index))
                                    .equals(learner))
                            .toArray());
        }
        Map<String, List<double[]>> vectors = new TreeMap<>();
        Map<String, List<Double>> utilities = new TreeMap<>();
        for (PastTask task : past.tasks()) {
            Map<String, Double> ranks = ranks(task, configurations);
            ranks.forEach((learner, rank) -> {
                double dearness = Arrays.stream(configurations.getOrDefault(learner, new int[0]))
                        .filter(task::tried)
                        .mapToDouble(index -> Math.log(task.cost(index)))
                        .average()
                        .orElse(0);
                vectors.computeIfAbsent(learner, added -> new ArrayList<>()).add(likeness.vector(task.metaFeatures()));
                utilities.computeIfAbsent(learner, added -> new ArrayList<>()).add(rank + COST_WEIGHT * dearness);
            });
        }
        Map<String, Surrogate> models = new TreeMap<>();
        int[] numbers = new int[likeness.features().size()];
        utilities.forEach((learner, targets) -> {
            double[] values = targets.stream().mapToDouble(Double::doubleValue).toArray();
            double[][] rows = vectors.getOrDefault(learner, List.of()).toArray(double[][]::new);
            if (values.length >= FEWEST_TASKS) {
                models.put(learner, Forest.fit(numbers, new Sample(rows, values), random));
            }
        });
        return new LearnerRanks(likeness, models);
    }

    /** {@return the learners with a model, the most promising for such a task first} */
    List<String> ranked(Map<String, Double> metaFeatures) {
        double[] vector = likeness.vector(metaFeatures);
        Map<String, Double> expected = new TreeMap<>();
        utilities.forEach(
                (learner, model) -> expected.put(learner, model.predict(vector).mean()));
        return expected.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, Double> ranks(PastTask task, Map<String, int[]> configurations) {
        Map<String, Double> best = new TreeMap<>();
        configurations.forEach((learner, indices) -> {
            double[] regrets = Arrays.stream(indices)
                    .filter(task::tried)
                    .mapToDouble(task::regret)
                    .sorted()
                    .toArray();
            if (regrets.length > 0) {
                best.put(learner, PortfolioJudge.expectedBest(regrets, Math.min(DRAWS, regrets.length)));
            }
        });
        List<String> order = best.entrySet().stream()
                .sorted(Comparator.comparingDouble(Map.Entry::getValue))
                .map(Map.Entry::getKey)
                .toList();
        Map<String, Double> ranks = new TreeMap<>();
        for (int place = 0; place < order.size(); place++) {
            ranks.put(order.get(place), order.size() == 1 ? 0.5 : (double) place / (order.size() - 1));
        }
        return ranks;
    }
}
