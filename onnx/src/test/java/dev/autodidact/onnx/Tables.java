package dev.autodidact.onnx;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Table;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Tables with all that a preprocessor takes care of and ONNX can say, and their target {@code y}. */
final class Tables {

    static final String TARGET = "y";

    private static final int ROWS = 300;
    private static final int TOWNS = 70;

    private Tables() {}

    /** Of classes, or, where there are none, of numbers. */
    static Table training(int classes) {
        RandomGenerator random = Seeds.generator(classes, "onnx");
        double[] age = numbers(i -> 20 + 60 * random.nextDouble());
        double[] income = numbers(i -> Math.exp(3 * random.nextGaussian()));
        double[] score = numbers(i -> random.nextGaussian());
        int[] colour = codes(random, 4);
        int[] town = codes(random, TOWNS);
        double[] signal = new double[ROWS];
        Arrays.setAll(
                signal, i -> age[i] / 20 + Math.log(income[i]) + colour[i] + town[i] % 3 + 0.3 * random.nextGaussian());
        double[] sorted = Arrays.stream(signal).sorted().toArray();
        Column target = classes == 0
                ? new NumericColumn(
                        TARGET, Arrays.stream(signal).map(x -> 1000 + 100 * x).toArray())
                : new CategoricalColumn(
                        TARGET,
                        Arrays.stream(signal)
                                .mapToInt(x -> (int) Arrays.stream(sorted)
                                                .filter(y -> y < x)
                                                .count()
                                        * classes
                                        / ROWS)
                                .toArray(),
                        IntStream.range(0, classes).mapToObj(k -> "class " + k).toList());
        for (int row = 0; row < ROWS; row += 7) {
            age[row] = Double.NaN;
            colour[row / 2] = CategoricalColumn.MISSING;
        }
        score[3] = Double.POSITIVE_INFINITY;
        return Table.of(
                new NumericColumn("age", age),
                new NumericColumn("income", income),
                new NumericColumn("label", score),
                new CategoricalColumn("colour", colour, List.of("rot", "grün", "blau", "gelb")),
                new CategoricalColumn("town", town, towns(0)),
                target);
    }

    /** Rows that training has not seen: missing, wild and unknown cells among them. */
    static Table unseen() {
        RandomGenerator random = Seeds.generator(1, "onnx", "unseen");
        double[] age = numbers(i -> 100 * random.nextDouble());
        double[] income = numbers(i -> Math.exp(4 * random.nextGaussian()));
        double[] score = numbers(i -> random.nextGaussian());
        double[] odd = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, -0.0, 1e300, -1e300, 1e-300};
        for (int i = 0; i < odd.length; i++) {
            age[i] = odd[i];
            income[10 + i] = odd[i];
            score[20 + i] = odd[i];
        }
        int[] colour = codes(random, 5);
        int[] town = codes(random, TOWNS);
        Arrays.fill(colour, 0, 10, CategoricalColumn.MISSING);
        Arrays.fill(town, 5, 15, CategoricalColumn.MISSING);
        return Table.of(
                new CategoricalColumn("town", town, towns(10)),
                new CategoricalColumn("colour", colour, List.of("grün", "lila", "rot", "Rot", "blau")),
                new NumericColumn("label", score),
                new NumericColumn("income", income),
                new NumericColumn("age", age));
    }

    private static List<String> towns(int from) {
        return IntStream.range(from, from + TOWNS).mapToObj(i -> "town " + i).toList();
    }

    private static double[] numbers(IntToDoubleFunction number) {
        return IntStream.range(0, ROWS).mapToDouble(number).toArray();
    }

    private static int[] codes(RandomGenerator random, int count) {
        return IntStream.range(0, ROWS)
                .map(i -> Math.min(random.nextInt(count), random.nextInt(count)))
                .toArray();
    }
}
