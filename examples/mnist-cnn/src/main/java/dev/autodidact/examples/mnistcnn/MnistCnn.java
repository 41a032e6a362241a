package dev.autodidact.examples.mnistcnn;

import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.task.Resampling;
import dev.autodidact.api.task.TableTask;
import dev.autodidact.api.task.TaskProfile;
import dev.autodidact.api.task.TaskType;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.examples.fewshotplots.Bar;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Trains a convolutional network of two convolutions, one pooling and one linear layer on handwritten digits, and prints
 * its accuracy on the published test images.
 */
public final class MnistCnn {

    private MnistCnn() {}

    /**
     * Trains once for each seed, side by side; prints a line for each, and the mean.
     *
     * @param arguments the folder of MNIST; the number of epochs; the number of seeds; the update rule, such as
     *     {@code adam} or, with the plugin of learned optimizers, {@code lstm}; then other hyperparameters that are
     *     numbers, such as {@code adam:learning-rate=0.002}
     * @throws InterruptedException where it is stopped
     * @throws ExecutionException where a training fails
     */
    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        Catalogue catalogue = Catalogue.discover(Optional.empty());
        TableTask task = (TableTask)
                catalogue.suite("mnist:" + arguments[0]).tasks().getFirst().load();
        List<Integer> folds = ((Resampling.Published) task.resampling()).testFolds();
        TrainingData training = data(task, rows(folds, -1));
        TrainingData test = data(task, rows(folds, 0));
        Learner learner = catalogue.learner("gradient.cnn").value();
        int pixels = training.features().size();
        Configuration configuration = learner.space(
                        new TaskProfile(TaskType.CLASSIFICATION, training.rows(), pixels, 0, pixels, 10, 1, true))
                .complete(hyperparameters(arguments));
        int seeds = Integer.parseInt(arguments[2]);
        double[] shares = new double[seeds];
        try (Bar bar = new Bar("epochs");
                ExecutorService trainings = Executors.newFixedThreadPool(seeds)) {
            List<Future<Double>> accuracies = IntStream.rangeClosed(1, seeds)
                    .mapToObj(seed -> trainings.submit(() -> {
                        FitContext context = FitContext.of(seed).withProgress(share -> {
                            synchronized (shares) {
                                shares[seed - 1] = share;
                                bar.accept(DoubleStream.of(shares).average().orElseThrow());
                            }
                        });
                        double accuracy = accuracy(learner.fit(configuration, training, context), test);
                        System.out.printf(
                                Locale.ROOT, "seed %d: %.2f %% of the test images told right%n", seed, accuracy);
                        return accuracy;
                    }))
                    .toList();
            double sum = 0;
            for (Future<Double> accuracy : accuracies) {
                sum += accuracy.get();
            }
            System.out.printf(
                    Locale.ROOT,
                    "mean of %d: %.2f %%, after %.0f s%n",
                    seeds,
                    sum / seeds,
                    (System.nanoTime() - start) / 1e9);
        }
    }

    private static Map<String, Object> hyperparameters(String[] arguments) {
        Map<String, Object> values = new HashMap<>();
        values.put("epochs", Integer.parseInt(arguments[1]));
        values.put("optimizer", arguments[3]);
        for (int i = 4; i < arguments.length; i++) {
            String[] named = arguments[i].split("=", 2);
            values.put(named[0], Double.parseDouble(named[1]));
        }
        return values;
    }

    private static double accuracy(Model model, TrainingData test) {
        ClassProbabilities predicted = (ClassProbabilities) model.predict(test.features());
        ClassTarget truth = (ClassTarget) test.target();
        return 100.0
                * IntStream.range(0, test.rows())
                        .filter(row -> mostProbable(predicted, row) == truth.code(row))
                        .count()
                / test.rows();
    }

    private static int mostProbable(ClassProbabilities predicted, int row) {
        int best = 0;
        for (int c = 1; c < predicted.classes(); c++) {
            if (predicted.probability(row, c) > predicted.probability(row, best)) {
                best = c;
            }
        }
        return best;
    }

    private static int[] rows(List<Integer> folds, int fold) {
        return IntStream.range(0, folds.size())
                .filter(row -> folds.get(row) == fold)
                .toArray();
    }

    private static TrainingData data(TableTask task, int[] rows) {
        Table table = task.table().take(rows);
        List<String> names = table.without(task.target()).names();
        double[][] columns = names.stream().map(name -> values(table, name)).toArray(double[][]::new);
        CategoricalColumn digits = (CategoricalColumn) table.column(task.target());
        return new TrainingData(
                new Features(names, new int[columns.length], columns, rows.length),
                new ClassTarget(
                        IntStream.range(0, rows.length).map(digits::code).toArray(), digits.levels()));
    }

    private static double[] values(Table table, String name) {
        NumericColumn column = (NumericColumn) table.column(name);
        return IntStream.range(0, table.rows()).mapToDouble(column::value).toArray();
    }
}
