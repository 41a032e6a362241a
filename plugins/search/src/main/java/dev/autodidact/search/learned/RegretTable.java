package dev.autodidact.search.learned;

import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.TaskRecord;
import dev.autodidact.api.experience.TrialRecord;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.LearnContext;
import dev.autodidact.api.strategy.SearchProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * How good and how dear configurations were on earlier tasks, on scales that tasks share.
 *
 * <p><b>Regret.</b> The loss of a configuration on a task is the mean over its trials at full fidelity, a failed or pruned
 * one counting as the worst loss seen there. Its regret is {@code (loss - best) / (median - best)}, clipped to 0 to 1. We
 * measure by the median of the configurations rather than by a default: a default that happens to be the best, or to
 * fail, would blow the scale up or flatten it, and which one is "the" default changes with the plugins installed. Half
 * of the configurations may be arbitrarily bad without any effect. We do not use ranks, because they weigh differences
 * that are mere noise as much as real ones. Where half of the configurations tie with the best, the worst takes the
 * median's place; a task on which all tie teaches nothing and is left out.
 *
 * <p><b>Cost.</b> The seconds of a configuration on a task, divided by the task's median, so that large tasks do not make
 * the configurations tried on them look dear; then the geometric mean over tasks.
 *
 * <p><b>Candidates.</b> Configurations seen on at least two families and a third of them; where there is none, all. The
 * defaults and, thanks to common random numbers, the random draws recur on all tasks.
 */
final class RegretTable {

    /** What is known of one task. */
    static final class Task {

        private final Map<Configuration, Double> regrets;
        private final Map<String, Double> regretsByLearner;

        private Task(Map<Configuration, Double> regrets) {
            this.regrets = regrets;
            this.regretsByLearner = regrets.entrySet().stream()
                    .collect(Collectors.groupingBy(
                            entry -> learner(entry.getKey()),
                            TreeMap::new,
                            Collectors.averagingDouble(Map.Entry::getValue)));
        }

        /** {@return the regret of a configuration that was tried on this task} */
        OptionalDouble observed(Configuration configuration) {
            Double regret = regrets.get(configuration);
            return regret == null ? OptionalDouble.empty() : OptionalDouble.of(regret);
        }

        /** {@return the regret observed; the mean regret of the same learner where it was not tried; else 1} */
        double expected(Configuration configuration) {
            return observed(configuration).orElseGet(() -> regretsByLearner.getOrDefault(learner(configuration), 1.0));
        }
    }

    private final List<List<Task>> families;
    private final int trials;
    private final List<Configuration> candidates;
    private final Map<Configuration, Double> costs;

    private RegretTable(
            List<List<Task>> families, int trials, List<Configuration> candidates, Map<Configuration, Double> costs) {
        this.families = families;
        this.trials = trials;
        this.candidates = candidates;
        this.costs = costs;
    }

    static RegretTable of(Experience experience, LearnContext context) throws InterruptedException {
        SortedMap<String, List<Task>> families = new TreeMap<>();
        Map<Configuration, List<Double>> logCosts = new LinkedHashMap<>();
        int trials = 0;
        for (TaskRecord record : experience.tasks()) {
            context.cancellation().check();
            Map<Configuration, List<TrialRecord>> tried = experience.trials(record).stream()
                    .filter(trial -> trial.fidelity() == 1)
                    .collect(
                            Collectors.groupingBy(TrialRecord::configuration, LinkedHashMap::new, Collectors.toList()));
            Map<Configuration, Double> regrets = regrets(tried);
            if (!regrets.isEmpty()) {
                families.computeIfAbsent(record.family(), family -> new ArrayList<>())
                        .add(new Task(regrets));
                addCosts(tried, logCosts);
                trials += tried.values().stream().mapToInt(List::size).sum();
            }
        }
        Map<Configuration, Double> costs = new LinkedHashMap<>();
        logCosts.forEach((configuration, logs) -> costs.put(configuration, Math.exp(mean(logs))));
        return new RegretTable(List.copyOf(families.values()), trials, candidates(families.values()), costs);
    }

    /** {@return the families of tasks that have something to teach} */
    List<List<Task>> families() {
        return families;
    }

    /** {@return the number of tasks that have something to teach} */
    int tasks() {
        return families.stream().mapToInt(List::size).sum();
    }

    /** {@return the number of trials on them} */
    int trials() {
        return trials;
    }

    /** {@return the configurations to choose from, in the order of their text} */
    List<Configuration> candidates() {
        return candidates;
    }

    /** {@return the cost of a candidate, in multiples of the median cost on the same tasks} */
    double cost(Configuration candidate) {
        return costs.getOrDefault(candidate, 1.0);
    }

    /** {@return the mean over families of the mean over their tasks} */
    double mean(ToDoubleFunction<Task> value) {
        return families.stream()
                .mapToDouble(
                        family -> family.stream().mapToDouble(value).average().orElse(0))
                .average()
                .orElse(0);
    }

    private static Map<Configuration, Double> regrets(Map<Configuration, List<TrialRecord>> tried) {
        double[] scored = tried.values().stream()
                .flatMap(List::stream)
                .map(TrialRecord::loss)
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
        double worst = Arrays.stream(scored).max().orElse(0);
        Map<Configuration, Double> losses = new LinkedHashMap<>();
        tried.forEach((configuration, trials) -> losses.put(
                configuration,
                mean(trials.stream().map(trial -> trial.loss().orElse(worst)).toList())));
        double best = losses.values().stream().min(Comparator.naturalOrder()).orElse(0.0);
        double median = median(List.copyOf(losses.values()));
        double scale = (median > best ? median : worst) - best;
        if (scored.length == 0 || !Double.isFinite(scale) || scale <= 0) {
            return Map.of();
        }
        losses.replaceAll((configuration, loss) -> Math.clamp((loss - best) / scale, 0.0, 1.0));
        return losses;
    }

    private static void addCosts(
            Map<Configuration, List<TrialRecord>> tried, Map<Configuration, List<Double>> logCosts) {
        Map<Configuration, Double> seconds = new LinkedHashMap<>();
        tried.forEach((configuration, trials) -> {
            double taken =
                    mean(trials.stream().map(trial -> trial.cost().seconds()).toList());
            if (taken > 0) {
                seconds.put(configuration, taken);
            }
        });
        double median = median(List.copyOf(seconds.values()));
        seconds.forEach((configuration, taken) ->
                logCosts.computeIfAbsent(configuration, c -> new ArrayList<>()).add(Math.log(taken / median)));
    }

    private static List<Configuration> candidates(Collection<List<Task>> families) {
        Map<Configuration, Integer> familiesOf = new LinkedHashMap<>();
        for (List<Task> family : families) {
            family.stream()
                    .flatMap(task -> task.regrets.keySet().stream())
                    .distinct()
                    .forEach(configuration -> familiesOf.merge(configuration, 1, Integer::sum));
        }
        int needed = Math.max(2, (families.size() + 2) / 3);
        boolean any = familiesOf.values().stream().anyMatch(seen -> seen >= needed);
        return familiesOf.entrySet().stream()
                .filter(entry -> !any || entry.getValue() >= needed)
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(Configuration::toJson))
                .toList();
    }

    private static String learner(Configuration configuration) {
        return configuration.values().get(SearchProblem.LEARNER) instanceof String learner ? learner : "";
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int half = sorted.length / 2;
        if (sorted.length == 0) {
            return 0;
        }
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
