package dev.autodidact.api.task;

import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.ClassTarget;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** How often each class was taken for its most probable one, and the scores that need nothing else. Immutable. */
final class Confusion {

    private final int rows;

    /** By class: rows that are of it, rows that were taken for it, and rows of which both are true. */
    private final int[] actual;

    private final int[] taken;
    private final int[] right;

    private Confusion(int rows, int classes) {
        this.rows = rows;
        this.actual = new int[classes];
        this.taken = new int[classes];
        this.right = new int[classes];
    }

    static Confusion of(ClassTarget truth, ClassProbabilities predicted) {
        Confusion confusion = new Confusion(truth.rows(), truth.classes().size());
        for (int row = 0; row < truth.rows(); row++) {
            int code = truth.code(row);
            int guess = predicted.mostLikely(row);
            confusion.actual[code]++;
            confusion.taken[guess]++;
            if (guess == code) {
                confusion.right[code]++;
            }
        }
        return confusion;
    }

    double accuracy() {
        return (double) IntStream.of(right).sum() / rows;
    }

    double balancedAccuracy() {
        return meanOverPresent(code -> (double) right[code] / actual[code]);
    }

    double f1() {
        return actual.length == 2 ? f1(1) : meanOverPresent(this::f1);
    }

    private double f1(int code) {
        int either = actual[code] + taken[code];
        return either == 0 ? 0 : 2.0 * right[code] / either;
    }

    double matthews() {
        double both = (double) IntStream.of(right).sum() * rows;
        double chance = 0;
        double actualSquares = 0;
        double takenSquares = 0;
        for (int code = 0; code < actual.length; code++) {
            chance += (double) actual[code] * taken[code];
            actualSquares += (double) actual[code] * actual[code];
            takenSquares += (double) taken[code] * taken[code];
        }
        double all = (double) rows * rows;
        double scale = Math.sqrt(all - actualSquares) * Math.sqrt(all - takenSquares);
        return scale == 0 ? 0 : (both - chance) / scale;
    }

    private double meanOverPresent(IntToDoubleFunction score) {
        return IntStream.range(0, actual.length)
                .filter(code -> actual[code] > 0)
                .mapToDouble(score)
                .average()
                .orElse(0);
    }
}
