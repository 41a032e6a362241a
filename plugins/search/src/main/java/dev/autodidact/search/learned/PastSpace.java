package dev.autodidact.search.learned;

import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Hyperparameter;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.search.Configurations;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What is known of the tasks that share a space. History does not tell spaces, so a space is known by its roots: the
 * hyperparameters that stand in every configuration. For tables that is the choice of the learner; so tables do not learn
 * from black boxes, nor black boxes of one space from those of another. Immutable and thread-safe.
 *
 * @param roots the names of the hyperparameters without a condition
 * @param learners the learners that were ever tried; empty for a space without learners
 * @param configurations what was tried, those that recur on several families first
 * @param recurring how many of them recur
 * @param defaults which of them are learners' defaults, as far as that is known
 * @param tasks the tasks, each with a regret and a cost for each configuration
 */
record PastSpace(
        SortedSet<String> roots,
        SortedSet<String> learners,
        List<Configuration> configurations,
        int recurring,
        Set<Integer> defaults,
        List<PastTask> tasks) {

    /** Copies the collections. */
    PastSpace {
        roots = new TreeSet<>(roots);
        learners = new TreeSet<>(learners);
        configurations = List.copyOf(configurations);
        defaults = Set.copyOf(defaults);
        tasks = List.copyOf(tasks);
        for (PastTask task : tasks) {
            if (task.configurations() != configurations.size()) {
                throw new IllegalArgumentException("a task has " + task.configurations() + " regrets for "
                        + configurations.size() + " configurations");
            }
        }
        if (recurring < 0 || recurring > configurations.size()) {
            throw new IllegalArgumentException(
                    recurring + " of " + configurations.size() + " configurations cannot recur");
        }
    }

    /** {@return the names of a space's hyperparameters without a condition} */
    static SortedSet<String> roots(SearchSpace space) {
        return space.hyperparameters().stream()
                .filter(hyperparameter -> hyperparameter.condition().isEmpty())
                .map(Hyperparameter::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** {@return the learner that a configuration chooses; empty text where the space has none} */
    static String learner(Configuration configuration) {
        return configuration.values().get(SearchProblem.LEARNER) instanceof String learner ? learner : "";
    }

    /**
     * {@return the same, where configurations that a space would contain but for hyperparameters which they lack have the
     * defaults of these} A learner that gets another hyperparameter does by its default what it did before.
     */
    PastSpace grownTo(SearchSpace space) {
        List<Configuration> grown = configurations.stream()
                .map(configuration -> Configurations.complete(space, configuration.values())
                        .filter(completed -> completed
                                .values()
                                .entrySet()
                                .containsAll(configuration.values().entrySet()))
                        .orElse(configuration))
                .toList();
        return new PastSpace(roots, learners, grown, recurring, defaults, tasks);
    }

    /**
     * {@return the part of this that lies in a space: the configurations that it contains, and the tasks on which any of
     * them was tried; empty where nothing does, or the roots differ}
     */
    Optional<PastSpace> within(SearchSpace space) {
        if (!roots.equals(roots(space))) {
            return Optional.empty();
        }
        int[] inside = IntStream.range(0, configurations.size())
                .filter(index -> space.contains(configurations.get(index)))
                .toArray();
        PastSpace part = only(inside);
        return part.tasks.isEmpty() && !tasks.isEmpty() || inside.length == 0 ? Optional.empty() : Optional.of(part);
    }

    /** {@return some of the configurations, in ascending order, and the tasks on which any of them was tried} */
    PastSpace only(int[] ascending) {
        TreeMap<Integer, Integer> places = new TreeMap<>();
        for (int place = 0; place < ascending.length; place++) {
            places.put(ascending[place], place);
        }
        return new PastSpace(
                roots,
                learners,
                places.keySet().stream().map(configurations::get).toList(),
                places.headMap(recurring).size(),
                defaults.stream().filter(places::containsKey).map(places::get).collect(Collectors.toSet()),
                tasks.stream()
                        .map(task -> task.only(ascending))
                        .filter(task -> IntStream.range(0, ascending.length).anyMatch(task::tried))
                        .toList());
    }

    /** {@return whether at least half of what recurs was tried on a task} */
    boolean knowsPool(PastTask task) {
        return 2 * IntStream.range(0, recurring).filter(task::tried).count() >= recurring;
    }

    /** {@return the same with some of the tasks} */
    PastSpace withTasks(List<PastTask> some) {
        return new PastSpace(roots, learners, configurations, recurring, defaults, some);
    }

    /** {@return the families of the tasks, sorted} */
    SortedSet<String> families() {
        return tasks.stream().map(PastTask::family).collect(Collectors.toCollection(TreeSet::new));
    }

    /** {@return the weight of each task: families weigh the same, and within a family its tasks do; they add up to 1} */
    double[] weights() {
        TreeMap<String, Integer> sizes = new TreeMap<>();
        tasks.forEach(task -> sizes.merge(task.family(), 1, Integer::sum));
        return tasks.stream()
                .mapToDouble(task -> 1.0 / sizes.size() / sizes.getOrDefault(task.family(), 1))
                .toArray();
    }
}
