package dev.autodidact.suites.internal.folder;

import dev.autodidact.api.suite.EpisodeSource.Part;
import dev.autodidact.suites.internal.Chance;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What is split for episodes: classes, or tasks.
 *
 * @param training to learn from
 * @param validation to choose by
 * @param test to judge on
 * @param <T> what is split
 */
record Parts<T>(List<T> training, List<T> validation, List<T> test) {

    private static final double TEST = 0.3;
    private static final double VALIDATION = 0.15;

    /**
     * Splits at random, the same way always.
     *
     * @param all at least three times as many as {@code fewest}
     * @param fewest how many each part must have
     */
    static <T> Parts<T> of(List<T> all, int fewest) {
        List<T> mixed = new ArrayList<>();
        for (int at : new Chance("episodes", "split").permutation(all.size())) {
            mixed.add(all.get(at));
        }
        int test = Math.max(fewest, (int) Math.round(TEST * all.size()));
        int validation = Math.max(fewest, (int) Math.round(VALIDATION * all.size()));
        return new Parts<>(
                List.copyOf(mixed.subList(test + validation, mixed.size())),
                List.copyOf(mixed.subList(test, test + validation)),
                List.copyOf(mixed.subList(0, test)));
    }

    /** The same split of something made of each part. */
    <U> Parts<U> map(Function<List<T>, List<U>> made) {
        return new Parts<>(made.apply(training), made.apply(validation), made.apply(test));
    }

    /** What episodes of a part are drawn from. */
    List<T> of(Part part) {
        return switch (part) {
            case META_TRAIN -> training;
            case META_VALIDATION -> validation;
        };
    }
}
