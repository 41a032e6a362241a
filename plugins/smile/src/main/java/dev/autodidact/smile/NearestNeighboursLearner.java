package dev.autodidact.smile;

import dev.autodidact.api.data.Features;
import dev.autodidact.api.learner.Support;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.TaskProfile;
import dev.autodidact.api.task.TaskType;
import java.util.Arrays;
import java.util.Locale;

/** The nearest training rows vote. */
final class NearestNeighboursLearner extends SmileLearner {

    /** To predict a row all of them are looked at: some milliseconds at this size. */
    private static final long MOST_CELLS = 2_000_000;

    private static final int NEIGHBOURS = 5;

    NearestNeighboursLearner() {
        super("k-nn", false, TaskType.CLASSIFICATION, TaskType.REGRESSION);
    }

    @Override
    Support fits(TaskProfile task) {
        return encoded(Integer.MAX_VALUE, MOST_CELLS, task);
    }

    @Override
    public SearchSpace space(TaskProfile task) {
        return SearchSpace.builder()
                .add("neighbours", Domain.integer(1, 50).log().withDefault(alike(task)))
                .add("weights", options(NeighbourScorer.Weighting.values()))
                .add("metric", options(NeighbourScorer.Metric.values()))
                .build();
    }

    /** As many as a class has rows on average, where these are few: more would be of several classes. */
    private static int alike(TaskProfile task) {
        return task.isClassification()
                ? Math.clamp(task.rows() / Math.max(1, task.classes()), 1, NEIGHBOURS)
                : NEIGHBOURS;
    }

    private static Domain.Choice options(Enum<?>[] values) {
        return Domain.choice(Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList());
    }

    private static <E extends Enum<E>> E option(Configuration configuration, String name, Class<E> type) {
        return Enum.valueOf(type, configuration.choice(name).toUpperCase(Locale.ROOT));
    }

    @Override
    Scorer classify(Configuration configuration, Features features, int[] classes, int outputs, Run run) {
        return regress(
                configuration, features, Arrays.stream(classes).asDoubleStream().toArray(), run);
    }

    @Override
    Scorer regress(Configuration configuration, Features features, double[] values, Run run) {
        return new NeighbourScorer(
                option(configuration, "metric", NeighbourScorer.Metric.class),
                option(configuration, "weights", NeighbourScorer.Weighting.class),
                Math.min(configuration.integer("neighbours"), features.rows()),
                features.toRows(),
                values);
    }
}
