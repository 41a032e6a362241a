package dev.autodidact.gradient.fewshot;

import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.suite.EpisodeSource;
import dev.autodidact.api.task.Episode;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Images of a bar, whose place and direction make the class, under noise; one of each class to learn from. */
final class Bars implements EpisodeSource {

    private static final int SIDE = 16;
    private static final int WAYS = 3;
    private static final int MOST_WAYS = 12;
    private static final int QUERIES = 3;

    @Override
    public String name() {
        return "bars";
    }

    @Override
    public Episode draw(Part part, RandomGenerator random) {
        return drawWide(part, WAYS, random);
    }

    @Override
    public Episode drawWide(Part part, int classes, RandomGenerator random) {
        int[] kinds = random.ints(0, 2 * (SIDE - 2))
                .distinct()
                .limit(Math.min(classes, MOST_WAYS))
                .toArray();
        return new Episode(rows(1, kinds, random), rows(QUERIES, kinds, random));
    }

    private static TrainingData rows(int each, int[] kinds, RandomGenerator random) {
        int rows = kinds.length * each;
        double[][] columns = new double[SIDE * SIDE][rows];
        int[] codes = new int[rows];
        for (int row = 0; row < rows; row++) {
            codes[row] = row % kinds.length;
            int kind = kinds[codes[row]];
            for (int pixel = 0; pixel < columns.length; pixel++) {
                int across = kind % 2 == 0 ? pixel / SIDE : pixel % SIDE;
                boolean ink = across >= kind / 2 && across < kind / 2 + 3;
                columns[pixel][row] = (ink ? 1 : 0) + 0.3 * random.nextGaussian();
            }
        }
        List<String> names = IntStream.range(0, columns.length)
                .mapToObj(pixel -> (pixel / SIDE + 1) + "x" + (pixel % SIDE + 1))
                .toList();
        return new TrainingData(
                new Features(names, new int[columns.length], columns, rows),
                new ClassTarget(
                        codes,
                        IntStream.range(0, kinds.length)
                                .mapToObj(Integer::toString)
                                .toList()));
    }
}
