package dev.autodidact.search.learned;

import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.TaskRecord;
import dev.autodidact.api.experience.TrialRecord;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.LearnContext;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.api.task.TaskKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Turns history into {@link PastSpace}s: how good and how dear configurations were on earlier tasks, on scales that tasks
 * share.
 *
 * <p><b>Regret.</b> The loss of a configuration on a task is the mean over its trials at full fidelity, a failed or pruned
 * one counting as the worst loss seen there. Its regret is {@code (loss - best) / (median - best)}, clipped to 0 to 1. The
 * median is that of the configurations that recur on several families (defaults and common random draws), because those
 * that a model-based search added lie where it was good already; {@link Pool} says what stands in for it where few of
 * them were tried. A task with less than a handful of configurations is left out where others know most of them, for it
 * would say little, and that little loudly. We measure by a median rather than by a default: a
 * default that happens to be the best, or to fail, would blow the scale up or flatten it. Half of the configurations may
 * be arbitrarily bad without any effect. We do not use ranks, because they weigh differences that are mere noise as much
 * as real ones. Where half of the configurations tie with the best, the worst takes the median's place; a task on which
 * all tie teaches nothing and is left out.
 *
 * <p><b>Cost.</b> The seconds of a configuration on a task, divided by the task's median, so that large tasks do not make
 * the configurations tried on them look dear. Seconds below {@value #LEAST_SECONDS} are noise and count as that.
 *
 * <p><b>Configurations.</b> Those seen on at least two families and a third of them, or on {@value #ENOUGH_FAMILIES}, at
 * most {@value #MOST_RECURRING}; then, of each task, some that were perhaps tried there alone, its best among
 * them.
 */
final class Distiller {

    /** A trial takes at least so long, start and book-keeping included; what is measured below that is noise. */
    static final double LEAST_SECONDS = 0.05;

    static final int MOST_RECURRING = 1024;

    /** More tasks of one space than this teach little more. */
    private static final int MOST_TASKS = 512;

    /** What so many families know recurs, however many there are: many runs that begin alike do not make it rare. */
    private static final int ENOUGH_FAMILIES = 12;

    /** The strategy that tries each learner's default. */
    static final String DEFAULTS_STRATEGY = "baseline";

    private final int ofEach;

    private Distiller(int ofEach) {
        this.ofEach = ofEach;
    }

    /**
     * {@return what is known of each space, sorted by their roots}
     *
     * @param ofEach how many of each task's configurations are kept, even where they do not recur
     */
    static List<PastSpace> distil(Experience experience, int ofEach, LearnContext context) throws InterruptedException {
        Distiller distiller = new Distiller(ofEach);
        SortedMap<String, List<Tried>> spaces = new TreeMap<>();
        for (TaskRecord record : experience.tasks()) {
            context.cancellation().check();
            Tried tried = Tried.of(record, experience.trials(record));
            if (tried.teaches()) {
                spaces.computeIfAbsent(tried.space(), space -> new ArrayList<>())
                        .add(tried);
            }
        }
        List<PastSpace> past = new ArrayList<>();
        for (List<Tried> tasks : spaces.values()) {
            context.cancellation().check();
            past.add(distiller.space(tasks.subList(0, Math.min(MOST_TASKS, tasks.size()))));
        }
        return past.stream().filter(space -> !space.tasks().isEmpty()).toList();
    }

    private PastSpace space(List<Tried> tasks) {
        Set<Configuration> recurring = recurring(tasks);
        Set<Configuration> all = new LinkedHashSet<>(recurring);
        for (Tried task : tasks) {
            task.some(ofEach).forEach(all::add);
        }
        List<Configuration> configurations = List.copyOf(all);
        Map<Configuration, Integer> places = new LinkedHashMap<>();
        configurations.forEach(configuration -> places.put(configuration, places.size()));
        Set<Integer> defaults = new HashSet<>();
        NavigableSet<String> learners = new TreeSet<>();
        Pool pool = Pool.of(recurring, tasks.stream().map(Tried::losses).toList());
        List<PastTask> past = new ArrayList<>();
        for (Tried task : tasks) {
            task.defaults.stream().filter(places::containsKey).map(places::get).forEach(defaults::add);
            task.summaries.keySet().stream()
                    .map(PastSpace::learner)
                    .filter(learner -> !learner.isEmpty())
                    .forEach(learners::add);
            task.scaled(pool, configurations).ifPresent(past::add);
        }
        return new PastSpace(tasks.get(0).roots, learners, configurations, recurring.size(), defaults, past);
    }

    /** In the order of how many families know them, then of their text. */
    private static Set<Configuration> recurring(Collection<Tried> tasks) {
        Map<Configuration, Set<String>> familiesOf = new LinkedHashMap<>();
        Set<String> families = new HashSet<>();
        for (Tried task : tasks) {
            families.add(task.record.family());
            task.summaries
                    .keySet()
                    .forEach(configuration -> familiesOf
                            .computeIfAbsent(configuration, added -> new HashSet<>(2))
                            .add(task.record.family()));
        }
        int needed = Math.clamp((families.size() + 2) / 3, 2, ENOUGH_FAMILIES);
        return familiesOf.entrySet().stream()
                .filter(entry -> entry.getValue().size() >= needed)
                .map(entry -> new Known(entry.getValue().size(), entry.getKey().toJson(), entry.getKey()))
                .sorted(Comparator.comparingInt(Known::families).reversed().thenComparing(Known::text))
                .limit(MOST_RECURRING)
                .map(Known::configuration)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private record Known(int families, String text, Configuration configuration) {}

    /** The trials of one configuration on one task. */
    private static final class Summary {

        private double losses;
        private int scored;
        private int failed;
        private double seconds;

        private void add(TrialRecord trial) {
            if (trial.loss().isPresent()) {
                losses += trial.loss().getAsDouble();
                scored++;
            } else {
                failed++;
            }
            double taken = trial.cost().seconds();
            seconds += taken > LEAST_SECONDS ? taken : LEAST_SECONDS;
        }

        private double loss(double worst) {
            return (losses + failed * worst) / (scored + failed);
        }

        private double seconds() {
            return seconds / (scored + failed);
        }
    }

    /** All trials at full fidelity on one task. */
    private static final class Tried {

        private final TaskRecord record;
        private final Map<Configuration, Summary> summaries = new LinkedHashMap<>();
        private final Set<Configuration> defaults = new HashSet<>();
        private final SortedSet<String> roots = new TreeSet<>();
        private double worst = Double.NEGATIVE_INFINITY;

        private Tried(TaskRecord record) {
            this.record = record;
        }

        static Tried of(TaskRecord record, List<TrialRecord> trials) {
            Tried tried = new Tried(record);
            trials.stream().filter(trial -> trial.fidelity() == 1).forEach(tried::add);
            return tried;
        }

        private void add(TrialRecord trial) {
            Configuration configuration = trial.configuration();
            if (summaries.isEmpty()) {
                roots.addAll(configuration.values().keySet());
            } else {
                roots.retainAll(configuration.values().keySet());
            }
            if (configuration.has(SearchProblem.LEARNER) && isDefaults(trial.strategy())) {
                defaults.add(configuration);
            }
            summaries.computeIfAbsent(configuration, added -> new Summary()).add(trial);
            if (trial.loss().isPresent()) {
                worst = Math.max(worst, trial.loss().getAsDouble());
            }
        }

        /** The strategy alone, or among some learners only. */
        private static boolean isDefaults(String strategy) {
            return strategy.equals(DEFAULTS_STRATEGY) || strategy.startsWith(DEFAULTS_STRATEGY + ":");
        }

        boolean teaches() {
            return worst > Double.NEGATIVE_INFINITY && !roots.isEmpty();
        }

        /** {@return a text that tasks of one space share} A single learner's own hyperparameters are no roots. */
        String space() {
            if (record.kind() != TaskKind.BLACK_BOX && roots.contains(SearchProblem.LEARNER)) {
                roots.retainAll(Set.of(SearchProblem.LEARNER));
            }
            return (record.kind() == TaskKind.BLACK_BOX) + "\n" + String.join("\n", roots);
        }

        /** The best, and of the others the fewer the worse they are; the earlier of equals comes first. */
        List<Configuration> some(int most) {
            List<Configuration> sorted = summaries.entrySet().stream()
                    .filter(entry -> entry.getValue().scored > 0)
                    .sorted(Comparator.comparingDouble(entry -> entry.getValue().loss(worst)))
                    .map(Map.Entry::getKey)
                    .toList();
            int last = Math.max(1, most - 1);
            return IntStream.range(0, Math.min(most, sorted.size()))
                    .map(place -> Math.max(place, (sorted.size() - 1) * place * place / (last * last)))
                    .mapToObj(sorted::get)
                    .toList();
        }

        Map<Configuration, Double> losses() {
            Map<Configuration, Double> losses = new LinkedHashMap<>();
            summaries.forEach((configuration, summary) -> losses.put(configuration, summary.loss(worst)));
            return losses;
        }

        Optional<PastTask> scaled(Pool pool, List<Configuration> configurations) {
            Map<Configuration, Double> losses = losses();
            double best = losses.values().stream()
                    .mapToDouble(Double::doubleValue)
                    .min()
                    .orElse(0);
            double median = pool.middle(losses);
            double scale = (median > best ? median : worst) - best;
            if (!Double.isFinite(scale) || scale <= 0 || !pool.isTaughtBy(losses)) {
                return Optional.empty();
            }
            double seconds = Medians.of(
                    summaries.values().stream().mapToDouble(Summary::seconds).toArray());
            double[] regrets = new double[configurations.size()];
            double[] costs = new double[configurations.size()];
            for (int index = 0; index < regrets.length; index++) {
                Summary summary = summaries.get(configurations.get(index));
                regrets[index] =
                        summary == null ? Double.NaN : Math.clamp((summary.loss(worst) - best) / scale, 0.0, 1.0);
                costs[index] = summary == null ? Double.NaN : summary.seconds() / seconds;
            }
            return Optional.of(new PastTask(record.family(), finite(record.metaFeatures()), regrets, costs));
        }

        private static Map<String, Double> finite(Map<String, Double> features) {
            return features.entrySet().stream()
                    .filter(entry -> Double.isFinite(entry.getValue()))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }
    }
}
