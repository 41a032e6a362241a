package dev.autodidact.suites.internal.episodes;

import dev.autodidact.suites.internal.Chance;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Somebody who rates films, with stars from one to five, counted from three: from -2 to 2. A film has {@value #ATTRIBUTES}
 * attributes that everybody sees; what they mean for its {@value #SIDES} sides, and for how good it is, is the same for
 * all viewers and unknown. A viewer has {@value #TRAITS} traits that everybody sees and that hint at the tastes, and tastes
 * that nobody sees. A rating is the viewer's mood, the film's quality, the sum of tastes times sides, and chance, rounded.
 * Immutable.
 */
final class Viewer {

    private static final int TRAITS = 3;
    private static final int ATTRIBUTES = 6;
    private static final int SIDES = 4;
    private static final double MOST = 2;
    private static final double HINT = 0.5;
    private static final double MOOD = 0.4;
    private static final double NOISE = 0.3;

    private static final double[][] SIDE_BY_ATTRIBUTE = matrix("sides", SIDES, ATTRIBUTES, 1.5);
    private static final double[][] TASTE_BY_TRAIT = matrix("hints", SIDES, TRAITS, HINT);
    private static final double[][] QUALITY_BY_ATTRIBUTE = matrix("quality", 1, ATTRIBUTES, 0.5);

    private static final List<String> NAMES = Stream.concat(
                    IntStream.rangeClosed(1, TRAITS).mapToObj(i -> "trait-" + i),
                    IntStream.rangeClosed(1, ATTRIBUTES).mapToObj(i -> "attribute-" + i))
            .toList();

    private final double[] traits;
    private final double[] tastes;

    /** What all ratings have in common. */
    private final double mood;

    private Viewer(double[] traits, double[] tastes, double mood) {
        this.traits = traits;
        this.tastes = tastes;
        this.mood = mood;
    }

    private static double[][] matrix(String purpose, int rows, int columns, double scale) {
        Chance chance = new Chance("cold-start", purpose);
        double[][] matrix = new double[rows][columns];
        for (double[] row : matrix) {
            for (int i = 0; i < columns; i++) {
                row[i] = scale * chance.gaussian();
            }
        }
        return matrix;
    }

    /** Traits are uniform; tastes are normal about what the traits hint at. */
    static Viewer draw(Chance chance) {
        double[] traits = uniform(TRAITS, chance);
        double[] tastes = times(TASTE_BY_TRAIT, traits);
        for (int side = 0; side < SIDES; side++) {
            tastes[side] += chance.gaussian();
        }
        return new Viewer(traits, tastes, MOOD * chance.gaussian());
    }

    /** Ratings of so many films, new ones each time. */
    Ratings rate(int films, Chance chance) {
        double[][] columns = new double[TRAITS + ATTRIBUTES][films];
        double[] stars = new double[films];
        for (int film = 0; film < films; film++) {
            double[] attributes = uniform(ATTRIBUTES, chance);
            for (int i = 0; i < TRAITS; i++) {
                columns[i][film] = traits[i];
            }
            for (int i = 0; i < ATTRIBUTES; i++) {
                columns[TRAITS + i][film] = attributes[i];
            }
            double pleasure = mood + times(QUALITY_BY_ATTRIBUTE, attributes)[0] + NOISE * chance.gaussian();
            double[] sides = times(SIDE_BY_ATTRIBUTE, attributes);
            for (int side = 0; side < SIDES; side++) {
                pleasure += tastes[side] * StrictMath.tanh(sides[side]) / Math.sqrt(SIDES);
            }
            stars[film] = 0 + Math.clamp(Math.rint(pleasure), -MOST, MOST); // nobody wants to read -0.0
        }
        return new Ratings(NAMES, columns, stars);
    }

    private static double[] uniform(int length, Chance chance) {
        double[] values = new double[length];
        Arrays.setAll(values, i -> chance.uniform(-1, 1));
        return values;
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[matrix.length];
        for (int row = 0; row < matrix.length; row++) {
            for (int i = 0; i < vector.length; i++) {
                product[row] += matrix[row][i] * vector[i];
            }
        }
        return product;
    }
}
