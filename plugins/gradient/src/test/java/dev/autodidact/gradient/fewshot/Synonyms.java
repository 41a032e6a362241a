package dev.autodidact.gradient.fewshot;

import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.suite.EpisodeSource;
import dev.autodidact.api.task.Episode;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Each class is a meaning that two words have; rows have one of them, which is in the support set never the one of the
 * query set, and a word that all rows have. The parts name the same meanings otherwise.
 *
 * @param own how many features, the first ones, have names of their own and are no buckets
 */
record Synonyms(int own) implements EpisodeSource {

    static final int FEATURES = Shape.WIDE;

    private static final int WAYS = 3;
    private static final int MOST_WAYS = 8;

    @Override
    public String name() {
        return "synonyms";
    }

    @Override
    public Episode draw(Part part, RandomGenerator random) {
        return drawWide(part, WAYS, random);
    }

    @Override
    public Episode drawWide(Part part, int classes, RandomGenerator random) {
        int ways = Math.min(classes, MOST_WAYS);
        int first = random.nextInt(MOST_WAYS);
        int word = random.nextInt(2);
        return new Episode(rows(part, ways, first, word), rows(part, ways, first, 1 - word));
    }

    private TrainingData rows(Part part, int ways, int first, int word) {
        double[][] columns = new double[FEATURES][ways];
        for (int row = 0; row < ways; row++) {
            columns[2 * ((first + row) % MOST_WAYS) + word][row] = 20;
            columns[FEATURES - 1][row] = 20;
        }
        return new TrainingData(
                new Features(
                        IntStream.range(0, FEATURES)
                                .mapToObj(feature -> (feature < own ? "word " : "bucket ") + feature)
                                .toList(),
                        new int[FEATURES],
                        columns,
                        ways),
                new ClassTarget(
                        IntStream.range(0, ways).toArray(),
                        IntStream.range(0, ways)
                                .mapToObj(row -> part + "-" + (first + row) % MOST_WAYS)
                                .toList()));
    }

    /** Of a part that is not learned from. */
    List<Episode> judged(RandomGenerator random) {
        return IntStream.range(0, 10)
                .mapToObj(number -> draw(Part.META_VALIDATION, random))
                .toList();
    }
}
