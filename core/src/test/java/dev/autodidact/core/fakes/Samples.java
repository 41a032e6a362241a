package dev.autodidact.core.fakes;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.runtime.plugin.LoadedPlugin;
import dev.autodidact.runtime.plugin.Offer;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Small tables, and learners as a catalogue would offer them. */
public final class Samples {

    private Samples() {}

    /** Two classes that {@code x} tells apart, a number that says nothing, and a colour that helps. */
    public static Table classes(int rows, long seed) {
        RandomGenerator random = Seeds.generator(seed, "sample");
        int[] codes = new int[rows];
        double[] x = new double[rows];
        double[] noise = new double[rows];
        int[] colour = new int[rows];
        for (int i = 0; i < rows; i++) {
            codes[i] = i % 2;
            x[i] = codes[i] * 4 + random.nextGaussian();
            noise[i] = random.nextGaussian();
            colour[i] = random.nextInt(10) < 8 ? codes[i] : 2;
        }
        return Table.of(
                new NumericColumn("x", x),
                new NumericColumn("noise", noise),
                new CategoricalColumn("colour", colour, List.of("red", "green", "blue")),
                new CategoricalColumn("kind", codes, List.of("bad", "good")));
    }

    /** {@code y} is {@code 3 a}, almost. */
    public static Table reals(int rows, long seed) {
        RandomGenerator random = Seeds.generator(seed, "sample");
        double[] a = new double[rows];
        double[] y = new double[rows];
        for (int i = 0; i < rows; i++) {
            a[i] = random.nextDouble();
            y[i] = 3 * a[i] + 0.01 * random.nextGaussian();
        }
        return Table.of(new NumericColumn("a", a), new NumericColumn("y", y));
    }

    public static List<Offer<Learner>> offers(Learner... learners) {
        LoadedPlugin plugin = new LoadedPlugin(() -> "test", "test", "1", "the test");
        return Stream.of(learners)
                .map(learner -> new Offer<>(learner.id(), learner, plugin))
                .toList();
    }

    public static int[] firstRows(int rows) {
        int[] first = new int[rows];
        Arrays.setAll(first, i -> i);
        return first;
    }
}
