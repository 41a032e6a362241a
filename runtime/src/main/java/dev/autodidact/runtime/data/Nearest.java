package dev.autodidact.runtime.data;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/** What to tell a caller who wrote an unknown name. Thread-safe: all methods are pure. */
public final class Nearest {

    /** Longer names are compared up to here, for time's sake. */
    private static final int COMPARED = 60;
    /** More names than this are counted instead. */
    private static final int LISTED = 20;

    private Nearest() {}

    /**
     * {@return {@code "; did you mean 'x'?"} with the known name of the smallest edit distance, ignoring case, or the
     * empty string where none is near: more than a third of the letters would change}
     *
     * @param wanted the unknown name
     * @param known the known names
     */
    public static String hint(String wanted, Collection<String> known) {
        String from = comparable(wanted);
        return known.stream()
                .filter(name -> distance(from, comparable(name)) * 3 <= Math.max(from.length(), 3))
                .min(Comparator.comparingInt((String name) -> distance(from, comparable(name)))
                        .thenComparing(Comparator.naturalOrder()))
                .map(name -> "; did you mean '" + name + "'?")
                .orElse("");
    }

    /**
     * {@return the known names, separated by commas; of many the first ones and how many more there are}
     *
     * @param known the known names
     */
    public static String list(Collection<String> known) {
        String listed = known.stream().limit(LISTED).collect(Collectors.joining(", "));
        return known.size() <= LISTED ? listed : listed + " and " + (known.size() - LISTED) + " more";
    }

    private static String comparable(String name) {
        return name.substring(0, Math.min(COMPARED, name.length())).toLowerCase(Locale.ROOT);
    }

    /** Levenshtein's distance: insertions, deletions, replacements. */
    private static int distance(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int j = 0; j < previous.length; j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] current = new int[to.length() + 1];
            current[0] = i;
            for (int j = 1; j < current.length; j++) {
                int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
