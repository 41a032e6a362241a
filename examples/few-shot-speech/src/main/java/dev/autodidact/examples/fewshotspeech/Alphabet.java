package dev.autodidact.examples.fewshotspeech;

import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.TrainingData;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The characters of a text, and texts as data: a row says which {@value #CONTEXT} characters come before one, and which
 * that one is. Capitals count as small letters, other characters are left out.
 */
final class Alphabet {

    static final int CONTEXT = 5;

    private static final String CHARACTERS = "\n !',-.:;?abcdefghijklmnopqrstuvwxyz";

    /** So that the mean square of a feature is 1. */
    private static final double MARK = Math.sqrt(CHARACTERS.length());

    private static final List<String> CLASSES =
            CHARACTERS.chars().mapToObj(Character::toString).toList();

    private static final List<String> NAMES = IntStream.range(0, CONTEXT * CHARACTERS.length())
            .mapToObj(feature -> feature / CHARACTERS.length() + "-" + feature % CHARACTERS.length())
            .toList();

    private Alphabet() {}

    /** A text without what is no character here. */
    static String plain(String text) {
        return text.toLowerCase(Locale.ROOT)
                .chars()
                .filter(character -> CHARACTERS.indexOf(character) >= 0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** A row for each character but the first {@value #CONTEXT}. */
    static TrainingData data(String text) {
        int rows = text.length() - CONTEXT;
        int[] codes = IntStream.range(CONTEXT, text.length())
                .map(at -> CHARACTERS.indexOf(text.charAt(at)))
                .toArray();
        return new TrainingData(features(text, rows), new ClassTarget(codes, CLASSES));
    }

    /** What comes last before the end of a text. */
    static Features ending(String text) {
        return features(text.substring(text.length() - CONTEXT), 1);
    }

    private static Features features(String text, int rows) {
        double[][] columns = new double[NAMES.size()][rows];
        for (int row = 0; row < rows; row++) {
            for (int place = 0; place < CONTEXT; place++) {
                columns[place * CHARACTERS.length() + CHARACTERS.indexOf(text.charAt(row + place))][row] = MARK;
            }
        }
        return new Features(NAMES, new int[columns.length], columns, rows);
    }

    static char character(int code) {
        return CHARACTERS.charAt(code);
    }
}
