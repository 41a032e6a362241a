package dev.autodidact.runtime.preprocess;

import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.Target;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a target says in numbers: itself where it is real, 0 or 1 for the second of two classes, and of up to
 * {@value #MOST_CLASSES} classes 0 or 1 for each. More classes have no such numbers.
 */
final class Signals {

    static final int MOST_CLASSES = 10;

    private Signals() {}

    /** A name for each signal; empty where there is but one. */
    static List<String> names(Target target) {
        return switch (target) {
            case RealTarget real -> List.of("");
            case ClassTarget classes -> {
                int count = classes.classes().size();
                yield count > MOST_CLASSES ? List.of() : count == 2 ? List.of("") : classes.classes();
            }
        };
    }

    /** The signals, one array each, of the chosen rows. */
    static double[][] of(Target target, int[] rows) {
        return switch (target) {
            case RealTarget real ->
                new double[][] {IntStream.of(rows).mapToDouble(real::value).toArray()};
            case ClassTarget classes -> {
                int count = classes.classes().size();
                yield count > MOST_CLASSES
                        ? new double[0][]
                        : IntStream.range(count == 2 ? 1 : 0, count)
                                .mapToObj(code -> IntStream.of(rows)
                                        .mapToDouble(row -> classes.code(row) == code ? 1 : 0)
                                        .toArray())
                                .toArray(double[][]::new);
            }
        };
    }
}
