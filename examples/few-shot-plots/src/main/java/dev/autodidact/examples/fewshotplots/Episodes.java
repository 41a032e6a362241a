package dev.autodidact.examples.fewshotplots;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.data.Target;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.strategy.AdaptContext;
import dev.autodidact.api.strategy.Adaptation;
import dev.autodidact.api.strategy.AdaptationProblem;
import dev.autodidact.api.strategy.AdaptationStrategy;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.suite.TaskSuite;
import dev.autodidact.api.task.Episode;
import dev.autodidact.api.task.EpisodeTask;
import java.util.List;
import java.util.stream.IntStream;

/** Episodes as strategies see them, whose columns are numbers but for the target. */
public final class Episodes {

    private static final long SEED = 1;

    private Episodes() {}

    /**
     * {@return the first episodes of a suite that are for judging}
     *
     * @param suite the suite
     * @param most how many
     */
    public static List<EpisodeTask> judged(TaskSuite suite, int most) {
        return suite.tasks().stream()
                .filter(task -> task.role() == TaskReference.Role.META_TEST)
                .limit(most)
                .map(task -> (EpisodeTask) task.load())
                .toList();
    }

    /**
     * {@return an episode as numbers}
     *
     * @param task the episode
     */
    public static Episode data(EpisodeTask task) {
        return new Episode(data(task.support(), task.target()), data(task.query(), task.target()));
    }

    /**
     * {@return what a strategy predicts with before its first step and after each}
     *
     * @param strategy the strategy
     * @param knowledge what it has learned
     * @param support what it adapts to
     * @param steps how many steps it may take
     * @throws InterruptedException where it is stopped
     */
    public static List<Model> adapt(AdaptationStrategy strategy, Knowledge knowledge, TrainingData support, int steps)
            throws InterruptedException {
        Adaptation answer = strategy.adapt(
                new AdaptationProblem.FewShot(support, steps), knowledge, new AdaptContext(SEED, Cancellation.none()));
        return ((Adaptation.Adapted) answer).models();
    }

    private static TrainingData data(Table table, String target) {
        List<String> names = table.without(target).names();
        double[][] columns =
                names.stream().map(name -> values(table.column(name))).toArray(double[][]::new);
        return new TrainingData(
                new Features(names, new int[columns.length], columns, table.rows()), target(table.column(target)));
    }

    private static Target target(Column column) {
        return switch (column) {
            case NumericColumn numbers -> new RealTarget(values(numbers));
            case CategoricalColumn classes ->
                new ClassTarget(
                        IntStream.range(0, classes.rows()).map(classes::code).toArray(), classes.levels());
        };
    }

    private static double[] values(Column column) {
        NumericColumn numbers = (NumericColumn) column;
        return IntStream.range(0, numbers.rows()).mapToDouble(numbers::value).toArray();
    }
}
