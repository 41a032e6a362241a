package dev.autodidact.examples.fewshottext;

import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.gradient.fewshot.FewShotStrategy;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Where sentences lie, and how near they are to each other.
 *
 * @param place gives the places of sentences, sentences x dimensions
 * @param nearness greater for what is nearer
 */
record Space(Function<Features, double[][]> place, Nearness nearness) {

    /** How near two places are, by their products. */
    interface Nearness {

        double of(double product, double square, double otherSquare);
    }

    /** Sentences as they come, by the cosine of the angle between them. */
    static Space cosine() {
        return new Space(Features::toRows, (product, square, otherSquare) -> product / Math.sqrt(square * otherSquare));
    }

    /** What a prototypical network has learned. */
    static Space learned(FewShotStrategy strategy, Knowledge knowledge) {
        return new Space(
                sentences -> strategy.embed(sentences, knowledge),
                (product, square, otherSquare) -> 2 * product - square - otherSquare);
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** How near each place is to the mean of each class, places x classes. */
    double[][] toMeans(double[][] places, double[][] known, ClassTarget classes) {
        double[][] means = new double[classes.classes().size()][known[0].length];
        int[] counts = classes.counts();
        for (int row = 0; row < known.length; row++) {
            double[] mean = means[classes.code(row)];
            for (int i = 0; i < mean.length; i++) {
                mean[i] += known[row][i] / counts[classes.code(row)];
            }
        }
        return to(places, means);
    }

    /** How near each place is to each other one, places x others. */
    double[][] to(double[][] places, double[][] others) {
        double[] squares = Arrays.stream(others)
                .mapToDouble(other -> product(other, other))
                .toArray();
        return Arrays.stream(places)
                .parallel()
                .map(place -> {
                    double square = product(place, place);
                    double[] near = new double[others.length];
                    Arrays.setAll(near, other -> nearness.of(product(place, others[other]), square, squares[other]));
                    return near;
                })
                .toArray(double[][]::new);
    }
}
