package dev.autodidact.gradient.fewshot;

import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.suite.EpisodeSource;
import dev.autodidact.api.task.Episode;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Three classes, or more, around random places in the plane, one row of each to learn from and four to judge. */
final class Spots implements EpisodeSource {

    private static final int WAYS = 3;
    private static final int MOST_WAYS = 6;

    @Override
    public String name() {
        return "spots";
    }

    @Override
    public Episode draw(Part part, RandomGenerator random) {
        return drawWide(part, WAYS, random);
    }

    @Override
    public Episode drawWide(Part part, int classes, RandomGenerator random) {
        double[] places =
                random.doubles(2 * Math.min(classes, MOST_WAYS), -2, 2).toArray();
        return new Episode(rows(1, places, random), rows(4, places, random));
    }

    private static TrainingData rows(int each, double[] places, RandomGenerator random) {
        int ways = places.length / 2;
        int rows = ways * each;
        double[][] columns = new double[2][rows];
        int[] codes = new int[rows];
        for (int row = 0; row < rows; row++) {
            codes[row] = row % ways;
            columns[0][row] = places[2 * codes[row]] + 0.1 * random.nextGaussian();
            columns[1][row] = places[2 * codes[row] + 1] + 0.1 * random.nextGaussian();
        }
        return new TrainingData(
                new Features(List.of("u", "v"), new int[2], columns, rows),
                new ClassTarget(
                        codes,
                        IntStream.range(0, ways).mapToObj(Integer::toString).toList()));
    }
}
