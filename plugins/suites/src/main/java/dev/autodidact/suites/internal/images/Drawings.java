package dev.autodidact.suites.internal.images;

import dev.autodidact.api.suite.EpisodeSource.Part;
import dev.autodidact.suites.internal.Chance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The characters of Omniglot, each drawn by twenty people, and to which part each belongs. A character turned by a quarter
 * is another class, but of the same part.
 *
 * @param pictures all drawings
 * @param training characters to learn from
 * @param validation characters to choose by
 * @param test characters to judge on
 */
record Drawings(Pictures pictures, List<Sign> training, List<Sign> validation, List<Sign> test) {

    /** Of 1,623: as many as in Vinyals and others, 2016, "Matching networks for one shot learning", section 4.1.1. */
    private static final int TEST = 423;

    private static final int VALIDATION = 172;

    /**
     * A character.
     *
     * @param name alphabet and character
     * @param images the numbers of its drawings
     */
    record Sign(String name, List<Integer> images) {

        /** Copies the list. */
        Sign {
            images = List.copyOf(images);
        }
    }

    /**
     * Splits characters at random, the same way always; with fewer than in Omniglot, in the same proportions.
     *
     * @param names the character of each drawing
     */
    static Drawings of(Pictures pictures, List<String> names) {
        Map<String, List<Integer>> images = new LinkedHashMap<>();
        for (int image = 0; image < names.size(); image++) {
            images.computeIfAbsent(names.get(image), name -> new ArrayList<>()).add(image);
        }
        List<Sign> all = new ArrayList<>();
        images.forEach((name, drawings) -> all.add(new Sign(name, drawings)));
        int[] order = new Chance("omniglot", "split").permutation(all.size());
        List<Sign> mixed = new ArrayList<>();
        for (int at : order) {
            mixed.add(all.get(at));
        }
        int test = Math.max(1, (int) Math.round(TEST / 1623.0 * all.size()));
        int validation = Math.max(1, (int) Math.round(VALIDATION / 1623.0 * all.size()));
        return new Drawings(
                pictures,
                List.copyOf(mixed.subList(test + validation, mixed.size())),
                List.copyOf(mixed.subList(test, test + validation)),
                List.copyOf(mixed.subList(0, test)));
    }

    /** The characters to draw episodes from. */
    List<Sign> of(Part part) {
        return switch (part) {
            case META_TRAIN -> training;
            case META_VALIDATION -> validation;
        };
    }
}
