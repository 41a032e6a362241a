package dev.autodidact.core.replay;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.experience.TaskRecord;
import dev.autodidact.api.experience.TrialRecord;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.Hyperparameter;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.BlackBoxTask;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * The recorded trials of a task as a table to look up: a configuration has the loss of the recorded one that is nearest, the
 * mean over its evaluations of full effort, and fails where that one always failed. Near is by the positions of
 * hyperparameters within their domains, another option counting as far as can be; among those recorded which have the same
 * hyperparameters active, where there are any.
 */
final class RecordedTask implements BlackBoxTask {

    /** Recorded configurations that have the same hyperparameters active. */
    private record Group(List<double[]> points, List<OptionalDouble> losses) {}

    private final String name;
    private final Map<String, Double> metaFeatures;
    private final SearchSpace space;
    private final List<Hyperparameter> hyperparameters;
    private final Map<BitSet, Group> groups = new HashMap<>();
    private final Map<Configuration, OptionalDouble> exact = new HashMap<>();
    private final Group all = new Group(new ArrayList<>(), new ArrayList<>());

    private RecordedTask(String name, TaskRecord task, SequencedMap<Configuration, OptionalDouble> losses) {
        this.name = name;
        metaFeatures = task.metaFeatures();
        space = RecordedSpace.of(losses.keySet());
        hyperparameters = List.copyOf(space.hyperparameters());
        losses.forEach((configuration, loss) -> {
            double[] point = point(configuration);
            exact.put(configuration, loss);
            add(all, point, loss);
            add(
                    groups.computeIfAbsent(active(point), key -> new Group(new ArrayList<>(), new ArrayList<>())),
                    point,
                    loss);
        });
    }

    /**
     * {@return the table of a task}
     *
     * @param name how the suite calls it
     * @param task the task
     * @param trials its trials, one of them at least of full effort
     */
    static RecordedTask of(String name, TaskRecord task, List<TrialRecord> trials) {
        SequencedMap<Configuration, List<OptionalDouble>> evaluations = trials.stream()
                .filter(trial -> trial.fidelity() == 1)
                .collect(Collectors.groupingBy(
                        TrialRecord::configuration,
                        LinkedHashMap::new,
                        Collectors.mapping(TrialRecord::loss, Collectors.toList())));
        SequencedMap<Configuration, OptionalDouble> means = new LinkedHashMap<>();
        evaluations.forEach((configuration, losses) -> means.put(
                configuration,
                losses.stream().flatMapToDouble(OptionalDouble::stream).average()));
        return new RecordedTask(name, task, means);
    }

    private static void add(Group group, double[] point, OptionalDouble loss) {
        group.points.add(point);
        group.losses.add(loss);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public SearchSpace space() {
        return space;
    }

    @Override
    public Map<String, Double> metaFeatures() {
        return metaFeatures;
    }

    @Override
    public OptionalDouble optimum() {
        return all.losses.stream().flatMapToDouble(OptionalDouble::stream).min();
    }

    @Override
    public double evaluate(Configuration configuration, double fidelity, long seed, Cancellation cancellation) {
        OptionalDouble loss = exact.get(configuration);
        if (loss == null) {
            loss = nearest(configuration);
        }
        return loss.orElseThrow(() -> new IllegalStateException("the nearest recorded configuration failed"));
    }

    private OptionalDouble nearest(Configuration configuration) {
        double[] point = point(configuration);
        Group group = groups.getOrDefault(active(point), all);
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < group.points.size(); i++) {
            double distance = distance(point, group.points.get(i), least);
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return group.losses.get(best);
    }

    /** The position of each hyperparameter: 0 to 1 for numbers, the number of the option for choices, NaN where inactive. */
    private double[] point(Configuration configuration) {
        double[] point = new double[hyperparameters.size()];
        for (int i = 0; i < point.length; i++) {
            Hyperparameter hyperparameter = hyperparameters.get(i);
            Object value = configuration.values().get(hyperparameter.name());
            if (value == null) {
                point[i] = Double.NaN;
            } else if (hyperparameter.domain() instanceof Domain.Choice choice) {
                point[i] = choice.options().indexOf(String.valueOf(value));
            } else {
                point[i] = hyperparameter.domain().position(value);
            }
        }
        return point;
    }

    private static BitSet active(double[] point) {
        BitSet active = new BitSet(point.length);
        for (int i = 0; i < point.length; i++) {
            active.set(i, !Double.isNaN(point[i]));
        }
        return active;
    }

    /** The squared distance, or some greater value as soon as it is not below a bound. */
    private double distance(double[] a, double[] b, double bound) {
        double distance = 0;
        for (int i = 0; i < a.length && distance < bound; i++) {
            if (Double.isNaN(a[i]) != Double.isNaN(b[i])) {
                distance += 1;
            } else if (!Double.isNaN(a[i])) {
                boolean choice = hyperparameters.get(i).domain() instanceof Domain.Choice;
                double difference = a[i] - b[i];
                distance += choice ? (difference == 0 ? 0 : 1) : difference * difference;
            }
        }
        return distance;
    }
}
