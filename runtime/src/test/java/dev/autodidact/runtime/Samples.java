package dev.autodidact.runtime;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Table;
import java.util.List;
import java.util.random.RandomGenerator;

/** Small tables. */
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
}
