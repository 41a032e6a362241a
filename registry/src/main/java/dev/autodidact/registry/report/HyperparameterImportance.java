package dev.autodidact.registry.report;

import dev.autodidact.registry.StoredTrial;
import dev.autodidact.registry.statistics.FunctionalAnova;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What each hyperparameter of a learner mattered.
 *
 * @param learner the learner's id; empty where there is no choice among learners
 * @param trials from how many trials
 * @param shares the hyperparameters' shares of the variance, the greatest first
 */
record HyperparameterImportance(String learner, int trials, List<Share> shares) {

    /** From fewer trials nothing can be said. */
    static final int LEAST_TRIALS = 20;

    /** More trials make the forest slower, not better; they are taken evenly. */
    private static final int MOST_TRIALS = 600;

    private static final int MOST_LEARNERS = 4;
    private static final int MOST_SHARES = 8;
    private static final double LOGARITHMIC_FROM = 50;

    /**
     * A hyperparameter.
     *
     * @param name its name
     * @param value its share, 0 to 1
     */
    record Share(String name, double value) {}

    /** {@return the importance for the learners with enough scored trials of full effort, the most trials first} */
    static List<HyperparameterImportance> of(List<StoredTrial> trials) {
        Map<String, List<StoredTrial>> byLearner = trials.stream()
                .filter(trial -> trial.loss().isPresent() && trial.fidelity() == 1)
                .collect(Collectors.groupingBy(StoredTrial::learner, TreeMap::new, Collectors.toList()));
        return byLearner.entrySet().stream()
                .filter(entry -> entry.getValue().size() >= LEAST_TRIALS)
                .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
                .limit(MOST_LEARNERS)
                .map(entry -> of(entry.getKey(), thinned(entry.getValue())))
                .filter(importance -> !importance.shares().isEmpty())
                .toList();
    }

    private static List<StoredTrial> thinned(List<StoredTrial> trials) {
        int gap = (trials.size() + MOST_TRIALS - 1) / MOST_TRIALS;
        return IntStream.range(0, trials.size())
                .filter(i -> i % gap == 0)
                .mapToObj(trials::get)
                .toList();
    }

    private static HyperparameterImportance of(String learner, List<StoredTrial> trials) {
        List<String> names = trials.stream()
                .flatMap(trial -> trial.configuration().values().keySet().stream())
                .distinct()
                .sorted()
                .toList();
        List<Input> inputs = names.stream()
                .map(name -> Input.of(name, trials))
                .filter(Input::varies)
                .toList();
        if (inputs.isEmpty()) {
            return new HyperparameterImportance(learner, trials.size(), List.of());
        }
        double[][] points = IntStream.range(0, trials.size())
                .mapToObj(row -> inputs.stream()
                        .mapToDouble(input -> input.places()[row])
                        .toArray())
                .toArray(double[][]::new);
        int[] choices = inputs.stream().mapToInt(Input::choices).toArray();
        double[] shares = FunctionalAnova.mainEffects(points, choices, losses(trials), Analysis.SEED);
        List<Share> sorted = IntStream.range(0, inputs.size())
                .mapToObj(i -> new Share(inputs.get(i).name(), shares[i]))
                .sorted(Comparator.comparingDouble(share -> -share.value()))
                .limit(MOST_SHARES)
                .toList();
        return new HyperparameterImportance(learner, trials.size(), sorted);
    }

    /** Losses, those of the worst tenth cut: a divergence would else explain everything (section 5 of the paper). */
    private static double[] losses(List<StoredTrial> trials) {
        double[] losses =
                trials.stream().mapToDouble(trial -> trial.loss().orElseThrow()).toArray();
        double[] sorted = losses.clone();
        Arrays.sort(sorted);
        double cap = sorted[(int) (0.9 * (sorted.length - 1))];
        return Arrays.stream(losses).map(loss -> Math.min(loss, cap)).toArray();
    }

    /** A hyperparameter over the trials: a number's place in the range that was tried, or the index of a choice. */
    private static final class Input {

        private final String name;
        private final int choices;
        private final double[] places;
        private final boolean varies;

        private Input(String name, int choices, double[] places, boolean varies) {
            this.name = name;
            this.choices = choices;
            this.places = places;
            this.varies = varies;
        }

        static Input of(String name, List<StoredTrial> trials) {
            List<Object> values = trials.stream()
                    .map(trial -> Objects.requireNonNullElse(
                            trial.configuration().values().get(name), ""))
                    .toList();
            return values.stream().allMatch(Number.class::isInstance)
                    ? number(
                            name,
                            values.stream()
                                    .mapToDouble(value -> ((Number) value).doubleValue())
                                    .toArray())
                    : choice(name, values);
        }

        private static Input number(String name, double[] values) {
            double least = Arrays.stream(values).min().orElseThrow();
            double most = Arrays.stream(values).max().orElseThrow();
            boolean logarithmic = least > 0 && most / least > LOGARITHMIC_FROM;
            double[] places = Arrays.stream(values)
                    .map(value -> logarithmic
                            ? Math.log(value / least) / Math.log(most / least)
                            : (value - least) / (most - least))
                    .toArray();
            return new Input(name, 0, places, most > least);
        }

        /** What depends on others and is not set is a choice of its own; numbers beside it count as one. */
        private static Input choice(String name, List<Object> values) {
            List<String> texts = values.stream()
                    .map(value -> value instanceof Number ? "a number" : value.toString())
                    .toList();
            List<String> options = new ArrayList<>(new TreeSet<>(texts));
            return new Input(
                    name,
                    options.size(),
                    texts.stream().mapToDouble(options::indexOf).toArray(),
                    options.size() > 1);
        }

        String name() {
            return name;
        }

        int choices() {
            return choices;
        }

        double[] places() {
            return places;
        }

        boolean varies() {
            return varies;
        }
    }
}
