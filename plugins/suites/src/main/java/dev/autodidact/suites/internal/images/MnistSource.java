package dev.autodidact.suites.internal.images;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.suite.SuiteSource;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.suite.TaskSuite;
import dev.autodidact.api.task.Metrics;
import dev.autodidact.api.task.Resampling;
import dev.autodidact.api.task.TableTask;
import dev.autodidact.api.task.TaskKind;
import dev.autodidact.api.task.TaskType;
import dev.autodidact.suites.internal.Argument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The suite {@code mnist:PATH}: one table task, handwritten digits as pixels from 0 to 1 (LeCun, Bottou, Bengio and
 * Haffner, 1998, "Gradient-based learning applied to document recognition"), judged on the published test images. The
 * folder holds the four published files.
 */
public final class MnistSource implements SuiteSource {

    private static final String ID = "mnist";
    private static final String TARGET = "digit";
    private static final int DIGITS = 10;

    /** Makes the source. */
    public MnistSource() {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String usage() {
        return "mnist:PATH, handwritten digits from the four published files";
    }

    @Override
    public TaskSuite open(String argument) {
        Argument parsed = Argument.parse(ID, argument);
        parsed.require(List.of());
        List<Path> files = Stream.of(
                        "train-images-idx3-ubyte.gz",
                        "train-labels-idx1-ubyte.gz",
                        "t10k-images-idx3-ubyte.gz",
                        "t10k-labels-idx1-ubyte.gz")
                .map(parsed::file)
                .toList();
        return new TaskSuite(
                ID + ":" + argument,
                Argument.version(files),
                List.of(TaskReference.of(ID, TaskKind.TABLE, () -> task(files))));
    }

    private static TableTask task(List<Path> files) {
        Pictures training = Pictures.read(files.get(0));
        Pictures test = Pictures.read(files.get(2));
        if (training.pixels() != test.pixels()) {
            throw AutodidactException.caller(
                    "the images of '" + files.get(0) + "' and '" + files.get(2) + "' are of different sizes");
        }
        int[] digits = IntStream.concat(
                        IntStream.of(digits(files.get(1), training)), IntStream.of(digits(files.get(3), test)))
                .toArray();
        List<Column> columns = new ArrayList<>();
        List<String> names = training.names();
        for (int pixel = 0; pixel < names.size(); pixel++) {
            double[] values = new double[digits.length];
            for (int row = 0; row < digits.length; row++) {
                values[row] = row < training.count()
                        ? training.value(row, pixel, 0)
                        : test.value(row - training.count(), pixel, 0);
            }
            columns.add(new NumericColumn(names.get(pixel), values));
        }
        columns.add(new CategoricalColumn(
                TARGET,
                digits,
                IntStream.range(0, DIGITS).mapToObj(Integer::toString).toList()));
        List<Integer> folds = IntStream.range(0, digits.length)
                .mapToObj(row -> row < training.count() ? -1 : 0)
                .toList();
        return new TableTask(
                ID,
                Table.of(columns),
                TARGET,
                TaskType.CLASSIFICATION,
                Metrics.ACCURACY,
                new Resampling.Published(folds));
    }

    private static int[] digits(Path file, Pictures pictures) {
        Idx labels = Idx.read(file, 1);
        if (labels.length(0) != pictures.count()) {
            throw AutodidactException.caller(
                    "'" + file + "' holds " + labels.length(0) + " labels for " + pictures.count() + " images");
        }
        int[] digits = new int[labels.length(0)];
        for (int i = 0; i < digits.length; i++) {
            digits[i] = labels.values()[i];
            if (digits[i] < 0 || digits[i] >= DIGITS) {
                throw AutodidactException.caller("'" + file + "': label " + (i + 1) + " is no digit, but " + digits[i]);
            }
        }
        return digits;
    }
}
